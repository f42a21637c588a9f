import { join } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { loadMockFile } from '../mock/mock-file/load.ts';
import type { MockFile } from '../mock/mock-file/mock-file.ts';
import { checkMockFile } from '../mock/mock-file/read.ts';
import type { Problem } from '../problem.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi } from './context.ts';

/** An API as a mock serves it: its model, and what `mocks/<api>.yaml` says of it. */
export interface ServedApi extends LoadedApi {
  readonly file: MockFile | undefined;
  /** Warnings about that file; they know their positions. */
  readonly fileProblems: readonly Problem[];
}

/**
 * Reads the document of an API, and the rules for its mock in the folder `mocks` beside the configuration.
 *
 * @param onRead told of each file and URL that is about to be read
 * @throws ToolkitError E_INPUT for a document that cannot be used, E_CONFIG for rules that cannot
 */
export async function loadServedApi(
  selection: ApiSelection,
  loaded: LoadedConfig,
  options: Parameters<typeof loadApi>[2],
  io: CommandIo,
  onRead?: (uri: string) => void,
): Promise<ServedApi> {
  const api = await loadApi(selection, loaded, options, io, onRead);
  const read = await loadMockFile(join(loaded.dir, 'mocks'), api.name);
  for (const { at } of read.ok ? [] : read.problems) if (at) onRead?.(at.source);
  if (!read.ok) throw unusable(api.name, read.problems);
  const file = read.value;
  if (!file) return { ...api, file, fileProblems: [] };
  onRead?.(file.source.uri);
  const problems = [...read.problems, ...checkMockFile(file, api.model)];
  if (problems.some(({ severity }) => severity === 'error')) throw unusable(api.name, problems);
  return { ...api, file, fileProblems: problems };
}

function unusable(name: string, problems: readonly Problem[]): ToolkitError {
  return new ToolkitError('E_CONFIG', `the rules for the mock of "${name}" cannot be used`, { problems });
}
