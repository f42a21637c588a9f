import { resolve } from 'node:path';
import { ToolkitError } from '../error.ts';
import { shortPath } from '../report/report.ts';
import { readSuppressions } from '../verify/suppress/read-suppressions.ts';
import type { Suppression } from '../verify/suppress/suppression.ts';
import type { CommandIo } from './command.ts';

/**
 * Reads the file that a flag names; nothing where it names none.
 *
 * @throws ToolkitError E_CONFIG, with located problems, for a file that cannot be used
 */
export async function suppressionsOf(
  file: string | undefined,
  { cwd }: Pick<CommandIo, 'cwd'>,
): Promise<readonly Suppression[]> {
  if (file === undefined) return [];
  const path = resolve(cwd, file);
  const read = await readSuppressions(path);
  if (read.ok) return read.value;
  throw new ToolkitError('E_CONFIG', `the suppressions ${shortPath(path, cwd)} cannot be used`, {
    problems: read.problems,
  });
}
