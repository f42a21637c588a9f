import { withPositions } from '../document/locate.ts';
import { type ReadOptions, readDocument } from '../document/read.ts';
import { upgradeSwagger } from '../document/upgrade.ts';
import type { Result } from '../problem.ts';
import { buildModel } from './build.ts';
import type { Model } from './model.ts';

/**
 * Reads a document and builds its model; Swagger 2.0 is upgraded to OpenAPI 3.0 on the way.
 *
 * @param reference a file path, an `http:` or `https:` URL, or `-` for standard input
 * @example
 * const loaded = await loadModel('spec/jobs/openapi.yaml');
 * if (loaded.ok) console.log(loaded.value.operations.length);
 */
export async function loadModel(reference: string, options: ReadOptions = {}): Promise<Result<Model>> {
  const document = await readDocument(reference, options);
  if (!document.ok) return document;
  const upgraded = await upgradeSwagger(document.value);
  const model = upgraded.ok ? buildModel(upgraded.value) : upgraded;
  const source = upgraded.ok ? upgraded.value : document.value;
  return model.ok ? model : { ok: false, problems: withPositions(model.problems, source) };
}
