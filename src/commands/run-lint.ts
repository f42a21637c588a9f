import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { lint } from '../lint/lint.ts';
import { ruleTable } from '../lint/rule-table.ts';
import type { Problem } from '../problem.ts';
import { type Report, type ReportFormat, reportProblems } from '../report/report.ts';
import { hasErrors, plural } from '../report/summary.ts';
import { version } from '../version.ts';
import { type Baselined, baselinePath, useBaseline } from './baseline-file.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { printReport } from './print-report.ts';

interface LintOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly baseline: string | undefined;
}

/** An API and what was found in its document. */
interface LintedApi {
  readonly api: LoadedApi;
  readonly problems: readonly Problem[];
}

/** Lints the APIs and prints one report; resolves to the exit code. */
export async function runLint(args: readonly string[], options: LintOptions, io: CommandIo): Promise<number> {
  const { report, failure } = await lintApis(args, options, io);
  await printReport(report, options, io);
  if (failure) throw failure;
  return hasErrors(report.problems) ? 1 : 0;
}

/**
 * Lints the APIs; with documents that cannot be used, there is also the error to end with.
 *
 * @throws ToolkitError E_INPUT when none can be used
 */
export async function lintApis(
  args: readonly string[],
  options: Omit<LintOptions, 'format' | 'output'>,
  io: CommandIo,
): Promise<{ readonly report: Report; readonly failure: ToolkitError | undefined }> {
  const { loaded, apis } = await selectFromConfig(args, options, io);
  const { linted, failures } = await lintAll(apis, loaded, options, io);
  if (linted.length === 0) throw combined(failures);
  const path = baselinePath(options.baseline, loaded, io.cwd);
  const baselined = path === undefined ? undefined : await useBaseline(path, linted, io);
  const report = reportOf(linted, baselined, io.cwd);
  return { report, failure: failures.length > 0 ? combined(failures) : undefined };
}

/** One document that cannot be read does not keep the others from being looked at. */
async function lintAll(
  apis: readonly ApiSelection[],
  loaded: LoadedConfig,
  options: Omit<LintOptions, 'format' | 'output'>,
  io: CommandIo,
): Promise<{ linted: readonly LintedApi[]; failures: readonly ToolkitError[] }> {
  const configFile = redoclyFile(loaded, io.cwd);
  const allowHosts = [...(loaded.config.allowHosts ?? []), ...options.allowHost];
  const linted: LintedApi[] = [];
  const failures: ToolkitError[] = [];
  const seen = new Set<string>();
  const progress = startProgress(io);
  for (const selected of apis) {
    try {
      const api = await loadApi(selected, loaded, options, io);
      progress.show(api);
      const problems = await lint(api.model, { api: api.name, configFile, allowHosts });
      linted.push({ api, problems: problems.filter((problem) => isNew(problem, seen)) });
    } catch (error) {
      if (!(error instanceof ToolkitError) || error.code === 'E_CONFIG') throw error;
      failures.push(error);
    } finally {
      progress.clear();
    }
  }
  return { linted, failures };
}

/** What is wrong with redocly.yaml is found again with every API. */
function isNew(problem: Problem, seen: Set<string>): boolean {
  if (problem.code !== 'redocly-config') return true;
  const key = JSON.stringify([problem.message, problem.at]);
  return !seen.has(key) && seen.add(key) !== undefined;
}

/** The lint rules of the project: as configured, or the redocly.yaml beside the configuration or in the working directory. */
export function redoclyFile({ config, dir, file }: LoadedConfig, cwd: string): string | undefined {
  if (config.redocly === undefined)
    return [dir, cwd].map((folder) => join(folder, 'redocly.yaml')).find((path) => existsSync(path));
  const path = resolve(dir, config.redocly);
  if (existsSync(path)) return path;
  throw new ToolkitError('E_CONFIG', `there is no file ${path}, which "redocly" in ${file} names`, {
    hint: 'Correct the path, or leave it out for the rules that Redocly recommends.',
  });
}

function reportOf(linted: readonly LintedApi[], baselined: Baselined | undefined, cwd: string): Report {
  const left = baselined ? new Set(baselined.kept) : undefined;
  const problems = linted.flatMap(({ api, problems: found }) => {
    const kept = left ? found.filter((problem) => left.has(problem)) : found;
    return reportProblems(kept, { document: api.model.document, cwd, api: api.name });
  });
  const operations = linted.reduce((sum, { api }) => sum + api.model.operations.length, 0);
  const accepted =
    baselined && baselined.accepted > 0 ? `, ${plural(baselined.accepted, 'problem')} accepted` : '';
  const codes = new Set(problems.map(({ code }) => code));
  return {
    command: 'lint',
    tool: { name: 'concordat', version },
    apis: linted.map(({ api }) => api.name),
    problems,
    checked: `${plural(operations, 'operation')}${accepted}`,
    rules: ruleTable.filter(({ code }) => codes.has(code)),
  };
}

function combined(failures: readonly ToolkitError[]): ToolkitError {
  const [first] = failures;
  if (failures.length === 1 && first) return first;
  return new ToolkitError('E_INPUT', `${plural(failures.length, 'document')} cannot be used`, {
    problems: failures.flatMap(({ problems }) => problems),
  });
}

/** Smaller documents are done before anybody wonders. */
const slowBytes = 2_000_000;

/** One line on a terminal while a large document is looked at, gone when it is done. */
function startProgress({ stderr }: CommandIo): { show(api: LoadedApi): void; clear(): void } {
  let isShown = false;
  return {
    show: ({ name, model }) => {
      const size = [...model.document.sources.values()].reduce((sum, { text }) => sum + text.length, 0);
      isShown = stderr.isTerminal && size > slowBytes;
      if (isShown) stderr.write(`Checking ${name} (${plural(model.operations.length, 'operation')}) …`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
