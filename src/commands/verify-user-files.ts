import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { ToolkitError } from '../error.ts';
import { shortPath } from '../report/report.ts';
import { readFlows } from '../verify/flows/read-flows.ts';
import { findHooks, loadHooks } from '../verify/hooks/load-hooks.ts';
import type { VerifyOptions } from '../verify/verify-options.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';

/** Files that flags name, in place of those that are looked for. */
interface UserFiles {
  readonly hooks?: string | undefined;
  readonly flow?: readonly string[] | undefined;
}

/**
 * What a run takes from its user's own files: hooks in the folder `contract-tests` beside the configuration, and
 * workflows beside the document.
 *
 * @throws ToolkitError E_HOOK or E_CONFIG, with located problems, for what cannot be used
 */
export async function userFilesFor(
  api: LoadedApi,
  { hooks, flow = [] }: UserFiles,
  loaded: LoadedConfig,
  { cwd }: Pick<CommandIo, 'cwd'>,
): Promise<Pick<VerifyOptions, 'hooks' | 'flows'>> {
  const files = flow.length > 0 ? flow.map((file) => resolve(cwd, file)) : await flowsBeside(api);
  const flows = await Promise.all(files.map((file) => flowsOf(file, api, cwd)));
  return { ...(await hooksOf(api, hooks, loaded, cwd)), ...(flows.length > 0 && { flows }) };
}

async function hooksOf(
  { name, model }: LoadedApi,
  file: string | undefined,
  { dir }: LoadedConfig,
  cwd: string,
): Promise<Pick<VerifyOptions, 'hooks'>> {
  const path = file === undefined ? await findHooks(join(dir, 'contract-tests'), name) : resolve(cwd, file);
  if (path === undefined) return {};
  const loaded = await loadHooks(path, model);
  if (loaded.ok) return { hooks: loaded.value };
  throw new ToolkitError('E_HOOK', `the hooks of "${name}" cannot be used`, { problems: loaded.problems });
}

/** `jobs.arazzo.yaml` or `openapi.arazzo.yaml` beside `openapi.yaml` of the API `jobs`. */
async function flowsBeside({ name, reference }: LoadedApi): Promise<readonly string[]> {
  if (!isAbsolute(reference)) return [];
  const folder = dirname(reference);
  const own = basename(reference).replace(/\.\w+$/, '');
  const wanted = [name, own].flatMap((one) =>
    ['yaml', 'yml', 'json'].map((ending) => `${one}.arazzo.${ending}`),
  );
  const there = await readdir(folder).catch((): string[] => []);
  return [...new Set(wanted)].filter((file) => there.includes(file)).map((file) => join(folder, file));
}

async function flowsOf(path: string, { model }: LoadedApi, cwd: string) {
  const read = await readFlows(path, model);
  if (read.ok) return read.value;
  throw new ToolkitError('E_CONFIG', `the workflows ${shortPath(path, cwd)} cannot be used`, {
    problems: read.problems,
  });
}
