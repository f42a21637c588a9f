import { hash } from 'node:crypto';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import { valueText } from '../answer/value-text.ts';
import type { Directed } from '../behaviour.ts';
import { headerValue } from '../exchange.ts';
import { documentedHeader } from './documented-header.ts';
import type { ItemValue } from './finish-value.ts';
import { headerExample } from './item-url.ts';
import { documents, refuse } from './refusal.ts';
import type { StateCall } from './state-call.ts';

/** The entity tag of an item: from what it says, so that it changes with every change of that and with nothing else. */
function tagOf(state: StateCall, value: ItemValue): string {
  const digest = hash('sha256', valueText(value), 'hex').slice(0, 16);
  return isWeak(state.call.operation) ? `W/"${digest}"` : `"${digest}"`;
}

const weak = new WeakMap<Operation, boolean>();

function isWeak(operation: Operation): boolean {
  let known = weak.get(operation);
  if (known === undefined) {
    const example = operation.responses.map((response) => headerExample(response, 'etag')).find(Boolean);
    known = typeof example === 'string' && example.startsWith('W/');
    weak.set(operation, known);
  }
  return known;
}

/** The header `ETag`, where the answer of the status documents it. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 */
export function tagHeader(
  state: StateCall,
  status: number,
  value: ItemValue,
): Readonly<Record<string, string>> {
  const response = findResponse(state.call.operation, status);
  return documentedHeader(response, 'etag') ? { etag: tagOf(state, value) } : noTag;
}

const noTag: Readonly<Record<string, string>> = {};

/** 304 for a client that has the item as it is, where the operation documents that. */
export function notModified(state: StateCall, value: ItemValue): Directed | undefined {
  const header = headerValue(state.call.request.headers, 'if-none-match');
  if (header === undefined || !documents(state, 304)) return undefined;
  const tag = tagOf(state, value);
  if (!names(header, tag)) return undefined;
  return { status: 304, headers: tagHeader(state, 304, value), because: `the client has ${tag} already` };
}

/**
 * Why an item must not be changed: it is at another version than the client thinks, or the client does not say at which.
 * Only where the operation documents it.
 *
 * @param value undefined for an item that is not there yet
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1
 */
export function failedPrecondition(state: StateCall, value: ItemValue | undefined): Directed | undefined {
  const { headers } = state.call.request;
  const match = headerValue(headers, 'if-match');
  const noneMatch = headerValue(headers, 'if-none-match');
  if (match === undefined && noneMatch === undefined) {
    if (!documents(state, 428) || value === undefined) return undefined;
    const detail = 'The item is changed only under a condition. Send its ETag in If-Match.';
    return refuse(state, { statuses: [428], words: ['if-match'], detail });
  }
  if (!documents(state, 412)) return undefined;
  const tag = value && tagOf(state, value);
  const isWrong =
    (match !== undefined && !(tag !== undefined && names(match, tag))) ||
    (noneMatch !== undefined && tag !== undefined && names(noneMatch, tag));
  if (!isWrong) return undefined;
  const detail = `The condition does not hold: the item ${tag ? `is at ${tag}` : 'is not there'}. Read it again, and send its ETag.`;
  return refuse(state, { statuses: [412], words: ['version', 'precondition'], detail });
}

/** Whether a list of entity tags has one, or is `*`. Weak ones count: the mock's are the same only for the same content. */
function names(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  const wanted = tag.replace(/^W\//, '');
  return [...header.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, opaque]) => opaque === wanted);
}
