import type { Document } from '../document/document.ts';
import type { IdentitySettings } from '../mock/identity/identity-settings.ts';
import type { Mock, MockOptions } from '../mock/mock.ts';
import type { Problem } from '../problem.ts';
import { reportProblems } from '../report/report.ts';
import { plural } from '../report/summary.ts';

/** How many problems are printed at most; `lint` is where all of them are. */
const maxProblems = 20;

/** What is served where: a line an API and base URL. */
export function mockBanner({ mounts, state }: Mock, url: string, options: MockOptions): string {
  const rows = mounts.flatMap(({ name, model, basePaths }) =>
    basePaths.map((base, index): [string, string, string] => [
      index === 0 ? name : '',
      index === 0 ? plural(model.operations.length, 'operation') : '',
      `${url}${mounts.length > 1 ? `/${encodeURIComponent(name)}` : ''}${base}`,
    ]),
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([name, count, base]) => `  ${name.padEnd(widths[0] ?? 0)}  ${count.padStart(widths[1] ?? 0)}  ${base}\n`,
  );
  const note =
    options.dynamic && options.seed === undefined
      ? `Generated answers vary; --seed ${options.randomSeed ?? 1} makes them the same each time.\n`
      : '';
  return `Mock server on ${url}\n${lines.join('')}${note}${identityLines(state?.identity, url)}`;
}

/** Where tokens are issued, and for whom; the secrets that everybody knows are printed, others are not. */
function identityLines(identity: IdentitySettings | undefined, url: string): string {
  if (!identity) return '';
  const { clients, users, path, isDefault } = identity;
  const clientNames = clients.map((client) =>
    isDefault.client ? `${client.id} (secret ${client.secret})` : client.id,
  );
  const userNames = users.map((user) =>
    isDefault.user ? `${user.name} (password ${user.password})` : user.name,
  );
  return `Tokens are issued at ${url}${path}\n  ${shortList('client', clientNames)}\n  ${shortList('user', userNames)}\n`;
}

function shortList(what: string, names: readonly string[]): string {
  const more = names.length > 5 ? `, … (${names.length})` : '';
  return `${names.length === 1 ? what : `${what}s`}: ${names.slice(0, 5).join(', ')}${more}`;
}

/** Problems as lines: `spec/jobs.yaml:12:3: warning: …`. @param rest where those are that are too many */
export function problemLines(
  problems: readonly Problem[],
  document: Pick<Document, 'sources'>,
  cwd: string,
  rest = '"concordat lint" lists them',
): string {
  const shown = reportProblems(problems.slice(0, maxProblems), { document, cwd });
  const lines = shown.map(({ file, position, severity, message, hint }) => {
    const place =
      file === undefined ? '' : `${file}${position ? `:${position.line}:${position.column}` : ''}: `;
    return `${place}${severity}: ${message}${hint === undefined ? '' : `. ${hint}`}\n`;
  });
  const more = problems.length - shown.length;
  return `${lines.join('')}${more > 0 ? `… and ${plural(more, 'more problem')}; ${rest}\n` : ''}`;
}
