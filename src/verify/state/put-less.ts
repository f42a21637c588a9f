import type { SchemaNode } from '../../model/model.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf, withoutFields } from './fields.ts';
import type { Held } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { putFields } from './put-fields.ts';
import { isNothing, sameValue } from './same-value.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** What was put, with other values where they are the defaults: of two values one may be, and leaving that out shows nothing. */
async function withoutDefaults(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  held: Held,
  full: Fields,
): Promise<Fields> {
  const { schema: body } = replace.role.input;
  const changes = changeableProperties(subject, body).flatMap(({ name, schema, isRequired }) => {
    const old = fieldOf(full, name);
    const isDefault =
      !isRequired && old !== undefined && sameValue(old, subject.facts.keyword(schema, 'default'));
    const value = isDefault ? otherValue(world, schema, old, `left ${name}`) : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
  if (changes.length === 0) return full;
  const done = await putFields(world, subject, replace, held, withValid(world.model, body, full, changes));
  return done && !done.fault ? done.fields : full;
}

const merges =
  /\b(?:partial|merge[sd]?|left unchanged|unchanged|keeps? (?:its|their|the)|only (?:the )?(?:given|provided|sent|supplied)|are kept|is kept|remain)/i;

/** What is left out is gone: not there with the old value. */
export async function putLess(
  world: World,
  subject: Subject,
  replace: Acting<'replace'>,
  held: Held,
  fields: Fields,
): Promise<void> {
  const { operation, role } = replace;
  const { facts } = subject;
  if (merges.test(`${operation.summary ?? ''} ${operation.description ?? ''}`.slice(0, 4000))) return;
  const full = await withoutDefaults(world, subject, replace, held, fields);
  const optional = changeableProperties(subject, role.input.schema).filter(({ name, schema, isRequired }) => {
    const value = fieldOf(full, name);
    return !isRequired && !isNothing(value) && !sameValue(value, facts.keyword(schema, 'default'));
  });
  const left = withLeast(
    world,
    role.input.schema,
    full,
    optional.map(({ name }) => name),
  );
  // A body of which nothing is required is often meant as a partial one.
  if (Object.keys(left).length === Object.keys(full).length || Object.keys(left).length === 0) return;
  const less = await putFields(world, subject, replace, held, left);
  if (!less) return;
  const kept = optional.filter(
    ({ name }) => !Object.hasOwn(left, name) && sameValue(fieldOf(full, name), fieldOf(less.after, name)),
  );
  if (kept.length === 0) return;
  world.report({
    code: 'replace-merges',
    operation,
    message: `the PUT left out ${kept.map(({ name }) => `"${name}"`).join(', ')}, and the old value is still there`,
    actual: shortJson(fieldOf(less.after, kept[0]?.name ?? '')),
    hint: 'Replace the whole item, or say in the description what a PUT leaves as it was.',
    steps: [...held.steps, ...less.steps],
    detail: 'left out',
  });
}

/** The fields without as many of these as may be left out together. */
function withLeast(
  { model }: World,
  schema: SchemaNode | undefined,
  fields: Fields,
  names: readonly string[],
): Fields {
  const validator = schema && validatorOf(model, schema, 'request');
  return names.reduce<Fields>((left, name) => {
    const next = withoutFields(left, [name]);
    return !validator || validator.check(next).length === 0 ? next : left;
  }, fields);
}
