import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StateError } from '../data/state-error.ts';
import type { StateStore } from '../data/state-store.ts';

/**
 * Keeps each state in a file of its own, that only its owner may read.
 *
 * A state is written to a temporary file, flushed to the disk and renamed: after a crash or a loss of power the file has
 * the old text or the new one. A temporary file (`….tmp`) may be left over; it is never read. For one process at a time:
 * several would need `sqliteStateStore`.
 *
 * @param folder is made when the first state is written
 * @throws RangeError for a key that makes a name of more than 200 characters
 */
export function fileStateStore(folder: string): StateStore {
  const pathOf = (key: string) => join(folder, fileNameOf(key));
  // One write behind the other: each compares with the text of the one before.
  let last: Promise<void> = Promise.resolve();
  return {
    read: (key) => readIfThere(pathOf(key)),
    write(key, text, { expected }) {
      const path = pathOf(key);
      last = last
        .catch(() => {})
        .then(async () => {
          if ((await readIfThere(path)) !== expected)
            throw new StateError('conflict', key, `the file ${path}`);
          await mkdir(folder, { recursive: true });
          await replace(folder, path, text);
        });
      return last;
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    placeOf: (key) => `the file ${pathOf(key)}`,
  };
}

/** No key leaves the folder, and none has the name of another's temporary file. */
function fileNameOf(key: string): string {
  const name = `${encodeURIComponent(key).replaceAll('*', '%2A')}.json`;
  if (name.length > 200)
    throw new RangeError(
      `the key of a state makes a file name of ${name.length} characters: 200 is the most`,
    );
  return name;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function replace(folder: string, path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The new name is on the disk with the folder; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
