import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Lifecycle } from '../../resources/resource.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import type { Seen } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';

/** What was read of a new item, one reading after the other. */
export interface Walked {
  readonly item: Item;
  /** The answer to what made it. */
  readonly began: Exchange;
  readonly seen: readonly Seen[];
  /** How long was waited between the readings, in ms. */
  readonly waitedMs: number;
}

/** Work that stands still. */
export interface Stuck {
  readonly state: string;
  /** Whether the server itself has said that it would be done by then. */
  readonly isSure: boolean;
}

/** Fewer readings show nothing, and shorter ones than these, in ms. */
const minReadings = 10;
const minWaitedMs = 3000;
/** So many times as long as the server asks to wait has to pass. */
const patience = 8;

/** Where an item stands. */
export function stateOf({ property }: Lifecycle, { value }: Seen): unknown {
  return fieldOf(value, property);
}

/** Whether nothing comes after a state. */
export function isEnd({ states, otherEnds }: Lifecycle, state: unknown): boolean {
  return state === states.at(-1) || otherEnds.some((end) => end === state);
}

/** Whether somebody may have to do something for an item to go on: an action, or a change of its state. */
export function isMovedByHand({ actions, patches, facts }: Subject, lifecycle: Lifecycle): boolean {
  const { property, states } = lifecycle;
  return (
    actions.some(
      ({ role: { sets } }) => !Object.hasOwn(sets, property) || states.some((one) => one === sets[property]),
    ) || patches.some(({ role: { input } }) => input.schema && facts.properties(input.schema).has(property))
  );
}

/**
 * Begun work (202) that does not move: of the second half of many readings each is as the one before, and none has come to an
 * end. Sure where its `Retry-After` was so short that it should be over by far; undefined where it moves.
 */
export function stuckIn(lifecycle: Lifecycle, { began, seen, waitedMs }: Walked): Stuck | undefined {
  const last = seen.at(-1);
  const state = last && stateOf(lifecycle, last);
  if (began.response.status !== 202 || seen.length < minReadings || waitedMs < minWaitedMs) return undefined;
  if (typeof state !== 'string' || isEnd(lifecycle, state) || !lifecycle.states.includes(state))
    return undefined;
  const half = seen.slice(Math.floor(seen.length / 2)).map(({ value }) => JSON.stringify(value));
  if (half.some((text) => text !== half[0])) return undefined;
  const asked = [began, ...seen.map(({ exchange }) => exchange)].map(retryAfterMs);
  const askedMs = Math.max(...asked.filter((ms) => ms !== undefined));
  return { state, isSure: Number.isFinite(askedMs) && waitedMs >= askedMs * patience };
}

/** How long an answer asks to wait, in ms; undefined where it does not say it in seconds, or says nothing with 0. */
export function retryAfterMs({ response }: Exchange): number | undefined {
  const text = headerOf(response.headers, 'retry-after');
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 || undefined : undefined;
}

/** Reports work that never ends; a note where the server has not said how long it takes. */
export function tellStuck(
  world: World,
  reader: Acting<'read'>,
  lifecycle: Lifecycle,
  { state, isSure }: Stuck,
  seen: readonly Seen[],
): void {
  const { states, otherEnds, property } = lifecycle;
  world.report({
    code: 'lifecycle-wrong',
    operation: reader.operation,
    message: `"${property}" stays ${state}, and nothing changes any more`,
    expected: [states.at(-1), ...otherEnds].join(', '),
    actual: state,
    hint: 'Let work come to an end, or say with Retry-After how long it takes.',
    steps: seen.map(({ exchange }) => exchange).slice(-4),
    detail: 'stuck',
    ...(!isSure && { severity: 'note' }),
  });
}
