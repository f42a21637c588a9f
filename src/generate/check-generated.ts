import type { Problem } from '../problem.ts';
import { isUntouched, readStamp } from './stamp.ts';

/** How a file in the place of a generated one stands. */
export type FileState = 'current' | 'missing' | 'stale' | 'edited' | 'foreign';

/**
 * Compares a file with what would be generated, by the hashes in its first line.
 *
 * @param text undefined where there is no file
 * @param spec the hash of what the file is made from now
 */
export function stateOf(text: string | undefined, spec: string): FileState {
  if (text === undefined) return 'missing';
  const stamp = readStamp(text);
  if (stamp === undefined) return text.trim() === '' ? 'stale' : 'foreign';
  if (!isUntouched(text, stamp)) return 'edited';
  return stamp.spec === spec ? 'current' : 'stale';
}

const messages = {
  missing: 'this generated file is missing',
  stale:
    'this generated file was made from another version of its document, or by another version of Concordat',
  edited: 'this generated file has been changed since it was generated',
  foreign: 'this file has the name of a generated one, but is not one',
} as const;

/** What `--check` reports of a file; nothing when it is current. */
export function checkFile(path: string, state: FileState): Problem | undefined {
  if (state === 'current') return undefined;
  const hint =
    state === 'foreign'
      ? 'Move it elsewhere, or generate into another folder with --out.'
      : 'Run "concordat generate", and commit what it writes.';
  return problemAt(path, messages[state], hint);
}

/** What `--check` reports of a generated file that nothing generates any more. */
export function checkExtra(path: string, text: string): Problem | undefined {
  if (readStamp(text) === undefined) return undefined;
  return problemAt(path, 'this generated file belongs to no API of the configuration', 'Delete it.');
}

function problemAt(path: string, message: string, hint: string): Problem {
  const at = { source: path, pointer: '', position: { line: 1, column: 1 } };
  return { code: 'generated-stale', severity: 'error', message, at, hint };
}
