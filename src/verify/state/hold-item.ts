import type { Item } from '../run/item.ts';
import { isLent } from '../run/lent-items.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { type Fields, fieldOf } from './fields.ts';
import { makeAny } from './full-item.ts';
import type { Made } from './make-item.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';
import { writableProperties } from './writable-properties.ts';

/** Something that a case may change. */
export interface Held {
  readonly item: Item;
  readonly reader: Acting<'read'>;
  /** As it was read. */
  readonly before: Seen & { readonly value: Fields };
  /** What was sent to make it; empty where it was there. */
  readonly sent: Fields;
  /** What made it. */
  readonly steps: readonly Seen['exchange'][];
  /** Gives what was not made by the case its old values back. */
  restore(): Promise<void>;
}

/**
 * An item made for this case and read, or the one thing of a singular resource or one that the server lends, to be given back as
 * it was. Undefined where there is none, or it cannot be read.
 */
export async function holdItem(
  world: World,
  subject: Subject,
  changer: Acting<'replace' | 'patch' | 'action'>,
): Promise<Held | undefined> {
  const isGivenBack = changer.role.kind !== 'action' && isLent(world, subject.resource.name);
  return subject.resource.isSingular || isGivenBack
    ? holdSingular(world, subject, changer)
    : holdMade(world, subject, changer);
}

/** A new item in the state that an operation needs, as far as a way to it is known. Undefined where none is, or it cannot be read. */
export async function holdReady(
  world: World,
  subject: Subject,
  changer: Acting<'action' | 'delete'>,
): Promise<Held | undefined> {
  const item = await world.itemFor(changer.operation, true);
  if (!item?.creation || item.resource?.name !== subject.resource.name) return undefined;
  return heldOf(world, subject, { item, sent: {}, exchange: item.creation.exchange });
}

async function holdMade(world: World, subject: Subject, changer: Acting): Promise<Held | undefined> {
  const made = await makeAny(world, subject);
  return made && canName(world, changer, made.item) ? heldOf(world, subject, made) : undefined;
}

async function heldOf(
  world: World,
  subject: Subject,
  { item, sent, exchange }: Pick<Made, 'item' | 'sent' | 'exchange'>,
): Promise<Held | undefined> {
  const reader = subject.reads.find((one) => canName(world, one, item));
  const before = reader && (await readItem(world, reader, item));
  if (!reader || !before?.value) return undefined;
  const { value } = before;
  return { item, reader, before: { ...before, value }, sent, steps: [exchange], restore: async () => {} };
}

async function holdSingular(world: World, subject: Subject, changer: Acting): Promise<Held | undefined> {
  const [reader] = subject.reads;
  const found = reader && (await world.itemFor(reader.operation));
  if (!reader || !found) return undefined;
  const item: Item = { ...found, resource: subject.resource };
  const before = canName(world, changer, item) ? await readItem(world, reader, item) : undefined;
  if (!before?.value) return undefined;
  const { value } = before;
  const restore = async () => {
    const restorer = subject.replaces[0] ?? subject.patches[0];
    if (!restorer) return;
    const properties = writableProperties(subject, restorer.role.input.schema);
    const names = [...properties.keys()].filter((name) => Object.hasOwn(value, name));
    const fields = Object.fromEntries(names.map((name) => [name, fieldOf(value, name)]));
    await world.caller.cleanUp(() => changeItem(world, restorer, item, fields));
  };
  return { item, reader, before: { ...before, value }, sent: {}, steps: [], restore };
}
