import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { type ApiSelection, selectApis } from '../config/select-apis.ts';
import type { Document } from '../document/document.ts';
import { type ReadOptions, readDocument } from '../document/read.ts';
import { ToolkitError } from '../error.ts';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import type { Result } from '../problem.ts';
import type { CommandIo } from './command.ts';

/** An API with its document read and its model built. */
export interface LoadedApi extends ApiSelection {
  readonly model: Model;
}

interface InputOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
}

/** Loads the configuration: the one that a flag names, or the nearest. */
export function loadConfigOf(options: Pick<InputOptions, 'config'>, io: CommandIo): Promise<LoadedConfig> {
  return loadConfig(io.cwd, options.config);
}

/** Loads the configuration and selects the APIs that the arguments name, without reading their documents. */
export async function selectFromConfig(
  args: readonly string[],
  options: InputOptions,
  io: CommandIo,
): Promise<{ readonly loaded: LoadedConfig; readonly apis: readonly ApiSelection[] }> {
  const loaded = await loadConfigOf(options, io);
  return { loaded, apis: selectApis(args, loaded, io.cwd) };
}

/**
 * Reads the document of an API and builds its model.
 *
 * @param onRead told of each file and URL that is about to be read
 * @throws ToolkitError E_INPUT, with located problems, for a document that cannot be read, parsed or routed
 */
export async function loadApi(
  api: ApiSelection,
  loaded: LoadedConfig,
  options: InputOptions,
  io: CommandIo,
  onRead?: (uri: string) => void,
): Promise<LoadedApi> {
  const reading = { ...readOptions(loaded, options, io), ...(onRead && { onRead }) };
  return { ...api, model: usable(api, await loadModel(api.reference, reading)) };
}

/**
 * Reads the document of an API without understanding it; Swagger 2.0 stays what it is.
 *
 * @throws ToolkitError E_INPUT, with located problems, for a document that cannot be read or parsed
 */
export async function readApi(
  api: ApiSelection,
  loaded: LoadedConfig,
  options: InputOptions,
  io: CommandIo,
): Promise<Document> {
  return usable(api, await readDocument(api.reference, readOptions(loaded, options, io)));
}

function readOptions({ config }: LoadedConfig, options: InputOptions, io: CommandIo): ReadOptions {
  const maxBytes = options.maxBytes ?? config.maxBytes;
  return {
    cwd: io.cwd,
    allowHosts: [...(config.allowHosts ?? []), ...options.allowHost],
    ...(maxBytes !== undefined && { maxBytes }),
    stdin: io.stdin,
  };
}

function usable<T>(api: ApiSelection, result: Result<T>): T {
  if (result.ok) return result.value;
  const remote = result.problems.some((problem) => problem.code === 'ref-remote-refused');
  throw new ToolkitError(remote ? 'E_REMOTE' : 'E_INPUT', `the document of "${api.name}" cannot be used`, {
    problems: result.problems,
  });
}
