import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { validatorOf } from '../../schema/validate.ts';
import { hasMeaning, isReference } from '../boundaries/name-meaning.ts';
import type { Fields } from './fields.ts';

/**
 * Entries of a list, each different from the others in all its texts that may say anything; undefined where too few can be made of
 * the one that is known: those that refer to something, or that have no text of their own.
 *
 * @param entries what usually works, at least one
 * @param schema of one entry
 */
export function distinctEntries(
  facts: SchemaFacts,
  entries: readonly unknown[],
  schema: SchemaNode,
  count: number,
): readonly unknown[] | undefined {
  const known = new Set(entries.map((one) => JSON.stringify(one)));
  if (entries.length >= 2 && entries.length <= count && known.size === entries.length) return entries;
  const [first] = entries;
  if (!isObject(first) || Array.isArray(first)) return undefined;
  if (Object.keys(first).some((name) => isReference(name))) return undefined;
  const made = Array.from({ length: count }, (_, index) =>
    index === 0 ? first : another(facts, first, schema, index + 1),
  );
  const validator = validatorOf(facts.model, schema, 'request');
  const isGood = made.every((one) => one !== undefined && validator.check(one).length === 0);
  return isGood ? made : undefined;
}

/** Undefined where a text could not be changed: it may have to be another each time. */
function another(facts: SchemaFacts, entry: Fields, schema: SchemaNode, number: number): Fields | undefined {
  const properties = facts.properties(schema);
  let changes = 0;
  const changed = Object.entries(entry).map(([name, value]): readonly [string, unknown] | undefined => {
    const property = properties.get(name);
    const isChoice =
      property === undefined ||
      facts.keyword(property.schema, 'enum') !== undefined ||
      facts.keyword(property.schema, 'const') !== undefined;
    if (typeof value !== 'string' || isChoice) return [name, value];
    const validator = validatorOf(facts.model, property.schema, 'request');
    const next = variants(value, number).find((one) => validator.check(one).length === 0);
    if (next !== undefined) changes += 1;
    return next === undefined && !hasMeaning(name) ? undefined : [name, next ?? value];
  });
  const whole = changed.filter((one) => one !== undefined);
  return changes > 0 && whole.length === changed.length ? Object.fromEntries(whole) : undefined;
}

function variants(value: string, number: number): readonly string[] {
  return [
    value.replace(/(\.[a-z0-9]{1,5})?$/i, (end) => ` ${number}${end}`),
    value.replace(/(\.[a-z0-9]{1,5})?$/i, (end) => `-${number}${end}`),
    `${number}${value}`,
    `${value}${number}`,
    value.replace(/\d(?=\D*$)/, String(number)),
    `${value.slice(0, -1)}${number}`,
  ];
}
