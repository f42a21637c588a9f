import type { Directed } from '../behaviour.ts';
import { answerBody } from './answer-body.ts';
import { answerItem } from './answer-item.ts';
import { notModified, tagHeader } from './entity-tag.ts';
import { findItem } from './find-item.ts';
import { shownValue } from './lifecycle.ts';
import type { Envelope, Role } from './resource.ts';
import { startSingular } from './start-singular.ts';
import type { StateCall } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** Shows an item as it is at this time. */
export function readItem(state: StateCall, role: Role & { readonly kind: 'read' }): Directed {
  const found = startSingular(state, findItem(state, role));
  if (!found.ok) return found.answer;
  const because = `read ${state.resource.name}/${found.item.id}`;
  const value = shownValue(state, found.item);
  return notModified(state, value) ?? itemAnswer(state, 200, role.answer, found.item, because);
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
  return { status, body, headers, because };
}
