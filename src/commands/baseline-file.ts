import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { writeFileSafely } from '../document/write.ts';
import { ToolkitError } from '../error.ts';
import { applyBaseline, readBaseline, writeBaseline } from '../lint/baseline.ts';
import type { Problem } from '../problem.ts';
import { shortPath } from '../report/report.ts';
import { plural } from '../report/summary.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';

/** The problems that count beside a baseline, and how many it accepts. */
export interface Baselined {
  readonly kept: readonly Problem[];
  readonly accepted: number;
}

/** The baseline to use: the flag's, relative to the working directory, or the configuration's, relative to it. */
export function baselinePath(
  flag: string | undefined,
  loaded: LoadedConfig,
  cwd: string,
): string | undefined {
  if (flag !== undefined) return resolve(cwd, flag);
  const configured = loaded.config.lint?.baseline;
  return configured === undefined ? undefined : resolve(loaded.dir, configured);
}

/**
 * Leaves out the problems that a baseline file lists. Without the file, all problems are accepted and it is written,
 * except in CI, where nobody would see it.
 *
 * @throws ToolkitError E_INPUT for a file that is no baseline, E_OUTPUT when it cannot be written, E_USAGE when it
 * is missing in CI
 */
export async function useBaseline(
  path: string,
  linted: readonly { readonly api: LoadedApi; readonly problems: readonly Problem[] }[],
  io: CommandIo,
): Promise<Baselined> {
  const problems = linted.flatMap((api) => api.problems);
  const name = shortPath(path, io.cwd);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new ToolkitError('E_INPUT', `the baseline ${path} cannot be read: ${error.message}`, {
      cause: error,
    });
  });
  if (text === undefined) return createBaseline(path, name, problems, io);
  const sources = new Set(linted.flatMap(({ api }) => [...api.model.document.sources.keys()]));
  const { kept, accepted, stale } = applyBaseline(path, readBaseline(path, text), problems, sources);
  if (stale > 0) {
    const gone = `Gone: ${plural(stale, 'problem')} that ${name} accepts.`;
    io.stderr.write(`${gone} Remove the file and run again to write it anew.\n`);
  }
  return { kept, accepted };
}

async function createBaseline(
  path: string,
  name: string,
  problems: readonly Problem[],
  io: CommandIo,
): Promise<Baselined> {
  if (io.env.CI && io.env.CI !== 'false') {
    throw new ToolkitError('E_USAGE', `there is no baseline ${path}, and none is written in CI`, {
      hint: `Run "concordat lint --baseline ${name}" on your machine and commit the file.`,
    });
  }
  await writeFileSafely(path, writeBaseline(path, problems));
  io.stderr.write(`Accepted ${plural(problems.length, 'problem')}: ${name} is written.\n`);
  return { kept: [], accepted: problems.length };
}
