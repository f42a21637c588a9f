import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileSafely } from '../document/write.ts';
import { ToolkitError } from '../error.ts';
import type { ProjectFile } from '../init/project-file.ts';
import type { Problem } from '../problem.ts';
import { plural } from '../report/summary.ts';

/** A file and what is to become of it. */
export interface PlannedFile extends ProjectFile {
  /** `unchanged` is a file that has everything already. */
  readonly action: 'new' | 'replaced' | 'extended' | 'kept' | 'unchanged';
  /** What is there now. */
  readonly before: string | undefined;
}

/** The text of a file; undefined where there is none. @throws ToolkitError E_OUTPUT for what is no file */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return undefined;
    const reason =
      code === 'EISDIR'
        ? 'it is a folder'
        : code === 'ENOTDIR'
          ? 'a part of its path is a file, not a folder'
          : (error as Error).message;
    throw new ToolkitError('E_OUTPUT', `${path} cannot be written: ${reason}`, {
      cause: error,
      hint: 'Nothing was written. Name another folder, or move it.',
    });
  }
}

/**
 * Decides what becomes of each file, without writing.
 *
 * @throws ToolkitError E_OUTPUT that names every file in the way, unless `force` allows to replace them
 */
export async function planWrites(
  dir: string,
  files: readonly ProjectFile[],
  force: boolean,
): Promise<readonly PlannedFile[]> {
  const planned = await Promise.all(
    files.map(async (file): Promise<PlannedFile> => {
      const before = await readIfThere(join(dir, file.path));
      return { ...file, before, action: actionOf(file, before) };
    }),
  );
  const inTheWay = planned.filter(({ action }) => action === 'replaced').map(({ path }) => path);
  if (!force && inTheWay.length > 0) {
    const count = `${plural(inTheWay.length, 'file')} ${inTheWay.length === 1 ? 'is' : 'are'}`;
    throw new ToolkitError('E_OUTPUT', `${count} there already; nothing was written`, {
      problems: inTheWay.map((path) => existsAt(join(dir, path))),
      hint: 'Name another folder, or replace them with --force.',
    });
  }
  await refuseOtherConfigs(dir, files);
  return planned;
}

function existsAt(source: string): Problem {
  return {
    code: 'file-exists',
    severity: 'error',
    message: 'would be replaced',
    at: { source, pointer: '' },
  };
}

function actionOf({ existing, text }: ProjectFile, before: string | undefined): PlannedFile['action'] {
  if (before === undefined) return 'new';
  if (existing === 'keep') return 'kept';
  if (existing === 'refuse') return 'replaced';
  return before === text ? 'unchanged' : 'extended';
}

/** Of two configurations only one would be read. */
async function refuseOtherConfigs(dir: string, files: readonly ProjectFile[]): Promise<void> {
  const names = await readdir(dir).catch((): string[] => []);
  const own = new Set(files.map(({ path }) => path));
  const other = names.find(
    (name) => /^concordat\.config\.(?:m?[tj]s|ya?ml|json)$/.test(name) && !own.has(name),
  );
  if (other === undefined) return;
  throw new ToolkitError(
    'E_OUTPUT',
    `there is a configuration already: ${join(dir, other)}; nothing was written`,
    {
      hint: 'Add the API to it, or remove it and run again.',
    },
  );
}

/**
 * Writes the files; when one cannot be written, those before it are put back as they were.
 *
 * @throws ToolkitError E_OUTPUT
 */
export async function writeProject(dir: string, files: readonly PlannedFile[]): Promise<void> {
  const written: PlannedFile[] = [];
  try {
    for (const file of files) {
      if (file.action === 'kept' || file.action === 'unchanged') continue;
      await writeFileSafely(join(dir, file.path), file.text);
      written.push(file);
    }
  } catch (error) {
    for (const { path, before } of written) {
      if (before === undefined) await rm(join(dir, path), { force: true });
      else await writeFileSafely(join(dir, path), before);
    }
    throw error;
  }
}
