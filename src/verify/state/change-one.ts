import type { World } from '../run/world.ts';
import { type Changed, type ChangeOptions, changeItem } from './change-item.ts';
import { fieldOf, withField } from './fields.ts';
import type { Held } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { unchangedFields } from './put-body.ts';
import type { Acting, Subject } from './subject.ts';
import { changeableProperties } from './writable-properties.ts';

/** A change of one property. */
export interface ChangedOne extends Changed {
  readonly name: string;
  readonly value: unknown;
}

/** Changes the first property of which a change is accepted, or with `isOnce` the first that can be; undefined where none can be. */
export async function changeOne(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  held: Pick<Held, 'item' | 'sent' | 'before'>,
  options: ChangeOptions & { readonly isOnce?: boolean } = {},
): Promise<ChangedOne | undefined> {
  const rest = unchangedFields(world, subject, changer, held);
  let last: ChangedOne | undefined;
  for (const { name, schema } of changeableProperties(subject, changer.role.input.schema)) {
    const value = otherValue(world, schema, fieldOf(held.before.value, name), `one ${name}`);
    if (value === undefined) continue;
    const changed = await changeItem(world, changer, held.item, withField(rest, name, value), options);
    last = changed && { ...changed, name, value };
    if (!last || last.isAccepted || options.isOnce || last.status === 412 || last.status === 428) return last;
  }
  return last;
}
