import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { type ApiSelection, selectApis } from '../config/select-apis.ts';
import { ToolkitError } from '../error.ts';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
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

/** Loads the configuration and selects the APIs that the arguments name, without reading their documents. */
export async function selectFromConfig(
  args: readonly string[],
  options: InputOptions,
  io: CommandIo,
): Promise<{ readonly loaded: LoadedConfig; readonly apis: readonly ApiSelection[] }> {
  const loaded = await loadConfig(io.cwd, options.config);
  return { loaded, apis: selectApis(args, loaded, io.cwd) };
}

/**
 * Reads the document of an API and builds its model.
 *
 * @throws ToolkitError E_INPUT, with located problems, for a document that cannot be read, parsed or routed
 */
export async function loadApi(
  api: ApiSelection,
  loaded: LoadedConfig,
  options: InputOptions,
  io: CommandIo,
): Promise<LoadedApi> {
  const maxBytes = options.maxBytes ?? loaded.config.maxBytes;
  const result = await loadModel(api.reference, {
    cwd: io.cwd,
    allowHosts: [...(loaded.config.allowHosts ?? []), ...options.allowHost],
    ...(maxBytes !== undefined && { maxBytes }),
    stdin: io.stdin,
  });
  if (result.ok) return { ...api, model: result.value };
  const remote = result.problems.some((problem) => problem.code === 'ref-remote-refused');
  throw new ToolkitError(remote ? 'E_REMOTE' : 'E_INPUT', `the document of "${api.name}" cannot be used`, {
    problems: result.problems,
  });
}
