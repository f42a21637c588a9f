import type { SchemaNode } from '../../model/model.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { validatorOf } from '../../schema/validate.ts';
import { brokenTexts } from '../boundaries/broken-formats.ts';
import type { World } from '../run/world.ts';
import { type Fields, withField, withoutFields } from './fields.ts';
import type { Subject } from './subject.ts';
import { writableProperties } from './writable-properties.ts';

/** Fields with exactly one thing wrong. */
export interface Broken {
  /** The property that is wrong. */
  readonly name: string;
  readonly fields: Fields;
}

/** More properties with a format are not tried. */
const maxFormats = 2;

/**
 * Fields that break their schema in one property, one for each way of breaking: out of range or too long, an unknown value of
 * an enum, another type, left out though required, and, for a few, a text that
 * is not of its format. What stands late in the document comes first, as servers check in its order.
 */
export function brokenFields(
  world: World,
  subject: Subject,
  schema: SchemaNode | undefined,
  fields: Fields,
): readonly Broken[] {
  if (!schema) return [];
  const properties = [...writableProperties(subject, schema).values()].toReversed();
  const validator = validatorOf(world.model, schema, 'request');
  const isBroken = ({ fields: wrong }: Broken) => validator.check(wrong).length > 0;
  const ways = [outOfRange, unknownValue, otherType, leftOut];
  const ofFormats = properties.flatMap((property) => otherFormat(subject, property, fields) ?? []);
  return [
    ...ways.flatMap((way) => {
      const broken = properties
        .map((property) => way(subject, property, fields))
        .find((one) => one && isBroken(one));
      return broken ? [broken] : [];
    }),
    ...ofFormats.filter(isBroken).slice(0, maxFormats),
  ];
}

type Way = (subject: Subject, property: PropertyFacts, fields: Fields) => Broken | undefined;

const outOfRange: Way = ({ facts }, { name, schema }, fields) => {
  const [minimum, maximum, longest] = ['minimum', 'maximum', 'maxLength'].map((key) =>
    facts.keyword(schema, key),
  );
  const old = fields[name];
  if (typeof minimum === 'number') return { name, fields: withField(fields, name, minimum - 1) };
  if (typeof maximum === 'number') return { name, fields: withField(fields, name, maximum + 1) };
  if (typeof longest === 'number' && longest < 1000)
    return { name, fields: withField(fields, name, 'x'.repeat(longest + 1)) };
  const exclusive = facts.keyword(schema, 'exclusiveMinimum');
  if (typeof exclusive === 'number') return { name, fields: withField(fields, name, exclusive) };
  if (typeof old !== 'object' || old === null || Array.isArray(old)) return undefined;
  return inner(facts, schema, name, fields);
};

/** A number within an object: an amount of money. */
function inner(
  facts: Subject['facts'],
  schema: SchemaNode,
  name: string,
  fields: Fields,
): Broken | undefined {
  for (const [key, property] of facts.properties(schema)) {
    const [minimum, exclusive] = ['minimum', 'exclusiveMinimum'].map((one) =>
      facts.keyword(property.schema, one),
    );
    const value =
      typeof minimum === 'number' ? minimum - 1 : typeof exclusive === 'number' ? exclusive : undefined;
    if (value !== undefined)
      return { name, fields: withField(fields, name, { ...(fields[name] as object), [key]: value }) };
  }
  return undefined;
}

const unknownValue: Way = ({ facts }, { name, schema }, fields) => {
  const values = facts.texts(schema);
  return values.length > 0 ? { name, fields: withField(fields, name, `not-${values[0] ?? ''}`) } : undefined;
};

const otherType: Way = ({ facts }, { name, schema }, fields) => {
  const types = facts.types(schema);
  if (!types.has('object')) return { name, fields: withField(fields, name, { unexpected: true }) };
  return types.has('boolean') ? undefined : { name, fields: withField(fields, name, true) };
};

const otherFormat: Way = ({ facts }, { name, schema }, fields) => {
  const [wrong] = brokenTexts(String(facts.keyword(schema, 'format')));
  return wrong && { name, fields: withField(fields, name, wrong.text) };
};

const leftOut: Way = (_subject, { name, isRequired }, fields) =>
  isRequired ? { name, fields: withoutFields(fields, [name]) } : undefined;
