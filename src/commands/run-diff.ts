import type { LoadedConfig } from '../config/load.ts';
import { type ApiSelection, selectApis } from '../config/select-apis.ts';
import type { FailOn } from '../diff/change-problems.ts';
import { parseGitReference } from '../document/read-git.ts';
import { ToolkitError } from '../error.ts';
import type { ReportFormat } from '../report/report.ts';
import { hasErrors } from '../report/summary.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { compareApis } from './compare-apis.ts';
import { loadApi, loadConfigOf } from './context.ts';
import { printReport } from './print-report.ts';

interface DiffOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly failOn: FailOn;
}

/** Compares two documents and prints one report; resolves to the exit code. */
export async function runDiff(args: readonly string[], options: DiffOptions, io: CommandIo): Promise<number> {
  const loaded = await loadConfigOf(options, io);
  const [older, newer] = selectPair(args, loaded, io.cwd);
  const before = await loadApi(older, loaded, options, io);
  const after = await loadApi(newer, loaded, options, io);
  const { problems, summary } = await compareApis(before, after, options.failOn, io.cwd);
  const report = {
    command: 'diff',
    tool: { name: 'concordat', version },
    apis: [after.name],
    problems,
    checked: summary,
  };
  await printReport(report, options, io);
  return hasErrors(problems) ? 1 : 0;
}

/** The two documents; a revision without a file means the file of the other one. */
function selectPair(
  [older = '', newer = '']: readonly string[],
  loaded: LoadedConfig,
  cwd: string,
): readonly [ApiSelection, ApiSelection] {
  if (older === '-' && newer === '-') {
    throw new ToolkitError('E_USAGE', 'only one of the two documents can come from standard input');
  }
  const select = (arg: string): ApiSelection | undefined =>
    parseGitReference(arg)?.path === '' ? undefined : selectApis([arg], loaded, cwd)[0];
  const [before, after] = [select(older), select(newer)];
  if (before && after) return [before, after];
  if (before) return [before, atRevision(before, newer, cwd)];
  if (after) return [atRevision(after, older, cwd), after];
  throw new ToolkitError('E_USAGE', 'two revisions, but no document to look at in them', {
    hint: `Name the file with at least one: ${older}:spec/openapi.yaml.`,
  });
}

/**
 * The same API as it is in a revision.
 *
 * @param reference `git:main`
 * @throws ToolkitError E_USAGE when its document is no file
 */
export function atRevision(api: ApiSelection, reference: string, cwd: string): ApiSelection {
  const git = parseGitReference(api.reference);
  const isFile = git !== undefined || api.reference.startsWith('/');
  if (isFile) {
    const path = git?.path ?? api.reference;
    const [selected] = selectApis([`${reference}:${path}`], { config: {}, dir: cwd, file: undefined }, cwd);
    if (selected) return { ...selected, name: api.name };
  }
  throw new ToolkitError('E_USAGE', `"${api.name}" is not read from a file that a revision could have`, {
    hint: `Name the other document in full: ${reference}:path/to/openapi.yaml.`,
  });
}
