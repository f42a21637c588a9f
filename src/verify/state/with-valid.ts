import type { Model, SchemaNode } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type Fields, withField } from './fields.ts';

/** A field to set. */
export interface FieldChange {
  readonly name: string;
  readonly value: unknown;
}

/** The fields with each change after which they are still valid: some properties go with some others only. */
export function withValid(
  model: Model,
  schema: SchemaNode | undefined,
  fields: Fields,
  changes: readonly FieldChange[],
): Fields {
  const all = changes.reduce<Fields>((changed, { name, value }) => withField(changed, name, value), fields);
  const validator = schema && validatorOf(model, schema, 'request');
  if (!validator || validator.check(all).length === 0) return all;
  return changes.reduce<Fields>((changed, { name, value }) => {
    const next = withField(changed, name, value);
    return validator.check(next).length === 0 ? next : changed;
  }, fields);
}
