import { join } from 'node:path';
import { ToolkitError } from '../error.ts';
import { lint } from '../lint/lint.ts';
import { type ReportedProblem, reportProblems } from '../report/report.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';

/** How a document is worked on in the daily loop. */
export interface DevWork {
  readonly lint:
    | { readonly configFile: string | undefined; readonly allowHosts: readonly string[] }
    | undefined;
  /** Folder of the generated code; undefined where none is written. */
  readonly out: string | undefined;
}

/** What came of linting a document and generating its code. */
export interface DevOutcome {
  readonly problems: readonly ReportedProblem[];
  /** How many files were written; 0 when they were up to date. */
  readonly written: number;
}

/** Lints a document and generates its code; what keeps either from being done is a problem too. */
export async function workOn(api: LoadedApi, work: DevWork, io: CommandIo): Promise<DevOutcome> {
  const problems: ReportedProblem[] = [];
  let written = 0;
  try {
    const found = work.lint ? await lint(api.model, { api: api.name, ...work.lint }) : api.model.problems;
    problems.push(...reportProblems(found, { document: api.model.document, cwd: io.cwd, api: api.name }));
    if (work.out !== undefined) written = await writeCode(api, work.out, io);
  } catch (error) {
    // A broken redocly.yaml, or a file that is not ours where code should go.
    if (!(error instanceof ToolkitError)) throw error;
    problems.push(...failureProblems(api.name, error, io.cwd));
  }
  return { problems, written };
}

/** A document or its code that cannot be used, as problems to show. */
export function failureProblems(api: string, error: ToolkitError, cwd: string): readonly ReportedProblem[] {
  const { problems, message, hint } = error;
  if (problems.length === 0)
    return [{ code: error.code, severity: 'error', message, ...(hint && { hint }), api }];
  return reportProblems(problems, { document: { sources: new Map() }, cwd, api });
}

async function writeCode(api: LoadedApi, out: string, io: CommandIo): Promise<number> {
  const { specHash } = await import('../generate/stamp.ts');
  const { readStates } = await import('./generated-folder.ts');
  const { hasEvents } = await import('../generate/api-events.ts');
  const spec = specHash(api.name, api.model.document, version);
  const states = await readStates(join(out, api.name), spec, { webhooks: hasEvents(api.model) });
  if ([...states.values()].every((state) => state === 'current')) return 0;
  const { updateFolder } = await import('./run-generate.ts');
  // The loop tells in its own words; defects of the document are told by lint.
  const quiet = { write: () => {}, isTerminal: false, columns: 80 };
  await updateFolder(api, out, states, { ...io, stdout: quiet, stderr: quiet });
  return states.size;
}
