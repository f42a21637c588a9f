import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolkitError } from '../error.ts';
import { checkExtra, checkFile, type FileState, stateOf } from '../generate/check-generated.ts';
import { generatedFiles, validatorsFile, webhooksFile } from '../generate/generated-files.ts';
import type { Problem } from '../problem.ts';

/** How each file of an API's folder stands, by its name. */
export type States = ReadonlyMap<string, FileState>;

/**
 * Compares the files of an API's folder with what would be generated from `spec`.
 *
 * @param optional which of the other files are meant; of validators the default is that they are where they are there,
 *   as generated before
 */
export async function readStates(
  folder: string,
  spec: string,
  optional: { readonly validators?: boolean; readonly webhooks: boolean },
): Promise<States> {
  const isThere = async () => stateOf(await readText(join(folder, validatorsFile)), spec);
  const isMeant = optional.validators ?? !['missing', 'foreign'].includes(await isThere());
  const files = [
    ...generatedFiles,
    ...(optional.webhooks ? [webhooksFile] : []),
    ...(isMeant ? [validatorsFile] : []),
  ];
  const states = files.map(
    async (file) => [file, stateOf(await readText(join(folder, file)), spec)] as const,
  );
  return new Map(await Promise.all(states));
}

/** What `--check` reports of an API's folder. */
export async function checkFolder(folder: string, states: States): Promise<Problem[]> {
  const checked = [...states].map(([file, state]) => checkFile(join(folder, file), state));
  const extra = (await readNames(folder)).filter((name) => name.endsWith('.ts') && !states.has(name));
  return [...checked, ...(await checkExtras(extra.map((name) => join(folder, name))))].filter(isProblem);
}

/** What `--check` reports of folders of APIs that are not configured any more. */
export async function checkLeftFolders(out: string, names: readonly string[]): Promise<Problem[]> {
  const left = (await readNames(out)).filter((name) => !names.includes(name));
  const files = left.flatMap((name) =>
    [...generatedFiles, webhooksFile, validatorsFile].map((file) => join(out, name, file)),
  );
  return (await checkExtras(files)).filter(isProblem);
}

function checkExtras(paths: readonly string[]): Promise<readonly (Problem | undefined)[]> {
  return Promise.all(
    paths.map(async (path) => {
      const text = await readText(path);
      return text === undefined ? undefined : checkExtra(path, text);
    }),
  );
}

function isProblem(problem: Problem | undefined): problem is Problem {
  return problem !== undefined;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw unreadable(path, error);
  }
}

async function readNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw unreadable(folder, error);
  }
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function unreadable(path: string, cause: unknown): ToolkitError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ToolkitError('E_OUTPUT', `${path} cannot be read: ${reason}`, {
    cause,
    hint: 'Name another folder with --out.',
  });
}
