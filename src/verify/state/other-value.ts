import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import { freshValue } from '../run/fresh-value.ts';
import type { World } from '../run/world.ts';
import { isNothing, sameValue } from './same-value.ts';

/**
 * Another valid value for a property, as near to the old one as can be: the next of an enum, the day after, one more.
 * Undefined where none was found.
 *
 * @param others values that it must not be either
 */
export function otherValue(
  world: World,
  schema: SchemaNode,
  old: unknown,
  key: string,
  others: readonly unknown[] = [],
): unknown {
  const { model } = world;
  const validator = validatorOf(model, schema, 'request');
  const isGood = (value: unknown) =>
    !isNothing(value) &&
    [old, ...others].every((one) => !sameValue(value, one) && !sameValue(one, value)) &&
    validator.check(value).length === 0;
  const near = nearValues(world, schema, old).find(isGood);
  if (near !== undefined) return near;
  const sampler = samplerOf(model, schema, 'request');
  const random = world.random(key);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const options = { ...defaultSampleOptions, fillProperties: attempt % 2 === 1, minItems: 1, maxItems: 2 };
    const { value, valid } = sampler.sample(random, options);
    if (valid && isGood(value)) return value;
  }
  return undefined;
}

function nearValues(world: World, schema: SchemaNode, old: unknown): readonly unknown[] {
  const values = allowedValues(world.model, schema);
  if (values) return values;
  if (typeof old === 'boolean') return [!old];
  if (typeof old === 'number')
    return Number.isInteger(old) ? [old + 1, old - 1, old + 2] : [old + 1.25, old + 1, old - 1];
  if (typeof old !== 'string') return [];
  const day = dayAfter(old);
  if (day !== undefined) return [day];
  return /^[a-z][a-z\d+.-]*:\/\//i.test(old)
    ? [`${old.replace(/[/#?].*$/, (rest) => rest)}/other`]
    : [freshValue(world.model, [schema], old, world.fresh())];
}

/** The values of an enum; undefined where there is none. */
function allowedValues(model: Model, schema: SchemaNode): readonly unknown[] | undefined {
  for (const { value } of schemaParts(model, schema))
    if (isObject(value) && Array.isArray(value.enum)) return value.enum;
  return undefined;
}

/** A date or time one day later, in the same form. */
function dayAfter(text: string): string | undefined {
  const [, date, rest = ''] = /^(\d{4}-\d\d-\d\d)((?:[Tt ].*)?)$/s.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  return `${new Date(at + 86_400_000).toISOString().slice(0, 10)}${rest}`;
}
