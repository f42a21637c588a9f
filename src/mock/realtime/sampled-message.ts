import { setOwn } from '../../http/set-own.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { alternativesOf, schemaParts } from '../../schema/resolve-schema.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';

/**
 * A value for the schema of a message or an event: the same one for the same seed. Texts whose content a schema
 * describes (`contentSchema`) are that content as JSON.
 *
 * @param seed what it follows from, with its number in the sequence: `0 get /jobs/7/events 3`
 */
export function sampledMessage(model: Model, schema: SchemaNode, seed: string): unknown {
  const random = createRandom(seed);
  const sampled = (node: SchemaNode) =>
    samplerOf(model, node, 'response').sample(random, { ...defaultSampleOptions, fillProperties: false })
      .value;
  const value = sampled(schema);
  if (!isObject(value)) return value;
  const filled = { ...value };
  for (const part of partsFor(model, schema, value)) {
    const properties = isObject(part.value) ? part.value.properties : undefined;
    if (!isObject(properties)) continue;
    for (const [name, property] of Object.entries(properties)) {
      if (!isObject(property) || property.contentSchema === undefined) continue;
      if (!Object.hasOwn(value, name) || typeof value[name] !== 'string') continue;
      const at = childOf(part.at, 'properties', name, 'contentSchema');
      setOwn(filled, name, JSON.stringify(sampled({ value: property.contentSchema, at })));
    }
  }
  return filled;
}

/** The parts of a schema that speak of a value: of alternatives those that it is valid for. */
function partsFor(model: Model, schema: SchemaNode, value: unknown): readonly SchemaNode[] {
  return schemaParts(model, schema).flatMap((part) => {
    const valid = alternativesOf(part).filter(
      (node) => validatorOf(model, node, 'response').checkPlainly(value).length === 0,
    );
    return [part, ...valid.flatMap((node) => schemaParts(model, node))];
  });
}
