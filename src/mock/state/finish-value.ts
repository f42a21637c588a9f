import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import { itemShape } from './item-shape.ts';
import { isValid, type StatePlace, sampleOptions } from './state-call.ts';

export type ItemValue = Readonly<Record<string, unknown>>;

/**
 * The value of an item as its schema wants it: what is required and missing is added, what is wrong is made anew, and
 * everything else stays. Properties come in the order of the schema.
 */
export function finishValue(place: StatePlace, value: ItemValue): ItemValue {
  const { context, resource, random } = place;
  const { schema, properties } = itemShape(context, resource);
  if (!schema) return value;
  const whole = inOrder(properties, withEmpty(place, value));
  if (validatorOf(context.model, schema, 'response').check(whole).length === 0) return whole;
  const repaired = repairValue(context.model, schema, whole, 'response', random(), sampleOptions(place));
  return isObject(repaired.value) ? inOrder(properties, repaired.value) : whole;
}

/** A whole item that is made up; nothing where none can be. */
export function sampledValue(place: StatePlace): ItemValue {
  const { schema } = itemShape(place.context, place.resource);
  if (!schema) return {};
  const { value } = samplerOf(place.context.model, schema, 'response').sample(
    place.random(),
    sampleOptions(place),
  );
  return isObject(value) ? value : {};
}

/** What stands for nothing, where that is allowed: null, an empty list or object. */
export function emptyValue(place: StatePlace, { schema }: PropertyFacts): unknown {
  const types = place.context.facts.types(schema);
  if (types.has('null')) return null;
  const empty: readonly unknown[] = [
    ...(types.has('array') ? [[]] : []),
    ...(types.has('object') ? [{}] : []),
  ];
  const isAny = types.has('string') || types.has('integer') || types.has('boolean');
  return isAny ? undefined : empty.find((value) => isValid(place, schema, value));
}

/** With nothing in the place of what is required and missing. */
function withEmpty(place: StatePlace, value: ItemValue): ItemValue {
  const { properties } = itemShape(place.context, place.resource);
  let filled: Record<string, unknown> | undefined;
  for (const [name, property] of properties) {
    if (!property.isRequired || Object.hasOwn(value, name)) continue;
    const empty = emptyValue(place, property);
    if (empty === undefined) continue;
    filled ??= { ...value };
    setOwn(filled, name, empty);
  }
  return filled ?? value;
}

function inOrder(properties: ReadonlyMap<string, PropertyFacts>, value: ItemValue): ItemValue {
  const ordered: Record<string, unknown> = {};
  for (const name of properties.keys()) {
    if (Object.hasOwn(value, name) && value[name] !== undefined) setOwn(ordered, name, value[name]);
  }
  for (const [name, item] of Object.entries(value)) {
    if (!properties.has(name) && item !== undefined) setOwn(ordered, name, item);
  }
  return ordered;
}
