import type { World } from '../run/world.ts';
import { type Changed, changeItem } from './change-item.ts';
import { changeOne } from './change-one.ts';
import { fieldOf } from './fields.ts';
import type { Held } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** A change, and which properties it was meant to change. */
export interface ChangedAll extends Changed {
  readonly names: readonly string[];
}

/** Changes as many properties at once as are valid together, or one where that is refused; undefined where nothing is accepted. */
export async function changeAll(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  held: Pick<Held, 'item' | 'sent' | 'before'>,
): Promise<ChangedAll | undefined> {
  const { schema } = changer.role.input;
  const rest = unchangedFields(world, subject, changer, held);
  const changes = changeableProperties(subject, schema).flatMap(({ name, schema: node }) => {
    const value = otherValue(world, node, fieldOf(held.before.value, name), `all ${name}`);
    return value === undefined ? [] : [{ name, value }];
  });
  const fields = withValid(world.model, schema, rest, changes);
  const names = changes.filter(({ name, value }) => fieldOf(fields, name) === value).map(({ name }) => name);
  const all = names.length > 1 ? await changeItem(world, changer, held.item, fields) : undefined;
  if (all?.isAccepted) return { ...all, names };
  const one = await changeOne(world, subject, changer, held);
  return one?.isAccepted ? { ...one, names: [one.name] } : undefined;
}
