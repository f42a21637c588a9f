import type { Envelope, Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { answerBody } from './answer-body.ts';
import { answerItem, validFor } from './answer-item.ts';
import { notModified, tagHeader } from './entity-tag.ts';
import { findItem } from './find-item.ts';
import type { ItemValue } from './finish-value.ts';
import { shownValue } from './lifecycle.ts';
import { shownShape } from './shown-shape.ts';
import { startSingular } from './start-singular.ts';
import type { StateCall } from './state-call.ts';
import type { StoredItem } from './store.ts';
import { watchCall } from './watch-call.ts';

/** Shows an item as it is at this time. */
export function readItem(state: StateCall, role: Role & { readonly kind: 'read' }): Directed {
  const found = startSingular(state, findItem(state, role));
  if (!found.ok) return found.answer;
  const because = `read ${state.resource.name}/${found.item.id}`;
  const value = shownValue(state, found.item);
  return notModified(state, value) ?? rememberedAnswer(state, role, found.item, because);
}

/** An answer that shows an item; where that tells the time, at which it was made. */
interface Remembered {
  readonly directed: Directed;
  readonly nowMs: number | undefined;
}

/** What shows an item that has not changed since, by its value and what is answered with it. */
const remembered = new WeakMap<ItemValue, Map<Envelope, Remembered>>();

function rememberedAnswer(
  state: StateCall,
  { answer }: Role & { readonly kind: 'read' },
  item: StoredItem,
  because: string,
): Directed {
  const { context, resource, nowMs } = state;
  const value = shownValue(state, item);
  // Other shapes have URLs in them, which depend on how the mock was called; what is on its way is another each time.
  const isPlain = answer.schema === undefined || shownShape(context, resource, answer.schema).isWhole;
  if (!isPlain || value !== item.value) return itemAnswer(state, 200, answer, item, because);
  const answers = remembered.get(value) ?? new Map<Envelope, Remembered>();
  remembered.set(value, answers);
  const known = answers.get(answer);
  if (known && (known.nowMs ?? nowMs) === nowMs) return known.directed;
  const { watched, used } = watchCall(state);
  const directed = { ...itemAnswer(watched, 200, answer, item, because), isLasting: true };
  answers.set(answer, { directed, nowMs: used.time ? nowMs : undefined });
  return directed;
}

/** The answer that shows an item, or none of it. */
export function itemAnswer(
  state: StateCall,
  status: number,
  answer: Envelope | undefined,
  item: StoredItem,
  because: string,
): Directed {
  const value = shownValue(state, item);
  const headers = tagHeader(state, status, value);
  if (!answer) return { status, headers, because };
  const body = answerBody(state, status, answer.path, answerItem(state, item, value, answer.schema));
  return { status, body, validFor: validFor(state, value, answer), headers, because };
}
