import { join, resolve } from 'node:path';
import { writeFileSafely } from '../document/write.ts';
import { ToolkitError } from '../error.ts';
import { shortPath } from '../report/report.ts';
import type { CommandIo } from './command.ts';

/** A text made of an API, and the file that it gets in a folder. */
export interface ApiOutput {
  readonly fileName: string;
  readonly text: string;
}

/**
 * Refuses, before anything is read, what would be written over itself or mixed on stdout.
 *
 * @throws ToolkitError E_USAGE when several APIs have no folder to go to, or share a file name
 */
export function checkOutputs(
  names: readonly string[],
  { output, out }: { readonly output: string | undefined; readonly out: string | undefined },
): void {
  if (output !== undefined && out !== undefined) {
    throw new ToolkitError('E_USAGE', '--output names a file and --out a folder: give one of them');
  }
  if (names.length > 1 && out === undefined) {
    throw new ToolkitError('E_USAGE', `there are several APIs (${names.join(', ')}), and one output`, {
      hint: 'Name a folder with --out, or one API.',
    });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ToolkitError(
    'E_USAGE',
    `two documents are both called "${twice}", and would overwrite each other`,
    {
      hint: 'Name them in the configuration, or work on one at a time.',
    },
  );
}

/** Writes the texts to the folder or the file that was named, or the only one to stdout. */
export async function writeOutputs(
  outputs: readonly ApiOutput[],
  { output, out }: { readonly output: string | undefined; readonly out: string | undefined },
  io: CommandIo,
): Promise<void> {
  for (const { fileName, text } of outputs) {
    if (output === undefined && out === undefined) {
      io.stdout.write(text);
      continue;
    }
    const path = output === undefined ? join(resolve(io.cwd, out ?? ''), fileName) : resolve(io.cwd, output);
    await writeFileSafely(path, text);
    io.stderr.write(`Wrote ${shortPath(path, io.cwd)}.\n`);
  }
}
