import { ToolkitError } from '../error.ts';
import { exportPostman } from '../export/postman.ts';
import type { CommandIo } from './command.ts';
import { loadApi, selectFromConfig } from './context.ts';
import { type ApiOutput, checkOutputs, writeOutputs } from './write-outputs.ts';

interface ExportOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly output: string | undefined;
  readonly out: string | undefined;
}

/** Exports the APIs; resolves to the exit code. */
export async function runExport(
  [target, ...names]: readonly string[],
  options: ExportOptions,
  io: CommandIo,
): Promise<number> {
  if (target !== 'postman') {
    throw new ToolkitError('E_USAGE', `"${target}" is not a tool that documents can be exported for`, {
      hint: 'There is: postman. The APIs come behind it: concordat export postman openapi.yaml.',
    });
  }
  const { loaded, apis } = await selectFromConfig(names, options, io);
  checkOutputs(
    apis.map(({ name }) => name),
    options,
  );
  const outputs: ApiOutput[] = [];
  for (const selected of apis) {
    const api = await loadApi(selected, loaded, options, io);
    outputs.push({
      fileName: `${api.name}.postman_collection.json`,
      text: await exportPostman(api.model),
    });
  }
  await writeOutputs(outputs, options, io);
  return 0;
}
