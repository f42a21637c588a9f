import type { Model, SchemaNode } from '../../model/model.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';

/** How many values are made in search of one for a branch. */
const maxTries = 12;

/** A valid value of a schema, the same each time; undefined where none is found. */
export function sampleOf(
  model: Model,
  node: SchemaNode,
  accepts: (value: unknown) => boolean = () => true,
  key = '',
): unknown {
  const sampler = samplerOf(model, node, 'request');
  const random = createRandom(`${node.at.pointer} ${key}`);
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const options = {
      ...defaultSampleOptions,
      useExamples: attempt === 0 && key === '',
      fillProperties: false,
    };
    const { value, valid } = sampler.sample(random, options);
    if (valid && accepts(value)) return value;
  }
  return undefined;
}
