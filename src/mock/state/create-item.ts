import { findResponse } from '../../contract/find-response.ts';
import { setOwn } from '../../http/set-own.ts';
import type { Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { absentReference } from './absent-reference.ts';
import { addItem, withFreshUnique } from './add-item.ts';
import { answerBody } from './answer-body.ts';
import { answerItem, idOf, validFor } from './answer-item.ts';
import { documentedHeader } from './documented-header.ts';
import { hasDownload } from './download-file.ts';
import { tagHeader } from './entity-tag.ts';
import { fileValues } from './file-values.ts';
import { missingScope } from './find-item.ts';
import { type ItemValue, sampledValue } from './finish-value.ts';
import { onceForKey } from './idempotency.ts';
import { itemUrl } from './item-url.ts';
import { makeId } from './make-id.ts';
import { newValue } from './new-value.ts';
import { withValueAt } from './own-value.ts';
import { idText } from './path-value.ts';
import { refuse } from './refusal.ts';
import { findScope } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { ItemScope, StoredItem } from './store.ts';
import { type ItemInput, takeInput } from './take-input.ts';
import { uploadedFile } from './uploaded-file.ts';

type Create = Role & { readonly kind: 'create' };

/** Makes an item of what the body says. */
export function createItem(state: StateCall, role: Create): Directed {
  return onceForKey(state, () => {
    const found = findScope(state, role.scope);
    if (!found.ok) return missingScope(state, found);
    const input = withFile(state, takeInput(state, state.call.checked.body, role.input));
    const absent = absentReference(state, input.values);
    if (absent) return absent;
    const made = madeItem(state, input, found.properties, found.scope);
    if (!made.ok) return made.answer;
    return createdAnswer(state, role, made.item);
  });
}

/** Makes an item and keeps it. @param fixed what the path says of it */
export function madeItem(state: StateCall, input: ItemInput, fixed: ItemValue, scope: ItemScope) {
  const { resource } = state;
  const property = resource.id?.property;
  const named = property === undefined ? undefined : (fixed[property] ?? input.values[property]);
  const isNamed =
    named !== undefined &&
    named !== null &&
    (!resource.id?.isAssigned || Object.hasOwn(fixed, property ?? ''));
  const id = isNamed ? named : makeId(state);
  if (property !== undefined && id === undefined) return { ok: false as const, answer: noId(state) };
  const own: Record<string, unknown> = { ...fixed };
  const isShown = resource.schema === undefined || hasProperty(state, property);
  if (property !== undefined && isShown) setOwn(own, property, id);
  const given = { ...input.values, ...own };
  const value = withFreshUnique(state, newValue(state, input, own), given, () => sampledValue(state));
  const isNewId = !isNamed && id !== undefined;
  return addItem(state, idText(id ?? ''), value, scope, { isNewId, file: input.file });
}

/** With what is known of the file that the request brings; its bytes are kept where something sends them back. */
function withFile(state: StateCall, input: ItemInput): ItemInput {
  const { context, resource, call } = state;
  const file = uploadedFile(context.model, call);
  if (!file) return input;
  const values = { ...input.values, ...fileValues(state, file, input) };
  // A copy: the whole request would be held on to.
  const kept = hasDownload(context, resource) ? { ...file, bytes: new Uint8Array(file.bytes) } : undefined;
  return { ...input, values, file: kept };
}

function hasProperty({ context, resource }: StateCall, name: string | undefined): boolean {
  return (
    name !== undefined && resource.schema !== undefined && context.facts.properties(resource.schema).has(name)
  );
}

/** The answer to what has made an item. */
export function createdAnswer(
  state: StateCall,
  { answer, status, idPath }: Pick<Create, 'answer' | 'status' | 'idPath'>,
  item: StoredItem,
): Directed {
  const body =
    answer && answerBody(state, status, answer.path, answerItem(state, item, item.value, answer.schema));
  return {
    status,
    ...(answer && {
      body: idPath ? withValueAt(body, idPath, idOf(state, item)) : body,
      validFor: idPath ? undefined : validFor(state, item.value, answer),
    }),
    headers: { ...tagHeader(state, status, item.value), ...locationHeader(state, status, item) },
    because: `created ${state.resource.name}/${item.id}`,
  };
}

/** Where the item is, where the document has the answer say so. */
function locationHeader(state: StateCall, status: number, item: StoredItem): Directed['headers'] {
  const header = documentedHeader(findResponse(state.call.operation, status), 'location');
  const url = header && itemUrl(state, item, header.example);
  return url === undefined ? noHeaders : { location: url };
}

const noHeaders: Directed['headers'] = {};

function noId(state: StateCall): Directed {
  const detail = `No new id was found for "${state.resource.name}": its schema allows too few. Widen it, or send an id.`;
  return refuse(state, { statuses: [507, 503, 500], words: ['storage'], detail });
}
