import { ownValueAt } from '../../document/pointer.ts';
import { isObject } from '../../model/values.ts';
import type { Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { changeItem } from './add-item.ts';
import { changed } from './changed-value.ts';
import { failedPrecondition } from './entity-tag.ts';
import { findItem } from './find-item.ts';
import type { ItemValue } from './finish-value.ts';
import { onceForKey } from './idempotency.ts';
import { itemShape } from './item-shape.ts';
import { shownValue } from './lifecycle.ts';
import { itemAnswer } from './read-item.ts';
import { documents, refuse } from './refusal.ts';
import { startSingular } from './start-singular.ts';
import type { StateCall } from './state-call.ts';

type Action = Role & { readonly kind: 'action' };

/** Does what the path says to an item: sets what the action sets, and what the body says of the item. */
export function actOnItem(state: StateCall, role: Action): Directed {
  return onceForKey(state, () => {
    const found = startSingular(state, findItem(state, role));
    if (!found.ok) return found.answer;
    const before = shownValue(state, found.item);
    const failed = failedPrecondition(state, before) ?? wrongState(state, role, found.item.id, before);
    if (failed) return failed;
    const said = { ...before, ...saidOfItem(state), ...role.sets };
    const kept = changeItem(state, found.item, changed(state, before, said, 'server'));
    if (!kept.ok) return kept.answer;
    const verb = state.call.operation.path.split('/').at(-1) ?? 'action';
    const because = `${verb} ${state.resource.name}/${kept.item.id}`;
    return itemAnswer(state, role.status, role.answer, kept.item, because);
  });
}

/** What the body says that items have too: `/tasks/{id}/assign` with an `assignee`. */
function saidOfItem(state: StateCall): ItemValue {
  const { properties, writeOnly } = itemShape(state.context, state.resource);
  const { body } = state.call.checked;
  if (!isObject(body) || ArrayBuffer.isView(body)) return {};
  const said = Object.entries(body).filter(([name, value]) => {
    return properties.has(name) && !writeOnly.has(name) && !ArrayBuffer.isView(value);
  });
  return Object.fromEntries(said);
}

/** 409 for an item that has ended, where the operation documents it; elsewhere the action is done all the same. */
function wrongState(state: StateCall, { from }: Action, id: string, value: ItemValue): Directed | undefined {
  const property = state.resource.lifecycle?.property;
  const current = property === undefined ? undefined : ownValueAt(value, [property]);
  if (!from || from.includes(String(current)) || !documents(state, 409, 422, 400)) return undefined;
  const detail = `"${id}" is ${String(current)}, and this is done only to one that is ${from.join(' or ')}.`;
  return refuse(state, { statuses: [409, 422, 400], words: ['ended', 'already', String(current)], detail });
}
