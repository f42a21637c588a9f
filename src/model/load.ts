import { withPositions } from '../document/locate.ts';
import { type ReadOptions, readDocument } from '../document/read.ts';
import type { Result } from '../problem.ts';
import { buildModel } from './build.ts';
import type { Model } from './model.ts';

/**
 * Reads a document and builds its model.
 *
 * @param reference a file path, an `http:` or `https:` URL, or `-` for standard input
 * @example
 * const loaded = await loadModel('spec/jobs/openapi.yaml');
 * if (loaded.ok) console.log(loaded.value.operations.length);
 */
export async function loadModel(reference: string, options: ReadOptions = {}): Promise<Result<Model>> {
  const document = await readDocument(reference, options);
  if (!document.ok) return document;
  const model = buildModel(document.value);
  return model.ok ? model : { ok: false, problems: withPositions(model.problems, document.value) };
}
