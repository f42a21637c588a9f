import { createHash } from 'node:crypto';
import { findResponse } from '../../contract/find-response.ts';
import { parseQuery } from '../../http/read-query.ts';
import type { Operation } from '../../model/model.ts';
import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import type { Directed } from '../behaviour.ts';
import { headerValue } from '../exchange.ts';
import { refuse } from './refusal.ts';
import type { StateCall } from './state-call.ts';

/** A request that was done, and its answer. */
interface Done {
  readonly bodyHash: string;
  readonly answer: Directed;
  /** Of the answer's body, as JSON. */
  readonly length: number;
  readonly atMs: number;
}

/** How many keys are remembered in a world, and how long. */
const maxKeys = 1000;
/** Of all answers that are remembered together, as JSON. */
const maxLength = 16 * 1024 * 1024;
const keptMs = 24 * 60 * 60 * 1000;

/**
 * Does a request once for each `Idempotency-Key`, where the operation documents the header: the same key and body get
 * the same answer again, the same key with another body is refused.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function onceForKey(state: StateCall, act: () => Directed): Directed {
  const { call, nowMs } = state;
  const name = keyHeader(state);
  const key = name === undefined ? undefined : headerValue(call.request.headers, name);
  if (key === undefined) return act();
  const id = hash(JSON.stringify([call.operation.name, credentials(state), key]));
  const note = `state/${call.api}/idempotency`;
  const done = doneOf(call.world.notes.get(note));
  const before = done.get(id);
  const bodyHash = hash(canonicalJson([call.request.path, call.checked.body]));
  if (before && nowMs - before.atMs < keptMs)
    return before.bodyHash === bodyHash ? replayed(state, before) : reused(state);
  const answer = act();
  if (answer.status < 300) {
    const { length } = JSON.stringify(answer.body ?? null);
    call.world.notes.set(note, withDone(done, id, { bodyHash, answer, length, atMs: nowMs }));
  }
  return answer;
}

/** A copy, so that snapshots of the notes keep what they had; what was done first is forgotten first. */
function withDone(done: ReadonlyMap<string, Done>, id: string, last: Done): ReadonlyMap<string, Done> {
  const next = new Map(done).set(id, last);
  let total = next.values().reduce((sum, { length }) => sum + length, 0);
  for (const [key, { length }] of next) {
    if (next.size <= maxKeys && total <= maxLength) break;
    next.delete(key);
    total -= length;
  }
  return next;
}

function doneOf(note: unknown): ReadonlyMap<string, Done> {
  // The note has one writer, which is here.
  return note instanceof Map ? (note as Map<string, Done>) : new Map();
}

const keyHeaders = new WeakMap<Operation, string | false>();

/** In lower case; undefined where the operation documents none. */
function keyHeader({ call: { operation } }: StateCall): string | undefined {
  let known = keyHeaders.get(operation);
  if (known === undefined) {
    const found = operation.parameters.find(
      (parameter) => parameter.in === 'header' && /^(?:x-)?idempotency-?key$/i.test(parameter.name),
    );
    known = found ? found.name.toLowerCase() : false;
    keyHeaders.set(operation, known);
  }
  return known || undefined;
}

/** Keys belong to whoever sends them. */
function credentials({ call, context }: StateCall): readonly unknown[] {
  const { headers, query } = call.request;
  const own = [...context.model.securitySchemes.values()].map(({ in: place, parameterName = '' }) => {
    if (place === 'header') return headerValue(headers, parameterName.toLowerCase());
    if (place === 'query') return (parseQuery(query) ?? []).find(({ name }) => name === parameterName)?.raw;
    return place === 'cookie' ? headerValue(headers, 'cookie') : undefined;
  });
  return [headerValue(headers, 'authorization'), ...own];
}

const replayedHeaders = ['idempotency-replayed', 'idempotent-replayed', 'x-idempotent-replayed'];

function replayed({ call }: StateCall, { answer }: Done): Directed {
  const documented = findResponse(call.operation, answer.status)?.headers ?? [];
  const header = documented
    .map(({ name }) => name.toLowerCase())
    .find((name) => replayedHeaders.includes(name));
  return {
    ...answer,
    headers: { ...answer.headers, ...(header && { [header]: 'true' }) },
    because: `${answer.because}, by an earlier request with the same idempotency key`,
  };
}

function reused(state: StateCall): Directed {
  const detail = 'The idempotency key was used with another body. Send a key of its own with each request.';
  return refuse(state, {
    statuses: [422, 409, 400],
    words: ['idempotency', 'reused', 'another body'],
    detail,
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
