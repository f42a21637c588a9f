import type { LoadedConfig } from '../config/load.ts';
import { type ApiSelection, selectApis } from '../config/select-apis.ts';
import { parseGitReference } from '../document/read-git.ts';
import { ToolkitError } from '../error.ts';
import type { Report, ReportedProblem } from '../report/report.ts';
import { reportProblems } from '../report/report.ts';
import { plural } from '../report/summary.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { compareApis } from './compare-apis.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import type { CheckOptions } from './run-check.ts';
import { atRevision } from './run-diff.ts';

type BaseOptions = CheckOptions & { readonly base: string };

/** Compares each API with its version at the base, as one report. */
export async function compareWithBase(
  args: readonly string[],
  options: BaseOptions,
  io: CommandIo,
): Promise<Report> {
  const { loaded, apis } = await selectFromConfig(args, options, io);
  const bases = basesOf(apis, options.base, loaded, io.cwd);
  const problems: ReportedProblem[] = [];
  const counts = { compared: 0, breaking: 0 };
  for (const [index, selected] of apis.entries()) {
    const api = await loadApi(selected, loaded, options, io);
    const base = await loadBase(bases[index] ?? selected, loaded, options, io);
    if (!base) {
      problems.push(newApi(api, options.base, io.cwd));
      continue;
    }
    const result = await compareApis(base, api, options.failOn, io.cwd);
    problems.push(...result.problems);
    counts.compared += 1;
    counts.breaking += result.breaking;
  }
  const changes = plural(counts.breaking, 'breaking change');
  return {
    command: 'diff',
    tool: { name: 'concordat', version },
    apis: apis.map(({ name }) => name),
    problems,
    checked: `${changes} since ${options.base} in ${counts.compared} of ${plural(apis.length, 'document')}`,
  };
}

function basesOf(
  apis: readonly ApiSelection[],
  base: string,
  loaded: LoadedConfig,
  cwd: string,
): readonly ApiSelection[] {
  if (parseGitReference(base)?.path === '') return apis.map((api) => atRevision(api, base, cwd));
  if (apis.length === 1) return selectApis([base], loaded, cwd);
  throw new ToolkitError('E_USAGE', `--base names one document, but there are several APIs`, {
    hint: 'Name a revision, as in --base git:main, or one API.',
  });
}

/** Undefined where the revision is there but has no such file: the API is younger than it. */
async function loadBase(
  base: ApiSelection,
  loaded: LoadedConfig,
  options: BaseOptions,
  io: CommandIo,
): Promise<LoadedApi | undefined> {
  try {
    return await loadApi(base, loaded, options, io);
  } catch (error) {
    const isAbsent =
      error instanceof ToolkitError &&
      error.problems.some(
        ({ code, at, message }) =>
          code === 'document-unreadable' &&
          at?.source === base.reference &&
          /^there is no file .* in the revision /.test(message),
      );
    if (isAbsent) return undefined;
    throw error;
  }
}

function newApi({ name, model }: LoadedApi, base: string, cwd: string): ReportedProblem {
  const at = { source: model.document.root.uri, pointer: '' };
  const message = `This document is not in ${base} yet: there is nothing to compare it with.`;
  const [problem] = reportProblems([{ code: 'diff/new-document', severity: 'note', message, at }], {
    document: model.document,
    cwd,
    api: name,
  });
  if (!problem) throw new Error('a problem got lost');
  return problem;
}
