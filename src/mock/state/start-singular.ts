import { addItem } from './add-item.ts';
import { isDeleted } from './deleted-singular.ts';
import type { FoundItem } from './find-item.ts';
import { finishValue, sampledValue } from './finish-value.ts';
import type { StateCall } from './state-call.ts';

/** The one item of a singular resource, which is there before anybody has made it, unless it was deleted. */
export function startSingular(state: StateCall, found: FoundItem): FoundItem {
  if (found.ok || !found.place || !state.resource.isSingular || isDeleted(state, found.place.scope))
    return found;
  const kept = addItem(state, '', finishValue(state, sampledValue(state)), found.place.scope);
  return kept.ok ? kept : { ok: false, answer: kept.answer, place: undefined };
}
