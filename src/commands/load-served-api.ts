import { join } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { loadMockFile } from '../mock/mock-file/load.ts';
import type { MockFile } from '../mock/mock-file/mock-file.ts';
import { checkMockFile } from '../mock/mock-file/read.ts';
import { type LoadedOverrides, loadOverrides } from '../mock/overrides/load-overrides.ts';
import type { Problem } from '../problem.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi } from './context.ts';

/** An API as a mock serves it: its model, and what `mocks/<api>.yaml` and `mocks/<api>.ts` say of it. */
export interface ServedApi extends LoadedApi {
  readonly file: MockFile | undefined;
  readonly overrides: LoadedOverrides | undefined;
  /** Warnings about that file; they know their positions. */
  readonly fileProblems: readonly Problem[];
}

/** How often overrides were loaded: a module is read anew under another name only. */
let loads = 0;

/**
 * Reads the document of an API, and in the folder `mocks` beside the configuration what is said of its mock.
 *
 * @param onRead told of each file and URL that is about to be read
 * @throws ToolkitError E_INPUT for a document that cannot be used, E_CONFIG for a mock file or overrides that cannot
 */
export async function loadServedApi(
  selection: ApiSelection,
  loaded: LoadedConfig,
  options: Parameters<typeof loadApi>[2],
  io: CommandIo,
  onRead?: (uri: string) => void,
): Promise<ServedApi> {
  const api = await loadApi(selection, loaded, options, io, onRead);
  const folder = join(loaded.dir, 'mocks');
  const read = await loadMockFile(folder, api.name);
  for (const { at } of read.ok ? [] : read.problems) if (at) onRead?.(at.source);
  if (!read.ok) throw unusable('rules', api.name, read.problems);
  const file = read.value;
  for (const text of file ? textsOfFile(file) : []) onRead?.(text);
  const problems = file ? [...read.problems, ...checkMockFile(file, api.model)] : [];
  if (problems.some(({ severity }) => severity === 'error')) throw unusable('rules', api.name, problems);
  const overrides = await loadOverrides(folder, api.name, api.model, loads++);
  for (const { at } of overrides.ok ? [] : overrides.problems) if (at) onRead?.(at.source);
  if (!overrides.ok) throw unusable('overrides', api.name, overrides.problems);
  if (overrides.value) onRead?.(overrides.value.path);
  return { ...api, file, overrides: overrides.value, fileProblems: problems };
}

/** The files and URLs that an API was read from. */
export function textsOf({ model, file, overrides }: ServedApi): ReadonlySet<string> {
  return new Set([
    ...model.document.sources.keys(),
    ...(file ? textsOfFile(file) : []),
    ...(overrides ? [overrides.path] : []),
  ]);
}

function textsOfFile({ source, seedFiles }: MockFile): readonly string[] {
  return [source.uri, ...seedFiles.keys()];
}

function unusable(what: string, name: string, problems: readonly Problem[]): ToolkitError {
  return new ToolkitError('E_CONFIG', `the ${what} for the mock of "${name}" cannot be used`, { problems });
}
