import { bundleDocument } from '../document/bundle.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { version as toolkitVersion } from '../version.ts';
import { apiEvents, hasEvents, withCallbacks } from './api-events.ts';
import type { EmitTypes } from './emit-types.ts';
import { validatorsFile, webhooksFile } from './generated-files.ts';
import { renderClient } from './render-client.ts';
import { renderHandlers } from './render-handlers.ts';
import { renderOperations } from './render-operations.ts';
import type { RenderedValidators } from './render-validators.ts';
import { specHash, stamp } from './stamp.ts';
import { referenceTypes } from './type-references.ts';
import { settleCycles } from './types-cycles.ts';
import { writeDiscriminators } from './types-discriminators.ts';
import { requireDeclared } from './types-required.ts';
import { copyForTypes } from './types-tree.ts';

/** Settings of the stage. */
export interface GenerateOptions {
  /** For the first line of each file. Default: the toolkit's own. */
  readonly version?: string;
  /** Writes `validators.ts` too. Default: false. */
  readonly validators?: boolean | undefined;
  /** Told of what the files leave out: what validators do not check. Default: nobody is told. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
  /** What writes `types.ts`. Default: openapi-typescript. */
  readonly emitTypes?: EmitTypes;
}

/**
 * Generates the code of an API: types, client, MSW handlers and the table of operations; a receiver where the document
 * has webhooks or callbacks; validators where they are asked for.
 *
 * The same document gives the same files, in the order of the document.
 *
 * @param name the API's name, which is the folder of its files
 * @throws ToolkitError E_INPUT for a document that types cannot be made from
 */
export async function generate(
  name: string,
  model: Model,
  options: GenerateOptions = {},
): Promise<readonly GeneratedFile[]> {
  const version = options.version ?? toolkitVersion;
  // Loaded when it is needed: with TypeScript behind it, it takes longer than all else together.
  const emitTypes = options.emitTypes ?? (await import('./openapi-typescript.ts')).emitWithOpenapiTypescript;
  const events = hasEvents(model) ? apiEvents(model) : [];
  const tree = copyForTypes(withCallbacks(await bundleDocument(model.document), events));
  writeDiscriminators(tree);
  requireDeclared(tree);
  const aliases = settleCycles(tree);
  const references = referenceTypes(tree);
  const texts = {
    'types.ts': emitTypes(tree, { operations: references.extra, aliases }),
    'client.ts': renderClient(name, model, references),
    'handlers.ts': renderHandlers(name, model, references),
    'operations.ts': renderOperations(model, references),
    ...(hasEvents(model) && { [webhooksFile]: await writeWebhooks(name, model, options) }),
    ...(options.validators && { [validatorsFile]: await writeValidators(model, options) }),
  };
  const spec = specHash(name, model.document, version);
  return Object.entries(texts).map(([file, text]) => ({
    path: `${name}/${file}`,
    text: stamp(`/* eslint-disable */\n${text}`, spec, version),
  }));
}

async function writeValidators(model: Model, options: GenerateOptions): Promise<string> {
  const { renderValidators } = await import('./render-validators.ts');
  return tell(renderValidators(model), options);
}

async function writeWebhooks(name: string, model: Model, options: GenerateOptions): Promise<string> {
  const { renderWebhooks } = await import('./render-webhooks.ts');
  return tell(renderWebhooks(name, model), options);
}

/** The text of a file; tells of what it leaves out. */
function tell({ text, problems }: RenderedValidators, { onProblem }: GenerateOptions): string {
  for (const problem of problems) onProblem?.(problem);
  return text;
}
