import { valueAt } from '../src/document/pointer.ts';
import type { Model } from '../src/model/model.ts';
import { defaultSampleOptions } from '../src/schema/sample/options.ts';
import { createRandom } from '../src/schema/sample/random.ts';
import { samplerOf } from '../src/schema/sample/sampler.ts';

/**
 * The document with an example for every required parameter that has none: without one Dredd leaves the whole
 * document alone.
 */
export function withExamples(model: Model): object {
  const copy = structuredClone(model.document.root.value);
  for (const { at, name, required, schema } of model.operations.flatMap(({ parameters }) => parameters)) {
    const parameter = objectAt(copy, at.pointer);
    if (!required || !schema || 'example' in parameter || 'examples' in parameter) continue;
    const sampled = samplerOf(model, schema, 'request').sample(createRandom(name), defaultSampleOptions);
    parameter.example = sampled.value;
  }
  return objectAt(copy, '');
}

/** The document with keys in cookies written as keys in the header `Cookie`: Specmatic does not know the former. */
export function withCookieHeaders(model: Model): object {
  const copy = structuredClone(model.document.root.value);
  for (const { at, in: place } of model.securitySchemes.values()) {
    if (place === 'cookie') Object.assign(objectAt(copy, at.pointer), { in: 'header', name: 'Cookie' });
  }
  return objectAt(copy, '');
}

function objectAt(root: unknown, pointer: string): Record<string, unknown> {
  const value = valueAt(root, pointer);
  if (typeof value !== 'object' || value === null) throw new Error(`there is no object at ${pointer}`);
  // An object of JSON has strings for keys.
  return value as Record<string, unknown>;
}
