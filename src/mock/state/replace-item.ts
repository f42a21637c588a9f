import type { Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { absentReference } from './absent-reference.ts';
import { changeItem } from './add-item.ts';
import { replacedValue } from './changed-value.ts';
import { createdAnswer, madeItem } from './create-item.ts';
import { failedPrecondition } from './entity-tag.ts';
import { type FoundItem, findItem } from './find-item.ts';
import { onceForKey } from './idempotency.ts';
import { shownValue } from './lifecycle.ts';
import { itemAnswer } from './read-item.ts';
import { documents } from './refusal.ts';
import { findScope } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import { takeInput } from './take-input.ts';

type Replace = Role & { readonly kind: 'replace' | 'patch' };

/** Puts what the body says in the place of an item; makes one where there is none and the operation does that. */
export function replaceItem(state: StateCall, role: Replace): Directed {
  return onceForKey(state, () => {
    const found = findItem(state, role);
    if (!found.ok) return madeInstead(state, role, found) ?? found.answer;
    const before = shownValue(state, found.item);
    const failed = failedPrecondition(state, before);
    if (failed) return failed;
    const input = takeInput(state, state.call.checked.body, role.input);
    const absent = absentReference(state, input.values, before);
    if (absent) return absent;
    const kept = changeItem(state, found.item, replacedValue(state, before, input));
    if (!kept.ok) return kept.answer;
    return itemAnswer(
      state,
      role.status,
      role.answer,
      kept.item,
      `replaced ${state.resource.name}/${kept.item.id}`,
    );
  });
}

/** The one thing of a singular resource is there to be replaced, whether anybody has looked at it or not. */
function madeInstead(
  state: StateCall,
  role: Replace,
  { place }: FoundItem & { readonly ok: false },
): Directed | undefined {
  if (!place || !(role.creates || state.resource.isSingular)) return undefined;
  const failed = failedPrecondition(state, undefined);
  if (failed) return failed;
  const scope = findScope(state, role.scope);
  const property = state.resource.id?.property;
  const fixed = {
    ...(scope.ok && scope.properties),
    ...(property !== undefined && { [property]: place.idValue }),
  };
  const made = madeItem(state, takeInput(state, state.call.checked.body, role.input), fixed, place.scope);
  if (!made.ok) return made.answer;
  const status = !state.resource.isSingular && documents(state, 201) ? 201 : role.status;
  return createdAnswer(state, { answer: role.answer, status }, made.item);
}
