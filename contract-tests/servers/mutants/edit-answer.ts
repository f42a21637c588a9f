import { isObject } from '../../../src/model/values.ts';
import type { Answer } from '../shared/answer.ts';
import type { AnsweredCall } from './server-mutant.ts';

/** What is sent instead of an answer. */
export type Edit = (answer: Answer, call: AnsweredCall) => Answer;

/** Changes the answers of one operation that have a status, and no other. @param operation its operationId */
export function editOn(operation: string, status: number, edit: Edit): Edit {
  return (answer, call) =>
    call.operation === operation && answer.status === status ? edit(answer, call) : answer;
}

/**
 * An answer with one member of its body changed, by its path: `['data', 'id']`; unchanged where there is none.
 *
 * @param change what it becomes; undefined takes it away
 */
export function editBody(
  answer: Answer,
  path: readonly string[],
  change: (value: unknown) => unknown,
): Answer {
  return { ...answer, body: edited(answer.body, path, change) };
}

/** An answer without a header, whatever the case of its name. */
export function withoutHeader(answer: Answer, name: string): Answer {
  const headers = Object.entries(answer.headers ?? {});
  const kept = headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: Object.fromEntries(kept) };
}

/** An answer with a header. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

function edited(value: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: member, ...others } = value;
  const next = edited(member, rest, change);
  return next === undefined ? others : { ...others, [name]: next };
}
