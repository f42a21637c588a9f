import { bundleDocument } from '../document/bundle.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { Model } from '../model/model.ts';
import type { EmitTypes } from './emit-types.ts';
import { emitWithOpenapiTypescript } from './openapi-typescript.ts';
import { renderClient } from './render-client.ts';
import { renderHandlers } from './render-handlers.ts';
import { renderOperations } from './render-operations.ts';
import { specHash, stamp } from './stamp.ts';
import { referenceTypes } from './type-references.ts';
import { cutDirectCycles } from './types-cycles.ts';
import { copyForTypes } from './types-tree.ts';

/** Settings of the stage. */
export interface GenerateOptions {
  /** The toolkit's version, for the first line of each file. */
  readonly version: string;
  /** What writes `types.ts`. Default: openapi-typescript. */
  readonly emitTypes?: EmitTypes;
}

/**
 * Generates the code of an API: types, client, MSW handlers and the table of operations.
 *
 * The same document gives the same files, in the order of the document.
 *
 * @param name the API's name, which is the folder of its files
 * @throws ToolkitError E_INPUT for a document that types cannot be made from
 */
export async function generate(
  name: string,
  model: Model,
  options: GenerateOptions,
): Promise<readonly GeneratedFile[]> {
  const tree = copyForTypes(await bundleDocument(model.document));
  cutDirectCycles(tree);
  const references = referenceTypes(tree);
  const texts = {
    'types.ts': (options.emitTypes ?? emitWithOpenapiTypescript)(tree, references.extra),
    'client.ts': renderClient(name, model, references),
    'handlers.ts': renderHandlers(name, model, references),
    'operations.ts': renderOperations(model, references),
  };
  const spec = specHash(name, model.document, options.version);
  return Object.entries(texts).map(([file, text]) => ({
    path: `${name}/${file}`,
    text: stamp(`/* eslint-disable */\n${text}`, spec, options.version),
  }));
}
