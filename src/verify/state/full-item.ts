import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf } from './fields.ts';
import { type Made, madeOf, makeItem } from './make-item.ts';
import { otherValue } from './other-value.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties, writableProperties } from './writable-properties.ts';

/** Makes an item of which as much as possible is set, and to other values than their defaults. */
export async function makeFullItem(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
): Promise<Made | undefined> {
  const known = accepted.get(world) ?? new Map<Operation, number>();
  accepted.set(world, known);
  for (let index = known.get(create.operation) ?? 0; index < parts.length; index += 1) {
    known.set(create.operation, index);
    const made = await makeItem(world, create, (fields) =>
      fullFields(world, subject, create, fields, parts[index]),
    );
    if (made) return made;
  }
  known.set(create.operation, parts.length);
  return makeItem(world, create);
}

type Part = 'all' | 'first half' | 'second half';

/** What is refused all together may be accepted in part. */
const parts: readonly Part[] = ['all', 'first half', 'second half'];

/** Which of the parts each create takes. */
const accepted = new WeakMap<World, Map<Operation, number>>();

/** The fields with all optional ones that can be set as well, as far as all of them are valid together. */
export function fullFields(
  world: World,
  subject: Subject,
  { operation, role }: Acting<'create'>,
  fields: Fields,
  part: Part = 'all',
): Fields {
  const { facts } = subject;
  const settable = new Set([
    ...changeableProperties(subject, role.input.schema),
    // A secret can be set, if not changed: whether it comes back is to be seen.
    ...[...writableProperties(subject, role.input.schema).values()].filter(
      ({ schema }) => facts.keyword(schema, 'writeOnly') === true,
    ),
  ]);
  const changes = [...settable].flatMap(({ name, schema }) => {
    const preset = facts.keyword(schema, 'default');
    const old = fieldOf(fields, name);
    if (old !== undefined && old !== null && old !== preset) return [];
    const value = otherValue(world, schema, preset, `${operation.name} ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  const half = Math.ceil(changes.length / 2);
  const chosen =
    part === 'all' ? changes : part === 'first half' ? changes.slice(0, half) : changes.slice(half);
  return withValid(world.model, role.input.schema, fields, chosen);
}

/** Whether items can be made: by a create, or by a PUT of what is not there. */
export function isMakeable({ creates, replaces }: Subject): boolean {
  return creates.length > 0 || replaces.some(({ role }) => role.creates);
}

/** An item of which as much as possible is set, by the first operation that makes one. */
export async function makeAny(world: World, subject: Subject): Promise<Made | undefined> {
  for (const create of subject.creates) {
    const made = await makeFullItem(world, subject, create);
    if (made) return made;
  }
  const put = subject.replaces.find(({ role }) => role.creates);
  const item =
    put && subject.creates.length === 0 ? await world.item(subject.resource.name, true) : undefined;
  return put && item ? madeOf(item, put.role) : undefined;
}
