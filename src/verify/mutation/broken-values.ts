import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts, typesOf } from '../../schema/resolve-schema.ts';
import { validatorOf } from '../../schema/validate.ts';

/** Values that no schema of another type allows. */
const ofOtherTypes: readonly unknown[] = [
  'not what it was',
  70_007,
  true,
  { unexpected: 'object' },
  ['list'],
];

/** A value of a type that a schema does not allow; undefined where it allows all. */
export function wrongTypeValue(model: Model, schema: SchemaNode): unknown {
  const types = typesOf(model, schema);
  // A text is what most clients can make least of, but for those that expect one.
  return ofOtherTypes.find((value) => {
    if (typeof value === 'string' && types.has('string')) return false;
    return !isValid(model, schema, value);
  });
}

/** Whether a schema names one of few values. */
export function hasEnum(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(
    ({ value }) => isObject(value) && (Array.isArray(value.enum) || Object.hasOwn(value, 'const')),
  );
}

/** Whether a schema names a format that is checked. */
export function brokenFormat(model: Model, schema: SchemaNode): string | undefined {
  const hasFormat = schemaParts(model, schema).some(
    ({ value }) => isObject(value) && typeof value.format === 'string',
  );
  const broken = 'no such format \\';
  return hasFormat && typesOf(model, schema).has('string') && !isValid(model, schema, broken)
    ? broken
    : undefined;
}

/** Whether an answer may have this value. */
export function isValid(model: Model, schema: SchemaNode, value: unknown): boolean {
  return validatorOf(model, schema, 'response').check(value).length === 0;
}

/** Another value that the schema allows too; undefined where none is at hand. */
export function otherValidValue(model: Model, schema: SchemaNode, value: unknown): unknown {
  return candidatesFor(model, schema, value).find(
    (candidate) => candidate !== value && isValid(model, schema, candidate),
  );
}

function candidatesFor(model: Model, schema: SchemaNode, value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, value / 2];
  if (typeof value !== 'string') return [];
  const named = schemaParts(model, schema).flatMap(({ value: part }) =>
    isObject(part) && Array.isArray(part.enum) ? part.enum : [],
  );
  return [...named, `${value} changed`, `${value}x`, value.slice(0, -1), `x${value.slice(1)}`];
}
