import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type ItemShape, itemShape } from './item-shape.ts';
import { isValid, type StatePlace, sampleOptions } from './state-call.ts';

export type ItemValue = Readonly<Record<string, unknown>>;

/**
 * The value of an item as its schema wants it: what is required and missing is added, what is wrong is made anew, and
 * everything else stays. Properties come in the order of the schema.
 */
export function finishValue(place: StatePlace, value: ItemValue): ItemValue {
  const { context, resource, random } = place;
  const shape = itemShape(context, resource);
  const { schema } = shape;
  const valid = validValue(place, value);
  if (valid || !schema) return valid ?? value;
  const whole = inOrder(shape, withEmpty(place, value));
  const repaired = repairValue(context.model, schema, whole, 'response', random(), sampleOptions(place));
  return isObject(repaired.value) ? inOrder(shape, repaired.value) : whole;
}

/** The one that was found to be valid last: what is made or changed is shown right after. */
let lastValid: ItemValue | undefined;

/** Whether a value was found to be valid for the schema of its resource just now. */
export function isJustFinished(value: ItemValue): boolean {
  return value === lastValid;
}

/** The same of a value that has nothing wrong with it; undefined for another. */
export function validValue(place: StatePlace, value: ItemValue): ItemValue | undefined {
  const { context, resource } = place;
  const shape = itemShape(context, resource);
  if (!shape.schema) return value;
  const whole = inOrder(shape, withEmpty(place, value));
  if (validatorOf(context.model, shape.schema, 'response').check(whole).length > 0) return undefined;
  lastValid = whole;
  return whole;
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
  let filled: Record<string, unknown> | undefined;
  for (const property of itemShape(place.context, place.resource).required) {
    if (Object.hasOwn(value, property.name)) continue;
    const empty = emptyValue(place, property);
    if (empty === undefined) continue;
    filled ??= { ...value };
    setOwn(filled, property.name, empty);
  }
  return filled ?? value;
}

function inOrder({ names, properties }: ItemShape, value: ItemValue): ItemValue {
  const ordered: Record<string, unknown> = {};
  for (const name of names) {
    if (Object.hasOwn(value, name) && value[name] !== undefined) setOwn(ordered, name, value[name]);
  }
  for (const name of Object.keys(value)) {
    if (!properties.has(name) && value[name] !== undefined) setOwn(ordered, name, value[name]);
  }
  return ordered;
}
