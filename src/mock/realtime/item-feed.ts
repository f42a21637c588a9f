import { Lru } from '../lru.ts';
import { allItems } from '../state/all-items.ts';
import { shownValue, walkAll } from '../state/lifecycle.ts';
import type { StatePlace } from '../state/state-call.ts';
import type { ItemScope, StoredItem } from '../state/store.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';

/** Something that happened to an item. */
export interface ItemEvent {
  /** 1 for the first of a resource in its session; grows. */
  readonly id: number;
  readonly kind: 'created' | 'updated' | 'deleted';
  /** The item's number in its store, and its id as a path has it. */
  readonly number: number;
  readonly itemId: string;
  readonly scope: ItemScope;
  /** As it is shown now; of one that is gone, as it was last. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** The last events, kept with the world, so that a reader can go on behind the one it saw. */
interface EventLog {
  readonly last: number;
  readonly events: readonly ItemEvent[];
}

/** An item as it was last seen. */
interface SeenItem {
  readonly item: Pick<StoredItem, 'id' | 'number' | 'scope' | 'dueMs'>;
  readonly value: ItemEvent['value'];
  readonly text: string;
}

interface Seen {
  readonly items: ReadonlyMap<number, SeenItem>;
  readonly last: number;
  readonly revision: unknown;
}

const maxEvents = 200;
/** Of the values of all events of a log, as JSON in UTF-16 code units. */
const maxLength = 1024 * 1024;
const maxFeeds = 1000;
const feeds = new WeakMap<Worlds, Lru<string, ItemFeed>>();

/** What happens to the items of a resource in one session; the same one for all who follow them. */
export function itemFeed(worlds: Worlds, session: string, api: string, resource: string): ItemFeed {
  const known = feeds.get(worlds) ?? new Lru<string, ItemFeed>(maxFeeds);
  feeds.set(worlds, known);
  const key = JSON.stringify([session, api, resource]);
  const feed = known.get(key) ?? new ItemFeed(`state/${api}/events/${resource}`);
  known.set(key, feed);
  return feed;
}

/**
 * Finds out what happened by looking at the items again: whoever changed them, a request, the clock, a reset or another
 * mock on the same state. What came and went between two looks nobody has seen.
 */
export class ItemFeed {
  readonly #note: string;
  #seen: Seen | undefined;

  constructor(note: string) {
    this.#note = note;
  }

  /**
   * Looks at the items, and notes what happened to them in the world.
   *
   * @returns the last events, and what to call once the world is kept: looking may have to be done again
   */
  look(place: StatePlace, world: World): { readonly log: EventLog; readonly accept: () => void } {
    walkAll(place);
    // Nobody else writes a note of this name.
    const known = (world.notes.get(this.#note) as EventLog | undefined) ?? { last: 0, events: [] };
    const before = this.#seen && withOthers(this.#seen, known);
    const now = seenNow(place, before);
    const last = Math.max(known.last, before?.last ?? 0);
    const events = before ? differences(before.items, now.items, last) : [];
    const log =
      events.length === 0
        ? { last, events: known.events }
        : { last: last + events.length, events: shortened([...known.events, ...events]) };
    if (events.length > 0) world.notes.set(this.#note, log);
    return {
      log,
      accept: () => {
        this.#seen = { ...now, last: log.last };
      },
    };
  }
}

/** With what others have noted meanwhile. */
function withOthers(seen: Seen, { events }: EventLog): Seen {
  const others = events.filter(({ id }) => id > seen.last);
  if (others.length === 0) return seen;
  const items = new Map(seen.items);
  for (const { kind, number, itemId, scope, value } of others) {
    if (kind === 'deleted') items.delete(number);
    else {
      const item = { id: itemId, number, scope, dueMs: undefined };
      items.set(number, { item, value, text: JSON.stringify(value) });
    }
  }
  return { items, last: others.at(-1)?.id ?? seen.last, revision: undefined };
}

function seenNow(place: StatePlace, before: Seen | undefined): Omit<Seen, 'last'> {
  const { store, resource } = place;
  const revision = store.revision(resource.name);
  const isMoving = resource.lifecycle?.progress !== undefined;
  if (before && before.revision === revision && !isMoving) return before;
  const items = new Map<number, SeenItem>();
  for (const item of allItems(store, resource.name)) {
    const known = before?.items.get(item.number);
    // Of one that rests, the same object says the same.
    if (known?.item === item && item.dueMs === undefined) items.set(item.number, known);
    else {
      const value = shownValue(place, item);
      items.set(item.number, { item, value, text: JSON.stringify(value) });
    }
  }
  return { items, revision };
}

function differences(before: Seen['items'], now: Seen['items'], last: number): readonly ItemEvent[] {
  const events: ItemEvent[] = [];
  const tell = (kind: ItemEvent['kind'], { item: { number, id, scope }, value }: SeenItem) =>
    events.push({ id: last + events.length + 1, kind, number, itemId: id, scope, value });
  for (const [number, seen] of before) if (!now.has(number)) tell('deleted', seen);
  for (const [number, seen] of now) {
    const old = before.get(number);
    if (!old) tell('created', seen);
    else if (old.text !== seen.text) tell('updated', seen);
  }
  return events;
}

function shortened(events: readonly ItemEvent[]): readonly ItemEvent[] {
  let length = 0;
  const from = events.findLastIndex(({ value }, index) => {
    length += JSON.stringify(value).length;
    return events.length - index > maxEvents || length > maxLength;
  });
  return events.slice(from + 1);
}
