import type { Directed } from '../behaviour.ts';
import { headerValue } from '../exchange.ts';
import { Lru } from '../lru.ts';
import { shownSize } from './item-size.ts';
import type { StateCall, StateContext } from './state-call.ts';
import type { StoredItem } from './store.ts';
import { watchCall } from './watch-call.ts';

/** An answer that shows a list, and the items in it. */
export interface MadeList {
  readonly directed: Directed;
  readonly items: readonly StoredItem[];
}

/** An answer, and what it was made from beside the request. */
interface Remembered {
  readonly directed: Directed;
  /** Of the resource in the store. */
  readonly revision: unknown;
  /** Undefined for what is the same at any time. */
  readonly nowMs: number | undefined;
  /** About, in characters. */
  readonly size: number;
}

/** Of the answers of all lists of an API, in characters. */
const maxSize = 16 * 1024 * 1024;
/** What an answer takes beside its items: envelope, headers, key, entry. */
const overhead = 3000;
/** Each item once in the store's value, which is there anyway, and once in the text of the answer. */
const textFactor = 2;
/** Keys come from requests: longer ones are not kept. */
const maxKeyLength = 1000;

const memories = new WeakMap<StateContext, Lru<string, Remembered>>();

/**
 * The answer that shows a list: the same one as before while the store and everything else that it is made from is the
 * same, so that it is checked and written once.
 *
 * @param make of the same call, which notices whether the answer depends on the time or on chance
 */
export function rememberedList(state: StateCall, make: (state: StateCall) => MadeList): Directed {
  const { context, store, resource, nowMs } = state;
  const memory = memories.get(context) ?? new Lru<string, Remembered>(maxSize, ({ size }) => size);
  memories.set(context, memory);
  const key = keyOf(state);
  const revision = store.revision(resource.name);
  const known = memory.get(key);
  if (known && known.revision === revision && (known.nowMs ?? nowMs) === nowMs) return known.directed;
  const { watched, used } = watchCall(state);
  const { directed: made, items } = make(watched);
  if (used.chance || key.length > maxKeyLength) {
    memory.delete(key);
    return made;
  }
  const directed = { ...made, isLasting: true };
  const size = overhead + textFactor * items.reduce((sum, item) => sum + shownSize(item), 0);
  memory.set(key, { directed, revision, nowMs: used.time ? nowMs : undefined, size });
  return directed;
}

/** All of a request that a list and the links in it are made from. */
function keyOf({ call }: StateCall): string {
  const { operation, request, world } = call;
  const { basePath = '', path, query, headers } = request;
  const host = headerValue(headers, 'host') ?? '';
  return `${operation.method} ${operation.path}\n${world.session}\n${host}\n${basePath}\n${path}\n${query}`;
}
