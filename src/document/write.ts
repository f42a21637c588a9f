import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolkitError } from '../error.ts';

/**
 * Writes a file whole or not at all: into a temporary file beside it, which then takes its name.
 *
 * Missing folders are made. A symbolic link stays one, its target is replaced; a file keeps its permissions.
 *
 * @throws ToolkitError E_OUTPUT when the file or its folder cannot be written
 */
export async function writeFileSafely(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const target = await realpath(path).catch(() => path);
    const existing = await stat(target).catch(() => undefined);
    // A pipe or a device (/dev/stdout) cannot be replaced, only written to.
    if (existing && !existing.isFile() && !existing.isDirectory()) await writeFile(target, text);
    else await replaceFile(target, text, existing?.mode);
  } catch (error) {
    throw new ToolkitError('E_OUTPUT', `${path} cannot be written: ${reasonOf(error)}`, {
      cause: error,
      hint: 'Name a file in a folder that you may write to.',
    });
  }
}

async function replaceFile(path: string, text: string, mode: number | undefined): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(temporary, text, { flag: 'wx', ...(mode !== undefined && { mode: mode & 0o777 }) });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'that is not permitted';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of its path is a file, not a folder';
  if (code === 'ENOSPC') return 'the disk is full';
  return error instanceof Error ? error.message : String(error);
}
