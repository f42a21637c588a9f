import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { contractCodes } from '../contract/codes.ts';
import { operationLabel } from '../contract/finding.ts';
import { ToolkitError } from '../error.ts';
import type { Problem } from '../problem.ts';
import { type Report, type ReportFormat, reportProblems } from '../report/report.ts';
import { hasErrors, plural } from '../report/summary.ts';
import { defaultPhases, type Phase, phases } from '../verify/case.ts';
import { renderCoverage } from '../verify/render-coverage.ts';
import { withReproduction } from '../verify/reproduction.ts';
import { type VerifyResult, verify } from '../verify/verify.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { printReport } from './print-report.ts';
import { reportFindings } from './report-findings.ts';

interface VerifyCommandOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly server: string | undefined;
  readonly header: readonly string[];
  readonly auth: readonly string[];
  readonly secondUser: readonly string[];
  readonly seed: number | undefined;
  readonly maxSeconds: number | undefined;
  readonly stateless: boolean | undefined;
  readonly phases: string | undefined;
  readonly maxRequests: number | undefined;
  readonly timeout: number | undefined;
  readonly format: ReportFormat;
  readonly output: string | undefined;
}

/** An API and what its server answered. */
interface VerifiedApi {
  readonly api: LoadedApi;
  readonly result: VerifyResult;
}

/** Verifies the servers of the APIs and prints one report; resolves to the exit code. */
export async function runVerify(
  args: readonly string[],
  options: VerifyCommandOptions,
  io: CommandIo,
): Promise<number> {
  const { report, verified } = await verifyApis(args, options, io);
  await printReport(report, options, io);
  printCoverage(verified, options, io);
  return hasErrors(report.problems) ? 1 : 0;
}

/** Verifies the servers of the APIs; the report, and what each answered. */
export async function verifyApis(
  args: readonly string[],
  options: Omit<VerifyCommandOptions, 'format' | 'output'>,
  io: CommandIo,
): Promise<{ readonly report: Report; readonly verified: readonly VerifiedApi[] }> {
  const { loaded, apis } = await selectFromConfig(args, options, io);
  const servers = serversOf(apis, options.server, loaded);
  const headers = { ...loaded.config.verify?.headers, ...parseHeaders(options.header) };
  checkHeaders(headers);
  const wanted = phasesOf(options.phases);
  const verified: VerifiedApi[] = [];
  for (const [index, selected] of apis.entries()) {
    const api = await loadApi(selected, loaded, options, io);
    const progress = startProgress(io);
    const result = await verify(api.model, {
      server: servers[index] ?? '',
      headers,
      auth: parseAuth(options.auth),
      ...(options.secondUser.length > 0 && { secondUser: parseHeaders(options.secondUser, '--second-user') }),
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(options.maxSeconds !== undefined && { maxMs: options.maxSeconds * 1000 }),
      stateless: options.stateless ?? false,
      phases: wanted,
      signal: io.signal,
      onCase: (one, { done, all, requests, findings }) =>
        progress.show(
          `${done + 1}/${all} ${operationLabel(one.operation)}, ${plural(requests, 'request')}, ${plural(findings, 'finding')}`,
        ),
      ...(options.maxRequests !== undefined && { maxRequests: options.maxRequests }),
      ...(options.timeout !== undefined && { timeoutMs: options.timeout }),
    }).finally(progress.clear);
    verified.push({ api, result });
  }
  return { report: reportOf(verified, io.cwd), verified };
}

/** One server for each API: the one that was named, or those of the configuration. */
function serversOf(
  apis: readonly ApiSelection[],
  server: string | undefined,
  { config }: LoadedConfig,
): readonly string[] {
  if (server !== undefined && apis.length > 1) {
    const names = apis.map(({ name }) => name).join(', ');
    throw new ToolkitError('E_USAGE', `--server names one server, but there are several APIs: ${names}`, {
      hint: `Name one API ("concordat verify ${apis[0]?.name} --server …"), or list a server for each under verify.servers in the configuration. A mock of several APIs has each below its name: http://127.0.0.1:4010/${apis[0]?.name} and the base path.`,
    });
  }
  const known = config.verify?.servers ?? {};
  return apis.map(({ name }) => {
    const url = server ?? (Object.hasOwn(known, name) ? known[name] : undefined);
    if (url !== undefined) return checkedUrl(url);
    throw new ToolkitError('E_USAGE', `there is no server to verify "${name}" on`, {
      hint: `Name it with --server, or in the configuration: verify: { servers: { ${JSON.stringify(name)}: 'http://…' } }.`,
    });
  });
}

function checkedUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ToolkitError('E_USAGE', `"${text}" is not the URL of a server`, {
      hint: 'Write it in full, with the base path: http://localhost:8080/api/v1.',
    });
  }
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new ToolkitError('E_USAGE', `the server's URL has credentials, a query or a fragment`, {
      hint: 'Give only the address and the base path; send credentials with --header.',
    });
  }
  return url.href.replace(/\/+$/, '');
}

function phasesOf(list: string | undefined): readonly Phase[] {
  const names = list?.split(',').map((name) => name.trim()) ?? [];
  const unknown = names.find((name) => !phases.some((phase) => phase === name));
  if (unknown !== undefined) {
    throw new ToolkitError('E_USAGE', `"${unknown}" is not a phase`, {
      hint: `There are: ${phases.join(', ')}.`,
    });
  }
  return names.length === 0 ? defaultPhases : phases.filter((phase) => names.includes(phase));
}

/** `scheme=secret`. What was given may be a secret: it is not repeated. */
function parseAuth(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const equals = text.indexOf('=');
      if (equals > 0) return [text.slice(0, equals).trim(), text.slice(equals + 1)];
      throw new ToolkitError('E_USAGE', 'an --auth names no security scheme', {
        hint: "Write it as --auth 'apiKey=…', with the name that the document gives the scheme.",
      });
    }),
  );
}

function parseHeaders(list: readonly string[], flag = '--header'): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const colon = text.indexOf(':');
      const name = text.slice(0, Math.max(0, colon)).trim();
      if (name !== '') return [name, text.slice(colon + 1).trim()];
      // What was given may be a secret: it is not repeated.
      throw new ToolkitError('E_USAGE', `a ${flag} has no name`, {
        hint: `Write it as ${flag} 'Authorization: Bearer …'.`,
      });
    }),
  );
}

function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch (cause) {
      throw new ToolkitError('E_USAGE', `the header ${JSON.stringify(name)} cannot be sent`, {
        hint: 'Its name may hold letters, digits and dashes; its value no line breaks and no letters beyond Latin-1.',
        cause,
      });
    }
  }
}

function reportOf(verified: readonly VerifiedApi[], cwd: string): Report {
  const problems = verified.flatMap(({ api, result }) =>
    reportProblems([...problemsOf(api, result), ...api.model.problems], {
      document: api.model.document,
      cwd,
      api: api.name,
    }),
  );
  const sum = (count: (result: VerifyResult) => number) =>
    verified.reduce((total, { result }) => total + count(result), 0);
  const operations = sum(({ coverage }) => coverage.length);
  const called = sum(({ coverage }) => coverage.filter(({ statuses }) => statuses.size > 0).length);
  const codes = new Set(problems.map(({ code }) => code));
  return {
    command: 'verify',
    tool: { name: 'concordat', version },
    apis: verified.map(({ api }) => api.name),
    problems,
    findings: verified.flatMap(({ api, result }) =>
      reportFindings([...result.findings, ...result.notes], api, cwd),
    ),
    checked: `${called} of ${plural(operations, 'operation')} called, ${plural(
      sum(({ cases }) => cases),
      'case',
    )}, ${plural(
      sum(({ requests }) => requests),
      'request',
    )}`,
    rules: Object.entries(contractCodes)
      .filter(([code]) => codes.has(code))
      .map(([code, { summary, why }]) => ({ code, summary, why })),
  };
}

/** Findings with the requests that show them, and what is wrong with the document or the run. */
function problemsOf({ model }: LoadedApi, { findings, notes, problems }: VerifyResult): readonly Problem[] {
  const found = new Set<Problem>([...findings, ...notes]);
  return [
    ...[...findings, ...notes].map((finding) => withReproduction(model, finding)),
    ...problems.filter((problem) => !found.has(problem)),
  ];
}

/** Behind a report for people; beside one for programs, whose format has no place for it. */
function printCoverage(
  verified: readonly VerifiedApi[],
  options: Pick<VerifyCommandOptions, 'format' | 'output'>,
  io: CommandIo,
): void {
  const output = options.format === 'text' && options.output === undefined ? io.stdout : io.stderr;
  for (const { api, result } of verified) {
    output.write(`\nAnswers of ${api.name}:\n${renderCoverage(result)}`);
  }
}

/** One line on a terminal, gone when it is done. */
function startProgress({ stderr }: CommandIo): { show(text: string): void; clear(): void } {
  if (!stderr.isTerminal) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => stderr.write(`\r\u001b[K${text.slice(0, Math.max(10, stderr.columns - 1))}`),
    clear: () => stderr.write('\r\u001b[K'),
  };
}
