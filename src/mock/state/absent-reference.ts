import { statusOfMissing } from '../../resources/missing-words.ts';
import type { Directed } from '../behaviour.ts';
import { missing } from './find-item.ts';
import type { ItemValue } from './finish-value.ts';
import { missingReference } from './references.ts';
import { documents, refuse } from './refusal.ts';
import type { StateCall } from './state-call.ts';

/**
 * The refusal of a body that names something that is not there, where the operation has an answer for that: the one whose words
 * speak of it, or else, for what is made, its 404.
 *
 * @param before what is changed: a reference that stays is not looked at, and its 404 may be that of the item
 */
export function absentReference(
  state: StateCall,
  values: ItemValue,
  before?: ItemValue,
): Directed | undefined {
  const absent = missingReference(state.context, state.store, state.resource, values, before);
  if (!absent) return undefined;
  const { property, resource, id } = absent;
  const status = statusOfMissing(state.call.operation, property) ?? (before ? undefined : 404);
  if (status === undefined || !documents(state, status)) return undefined;
  if (status === 404) return missing(state, resource, id);
  const detail = `Nothing has the ${property} ${id.slice(0, 100)}. Name one that is there.`;
  return refuse(state, { statuses: [status], words: [property, resource, 'exist', 'unknown'], detail });
}
