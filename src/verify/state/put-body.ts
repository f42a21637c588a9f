import { validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, fieldsUnder, withField } from './fields.ts';
import type { Held } from './hold-item.ts';
import { usualBody } from './input-body.ts';
import type { Acting, Subject } from './subject.ts';
import { writableProperties } from './writable-properties.ts';

/**
 * What a change sends that changes nothing: nothing with PATCH; with PUT what was sent to make the item, what is read, and
 * what the document gives.
 */
export function unchangedFields(
  world: World,
  subject: Subject,
  { operation, role }: Acting<'replace' | 'patch'>,
  held: Pick<Held, 'sent' | 'before'>,
): Fields {
  if (role.kind === 'patch') return {};
  const usual = fieldsUnder(usualBody(world, operation), role.input.path) ?? {};
  let fields: Fields = {};
  for (const [name, { schema, isRequired }] of writableProperties(subject, role.input.schema)) {
    const validator = validatorOf(world.model, schema, 'request');
    const candidates = [fieldOf(held.sent, name), fieldOf(held.before.value, name)];
    const value = candidates.find((one) => one !== undefined && validator.check(one).length === 0);
    if (value !== undefined) fields = withField(fields, name, value);
    else if (isRequired && Object.hasOwn(usual, name)) fields = withField(fields, name, usual[name]);
  }
  return fields;
}

/** Whether a body has what tells the server which version is meant: the same body does not fit a second time. */
export function hasVersion(fields: Fields): boolean {
  return Object.keys(fields).some((name) => /version|revision|etag|lock/i.test(name));
}
