import { parseMediaType } from '../../http/media-type.ts';
import { isObject } from '../../model/values.ts';
import type { Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { headerValue } from '../exchange.ts';
import { absentReference } from './absent-reference.ts';
import { changeItem } from './add-item.ts';
import { changed } from './changed-value.ts';
import { failedPrecondition } from './entity-tag.ts';
import { findItem } from './find-item.ts';
import type { ItemValue } from './finish-value.ts';
import { onceForKey } from './idempotency.ts';
import { itemShape } from './item-shape.ts';
import { applyJsonPatch } from './json-patch.ts';
import { shownValue } from './lifecycle.ts';
import { applyMergePatch } from './merge-patch.ts';
import { itemAnswer } from './read-item.ts';
import { refuse } from './refusal.ts';
import { replaceItem } from './replace-item.ts';
import { startSingular } from './start-singular.ts';
import type { StateCall } from './state-call.ts';
import { takeInput } from './take-input.ts';

type Patch = Role & { readonly kind: 'replace' | 'patch' };

/** Changes parts of an item, as the body's media type has it. */
export function patchItem(state: StateCall, role: Patch): Directed {
  return onceForKey(state, () => {
    const found = startSingular(state, findItem(state, role));
    if (!found.ok) return role.creates && found.place ? replaceItem(state, role) : found.answer;
    const before = shownValue(state, found.item);
    const failed = failedPrecondition(state, before);
    if (failed) return failed;
    const patched = patchedValue(state, role, before);
    if (!patched.ok) return patched.answer;
    const absent = absentReference(state, patched.value, before);
    if (absent) return absent;
    // A patch that says nothing changes nothing, not even the time of the last change.
    const value = isEmpty(state.call.checked.body) ? found.item.value : changed(state, before, patched.value);
    const kept = changeItem(state, found.item, value);
    if (!kept.ok) return kept.answer;
    return itemAnswer(
      state,
      role.status,
      role.answer,
      kept.item,
      `changed ${state.resource.name}/${kept.item.id}`,
    );
  });
}

function isEmpty(patch: unknown): boolean {
  return typeof patch === 'object' && patch !== null && Object.keys(patch).length === 0;
}

type PatchedItem =
  | { readonly ok: true; readonly value: ItemValue }
  | { readonly ok: false; readonly answer: Directed };

function patchedValue(state: StateCall, { input }: Patch, before: ItemValue): PatchedItem {
  const { body } = state.call.checked;
  const kind = patchKind(state);
  if (kind === 'json-patch') return jsonPatched(state, body, before);
  const { values } = takeInput(state, body, input);
  const merged = applyMergePatch(before, values, kind === 'merge-patch' ? undefined : canBeNull(state));
  return { ok: true, value: isObject(merged) ? merged : before };
}

function jsonPatched(state: StateCall, body: unknown, before: ItemValue): PatchedItem {
  const patched = applyJsonPatch(before, body);
  if (patched.ok && isObject(patched.value)) return { ok: true, value: patched.value };
  const reason = patched.ok ? 'what is left is no object' : patched.reason;
  const isTest = !patched.ok && patched.isTest;
  const detail = `The patch cannot be applied: ${reason}. Read the item again, and correct the patch.`;
  const statuses = isTest ? ([409, 422, 400] as const) : ([422, 409, 400] as const);
  return { ok: false, answer: refuse(state, { statuses, words: ['patch', 'operation'], detail }) };
}

/** A list is a JSON Patch whatever it is called; no item is one. */
function patchKind({ call }: StateCall): 'json-patch' | 'merge-patch' | 'plain' {
  const type = parseMediaType(headerValue(call.request.headers, 'content-type') ?? '');
  if (type?.subtype === 'json-patch+json' || Array.isArray(call.checked.body)) return 'json-patch';
  return type?.subtype === 'merge-patch+json' ? 'merge-patch' : 'plain';
}

/** In plain JSON, null is a value where the property has it. */
function canBeNull({ context, resource }: StateCall): (name: string) => boolean {
  const { properties } = itemShape(context, resource);
  return (name) => {
    const property = properties.get(name);
    return property === undefined || context.facts.types(property.schema).has('null');
  };
}
