import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { type Item, isSuccess } from '../run/item.ts';
import { settleItem } from '../run/settle-item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { makeItem } from './make-item.ts';
import { canName, readItem, type Seen } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';

/** An item that stands where a case wants it. */
export interface Reached {
  readonly item: Item;
  readonly state: string;
  readonly seen: Seen;
  /** What made it and brought it there, and how it was read. */
  readonly steps: readonly Exchange[];
}

/** How often the state of what moves by itself is asked for: some five seconds. */
const maxPolls = 9;
/** More actions are not tried. */
const maxActions = 2;

/**
 * Makes an item that stands in one of these states: at once, by an action that is known to lead there, or by waiting for its end.
 * Undefined where none comes there.
 */
export async function reachState(
  world: World,
  subject: Subject,
  property: string,
  isWanted: (state: string) => boolean,
): Promise<Reached | undefined> {
  const [create] = subject.creates;
  const begun = create && (await makeItem(world, create));
  if (!begun) return undefined;
  const atOnce = await look(world, subject, begun.item, { property, isWanted, steps: [begun.exchange] });
  if (atOnce) return atOnce;
  const leading = subject.actions.filter((action) => leadsTo(action, property).some(isWanted));
  for (const { operation } of leading.slice(0, maxActions)) {
    const acted = await actOn(world, operation, begun.item);
    const reached =
      acted && (await look(world, subject, acted.item, { property, isWanted, steps: acted.steps }));
    if (reached) return reached;
  }
  const { lifecycle } = subject.resource;
  const mayEnd = lifecycle && [lifecycle.states.at(-1) ?? '', ...lifecycle.otherEnds].some(isWanted);
  return mayEnd && (await settleItem(world, begun.item, maxPolls))
    ? look(world, subject, begun.item, { property, isWanted, steps: [begun.exchange] })
    : undefined;
}

/** The states to which an action leads, as its name and its words say: "It becomes `withdrawn`". */
function leadsTo({ operation, role }: Acting<'action'>, property: string): readonly string[] {
  const named = fieldOf(role.sets, property);
  const said = `${operation.summary ?? ''}. ${operation.description ?? ''}`
    .slice(0, 4000)
    .matchAll(/\bbecomes? (?:an? )?[`"']?([a-z][\w-]{1,40})/gi);
  return [...(typeof named === 'string' ? [named] : []), ...[...said].map(([, word = '']) => word)];
}

interface Looked {
  readonly property: string;
  readonly isWanted: (state: string) => boolean;
  readonly steps: readonly Exchange[];
}

/** Reads where an item stands; undefined where that is not wanted. */
async function look(
  world: World,
  subject: Subject,
  item: Item,
  { property, isWanted, steps }: Looked,
): Promise<Reached | undefined> {
  const reader = subject.reads.find((one) => canName(world, one, item));
  const seen = reader && (await readItem(world, reader, item));
  const state = fieldOf(seen?.value, property);
  if (!seen || typeof state !== 'string' || !isWanted(state)) return undefined;
  return { item, state, seen, steps: [...steps, seen.exchange] };
}

/** Acts on an item, or where that is refused on one that was brought to where the action is allowed. */
async function actOn(
  world: World,
  operation: Operation,
  item: Item,
): Promise<{ readonly item: Item; readonly steps: readonly Exchange[] } | undefined> {
  const known = await world.baseline(operation);
  if (!known) return undefined;
  const act = (one: Item) =>
    world.send({ operation, request: known.request, item: one, manner: { isOdd: true } });
  const made = item.creation ? [item.creation.exchange] : [];
  const done = await act(item);
  if (done && isSuccess(done)) return { item, steps: [...made, done] };
  const ready = await world.itemFor(operation, true);
  const later = ready?.creation && (await act(ready));
  if (!ready?.creation || !later || !isSuccess(later)) return undefined;
  return { item: ready, steps: [ready.creation.exchange, later] };
}
