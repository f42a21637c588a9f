import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { MediaType } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Directed } from '../behaviour.ts';
import { idText, pathValue } from './path-value.ts';
import type { StateCall } from './state-call.ts';

/** Why a request is not done. */
export interface Refusal {
  /** The first that the operation documents counts; the first of all where it documents none. */
  readonly statuses: readonly [number, ...number[]];
  /** What examples of this refusal speak of, to find the right one of several: `idempotency`, `taken`. */
  readonly words: readonly string[];
  /** One sentence: what is wrong, and what to do. */
  readonly detail: string;
  /** Whether the example's own sentence would mislead: the detail takes its place. */
  readonly isSpelledOut?: boolean;
  /** What stands in examples, and what it is here. */
  readonly instead?: readonly (readonly [example: unknown, actual: unknown])[];
}

/** Whether the operation documents one of these statuses. */
export function documents({ call }: StateCall, ...statuses: readonly number[]): boolean {
  return statuses.some((status) => isNamedStatus(call.operation, status));
}

/**
 * The documented answer that says why a request is not done: its best example, with the ids of this request in place of
 * those of the example where that is valid.
 */
export function refuse(state: StateCall, refusal: Refusal): Directed {
  const { statuses, detail } = refusal;
  const { operation } = state.call;
  const status = statuses.find((one) => isNamedStatus(operation, one)) ?? statuses[0];
  const response = findResponse(operation, status);
  const body = response && exampleBody(state, response.content, refusal);
  return { status, ...(body !== undefined && { body }), because: detail };
}

/** Undefined leaves the choice, and with it the body, to whoever negotiates. */
function exampleBody(
  { call, context }: StateCall,
  content: readonly MediaType[],
  { words, instead = [], detail, isSpelledOut }: Refusal,
): unknown {
  const media = content.find(({ examples }) => examples.some(({ value }) => value !== undefined));
  if (!media) return undefined;
  const examples = media.examples.filter(({ value }) => value !== undefined);
  const scored = examples.map(({ name = '', summary = '', value }) => {
    const text = `${name} ${summary} ${JSON.stringify(value)}`.toLowerCase();
    return { value, score: words.filter((word) => text.includes(word)).length };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  const replaced = isSpelledOut
    ? withDetail(best.value, detail, 0)
    : replaceIn(best.value, [...instead, ...pathExamples(call)], 0);
  if (replaced === best.value) return scored[0] === best ? undefined : best.value;
  const isGood =
    media.schema === undefined ||
    validatorOf(context.model, media.schema, 'response').check(replaced).length === 0;
  return isGood ? replaced : best.value;
}

/** With another sentence for people. */
function withDetail(value: unknown, detail: string, depth: number): unknown {
  if (!isObject(value) || depth > maxDepth) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isSentence = typeof item === 'string' && /^(?:message|detail|error_?description)$/i.test(name);
      return [name, isSentence ? detail : withDetail(item, detail, depth + 1)];
    }),
  );
}

/** The ids in the path of this request, for those that the document's examples have. */
function pathExamples(call: StateCall['call']): readonly (readonly [unknown, unknown])[] {
  return call.operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, examples }) => {
      const actual = pathValue(call, name);
      return actual === undefined ? [] : examples.map(({ value }) => [value, actual] as const);
    });
}

/** Examples are written by people, and shallow. */
const maxDepth = 20;
/** A longer id would fill the message. */
const maxIdLength = 200;

function replaceIn(
  value: unknown,
  instead: readonly (readonly [unknown, unknown])[],
  depth: number,
): unknown {
  if (depth > maxDepth) return value;
  if (typeof value === 'string') {
    const replaced = instead.reduce<string>(
      (text, [example, actual]) => replaceId(text, example, actual),
      value,
    );
    return replaced === value ? value : replaced;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => replaceIn(item, instead, depth + 1));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return instead.find(([example]) => example === value && value !== null)?.[1] ?? value;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, replaceIn(item, instead, depth + 1)] as const,
  );
  return entries.some(([name, item]) => item !== value[name]) ? Object.fromEntries(entries) : value;
}

/** Only as a word of its own: the 1 of an id is not that of `10`. */
function replaceId(text: string, example: unknown, actual: unknown): string {
  const [from, to] = [idText(example), idText(actual).slice(0, maxIdLength)];
  if (from === '' || from === to || !text.includes(from)) return text;
  const parts = text.split(from);
  return parts.reduce((before, after) => {
    const isPart = /[A-Za-z0-9_]$/.test(before) || /^[A-Za-z0-9_]/.test(after);
    return `${before}${isPart ? from : to}${after}`;
  });
}
