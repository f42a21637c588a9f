import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../problem.ts';
import type { MockFile } from './mock-file.ts';
import { readMockFile } from './read.ts';

const extensions = ['yaml', 'yml', 'json'];

/**
 * Finds and reads the mock file of an API: `jobs.yaml`, `.yml` or `.json`; undefined where there is none.
 *
 * @param folder absolute: `mocks` beside the configuration
 * @param api the API's name
 */
export async function loadMockFile(folder: string, api: string): Promise<Result<MockFile | undefined>> {
  const names = await namesIn(folder);
  if (!names.ok) return names;
  const [found, other] = extensions
    .map((extension) => `${api}.${extension}`)
    .filter((name) => names.value.includes(name));
  if (found === undefined) return { ok: true, value: undefined, problems: [] };
  const path = join(folder, found);
  if (other === undefined) return readMockFile(path);
  return refused(path, `there is ${other} beside it, and only one can count`, 'Put both into one file.');
}

/** Names are compared with what is there, so that one like `../x` finds nothing. */
async function namesIn(folder: string): Promise<Result<readonly string[]>> {
  try {
    return { ok: true, value: await readdir(folder), problems: [] };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: true, value: [], problems: [] };
    return refused(folder, `the folder cannot be read: ${message}`, 'Check who may read it.');
  }
}

function refused(path: string, message: string, hint: string): Result<never> {
  const at = { source: path, pointer: '' };
  return { ok: false, problems: [{ code: 'mock-file', severity: 'error', message, hint, at }] };
}
