import { findResponse } from '../../contract/find-response.ts';
import { setOwn } from '../../http/set-own.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import type { Directed } from '../behaviour.ts';
import type { AnswerSource, EngineAnswer } from '../engine.ts';
import type { MockResponse, Violation } from '../exchange.ts';
import type { Negotiated } from '../prism/prism-negotiate.ts';
import type { PrismExample, PrismHeader } from '../prism/prism-operation.ts';
import { type ProblemJson, prismErrors, problemResponse } from '../prism/problem-json.ts';
import { bodyText, concreteType } from './body-text.ts';
import { type OwnAnswer, ownViolations } from './own-violations.ts';
import { ReplyHeaders, reply, violationsHeader } from './reply.ts';

/** Makes values for schemas. */
export interface ValueMaker {
  /** A value, and what it was made from; not ok for a schema that no value is found for. */
  make(schema: SchemaNode): { readonly value: unknown; readonly source: AnswerSource };
  /** An example as it is served, which is another one where it breaks its schema and is repaired. */
  /** A value that a behaviour made: valid where it can be. */
  repaired(
    value: unknown,
    schema: SchemaNode | undefined,
  ): { readonly value: unknown; readonly repaired: boolean };
  example(
    value: unknown,
    schema: SchemaNode | undefined,
  ): { readonly value: unknown; readonly repaired: boolean };
}

/** A schema that needs more steps than Prism takes for a value in static mode. */
export class TooComplexError extends Error {}

/** What an answer is made with. */
export interface AnswerContext {
  readonly model: Model;
  readonly operation: Operation;
  readonly values: ValueMaker;
  /** Whether values are others each time. */
  readonly isDynamic: boolean;
  readonly ignoreExamples: boolean;
  /** Answer 500 where the answer breaks the document. */
  readonly errors: boolean;
  /** Refuse what Prism refuses to write: objects as text. */
  readonly isStrict: boolean;
}

/** What goes into an answer. */
interface Content {
  readonly value: unknown;
  readonly source: AnswerSource;
  /** In the place of what the document shows, names in lower case; undefined leaves a header out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What the value was found to be valid for already. */
  readonly validFor?: SchemaNode | undefined;
}

/** Makes the answer that was negotiated, checks it, and writes it. */
export function makeAnswer(context: AnswerContext, negotiated: Negotiated): EngineAnswer {
  return guarded(context, negotiated, () => ({ ...bodyOf(context, negotiated), headers: {} }));
}

/**
 * Makes the documented answer that a behaviour decided on: its body and headers in the place of the document's.
 *
 * A body that breaks the document is repaired before it leaves.
 */
export function makeDirected(
  context: AnswerContext,
  negotiated: Negotiated,
  directed: Directed,
): EngineAnswer {
  const { body, headers = {}, because } = directed;
  return guarded(context, negotiated, () => {
    if (body === undefined) {
      const { value } = bodyOf(context, negotiated);
      return { value, headers, source: { kind: 'behaviour', because, repaired: false } };
    }
    const isKnown = directed.validFor !== undefined && directed.validFor === negotiated.schema;
    // Bytes are sent as they are: no schema says more of them.
    if (isKnown || body instanceof Uint8Array) {
      const source = { kind: 'behaviour', because, repaired: false } as const;
      return { value: body, headers, source, validFor: negotiated.schema };
    }
    const { value, repaired } = context.values.repaired(body, negotiated.schema);
    const validFor = repaired ? undefined : negotiated.schema;
    return { value, headers, source: { kind: 'behaviour', because, repaired }, validFor };
  });
}

function guarded(context: AnswerContext, negotiated: Negotiated, make: () => Content): EngineAnswer {
  const { status } = negotiated;
  if (status < 200 && status !== 101) return interim(status);
  let part = 'body';
  try {
    const content = make();
    part = 'header';
    return finish(context, negotiated, content);
  } catch (error) {
    if (error instanceof TooComplexError) return tooComplex(part);
    // What HTTP cannot carry in a header.
    const title = error instanceof Error ? error.message : String(error);
    return problemAnswer({ type: `${prismErrors}UNKNOWN`, title, status: 500, detail: '' });
  }
}

function finish(
  context: AnswerContext,
  negotiated: Negotiated,
  { value, source, headers: given, validFor }: Content,
): EngineAnswer {
  const { model, operation } = context;
  const isEvents = isEventStream(negotiated);
  const mediaType = concreteType(negotiated.mediaType, value, documentedTypes(context, negotiated));
  const fixed = fixedHeaders(context, negotiated, mediaType);
  const own = withGiven(fixed.values, given);
  // What was found to be right before is not looked at again.
  const right = own.isMore ? fixed.right : undefined;
  const answer = {
    status: negotiated.status,
    mediaType,
    headers: own.values,
    body: value,
    // Of a stream each event is looked at when it is made.
    validFor: isEvents ? negotiated.schema : validFor,
    isHead: operation.method === 'head',
  };
  const violations = ownViolations(model, operation, answer, right && given);
  const begun = violations.length === 0 ? right : undefined;
  const headers = new ReplyHeaders(begun);
  if (violations.length > 0) headers.set('sl-violations', violationsHeader(violations));
  const broken = violations.filter(({ severity }) => severity === 'Error');
  if (context.errors && broken.length > 0) {
    return { ...withOwn(violationsProblem(broken), headers), violations, source };
  }
  const unset = begun ? given : own.values;
  for (const name in unset) headers.set(name, unset[name]);
  if (isEvents) {
    const media = findResponse(operation, negotiated.status)?.content.find(
      ({ name }) => name === negotiated.mediaType,
    );
    const text = typeof value === 'string' ? value : undefined;
    return { ...reply(negotiated.status, headers, text), violations, source, events: { value, media } };
  }
  if (value instanceof Uint8Array) {
    return { status: negotiated.status, headers: headers.toValues(), body: value, violations, source };
  }
  const text = bodyText(value, headers.get('content-type'), context.isStrict);
  if (!text.ok) return { ...withOwn(problemResponse(text.problem), headers), violations, source };
  const { status, headers: sent, body } = reply(negotiated.status, headers, text.text);
  return { status, headers: sent, body, violations, source };
}

function documentedTypes({ operation }: AnswerContext, negotiated: Negotiated): readonly string[] {
  let names = typeNames.get(negotiated);
  if (!names) {
    names = findResponse(operation, negotiated.status)?.content.map(({ name }) => name) ?? [];
    typeNames.set(negotiated, names);
  }
  return names;
}

/** What is negotiated is of one operation. */
const typeNames = new WeakMap<Negotiated, readonly string[]>();

/** Nobody would get an answer. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.2 */
function interim(status: number): EngineAnswer {
  const title = `${status} is no final answer`;
  const detail = `A client would wait for another answer after ${status}: document the final one, or ask for one with "Prefer: code=…".`;
  return problemAnswer({ type: 'urn:concordat:interim-status', title, status: 500, detail });
}

function tooComplex(part: string): EngineAnswer {
  const type = `${prismErrors}SCHEMA_TOO_COMPLEX`;
  const detail = `Unable to generate ${part} for response. The schema is too complex to generate.`;
  return problemAnswer({ type, title: 'Schema too complex', status: 500, detail });
}

/** An answer with a problem of the mock's own. */
export function problemAnswer(
  problem: ProblemJson,
  violations: readonly Violation[] = [],
  headers: Record<string, string> = {},
): EngineAnswer {
  return {
    ...problemResponse(problem, headers),
    violations,
    source: { kind: 'problem', type: problem.type, title: problem.title },
  };
}

function violationsProblem(validation: readonly Violation[]): MockResponse {
  return problemResponse({
    type: `${prismErrors}VIOLATIONS`,
    title: 'Request/Response not valid',
    status: 500,
    detail:
      'Your request/response is not valid and the --errors flag is set, so Prism is generating this error for you.',
    validation,
  });
}

function withOwn(response: MockResponse, headers: ReplyHeaders): MockResponse {
  return { ...response, headers: { ...headers.toValues(), ...response.headers } };
}

function bodyOf(
  { values, ignoreExamples }: AnswerContext,
  negotiated: Negotiated,
): { readonly value: unknown; readonly source: AnswerSource } {
  const { example, schema } = negotiated;
  if (!ignoreExamples && example !== undefined && hasValue(example)) {
    const { value, repaired } = values.example(example.value, schema);
    const { name, at } = example.example;
    return { value, source: { kind: 'example', name, at, repaired } };
  }
  if (schema === undefined) return { value: undefined, source: { kind: 'nothing' } };
  // Events are made up one by one, when it is known how many there are.
  return isEventStream(negotiated)
    ? { value: undefined, source: { kind: 'schema', at: schema.at, dynamic: true } }
    : values.make(schema);
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
function isEventStream({ mediaType }: Negotiated): boolean {
  return mediaType !== undefined && /^text\/event-stream(?:;|$)/i.test(mediaType);
}

function hasValue(example: PrismExample): boolean {
  return example.value !== undefined;
}

type HeaderLines = string | readonly string[];
type OwnHeaders = OwnAnswer['headers'];

/** The headers of an answer that do not depend on what is answered. */
interface FixedHeaders {
  readonly mediaType: string | undefined;
  readonly values: OwnHeaders;
  /** The same ready to be sent, where they are as the document wants them. */
  readonly right: ReplyHeaders | undefined;
}

/** Those that are the same each time, by what was negotiated. */
const knownHeaders = new WeakMap<Negotiated, FixedHeaders>();

function fixedHeaders(
  context: AnswerContext,
  negotiated: Negotiated,
  mediaType: string | undefined,
): FixedHeaders {
  const known = context.isDynamic ? undefined : knownHeaders.get(negotiated);
  if (known && known.mediaType === mediaType) return known;
  const { values, operation, isDynamic } = context;
  const own: Record<string, HeaderLines> = headerValues(values, negotiated.headers);
  if (mediaType) own['content-type'] = mediaType;
  if (operation.deprecated) own.deprecation = 'true';
  if (isDynamic) return { mediaType, values: own, right: undefined };
  const made = { mediaType, values: own, right: rightHeaders(context, negotiated, own) };
  knownHeaders.set(negotiated, made);
  return made;
}

function rightHeaders(
  { model, operation }: AnswerContext,
  { status }: Negotiated,
  own: OwnHeaders,
): ReplyHeaders | undefined {
  const answer = { status, mediaType: undefined, headers: own, body: undefined, isHead: true };
  if (ownViolations(model, operation, answer).length > 0) return undefined;
  try {
    const headers = new ReplyHeaders();
    for (const name in own) headers.set(name, own[name]);
    return headers;
  } catch {
    // What HTTP cannot carry is told where it is sent.
    return undefined;
  }
}

/** With the headers that are given in the place of others. */
function withGiven(
  fixed: OwnHeaders,
  given: Content['headers'],
): { readonly values: OwnHeaders; readonly isMore: boolean } {
  const values: Record<string, HeaderLines> = { ...fixed };
  let isMore = true;
  for (const name in given) {
    const text = given[name];
    if (text !== undefined) setOwn(values, name, text);
    else {
      delete values[name];
      isMore = false;
    }
  }
  return { values, isMore };
}

/** Each documented header, by its name in lower case: the first example, else a value for its schema. */
function headerValues(values: ValueMaker, headers: readonly PrismHeader[]): Record<string, HeaderLines> {
  return Object.fromEntries(
    headers.map((header) => [header.name.toLowerCase(), headerLines(values, header)]),
  );
}

function headerLines(values: ValueMaker, { schema, examples: [example] }: PrismHeader): HeaderLines {
  if (example && schema) return linesOf(example.value);
  return schema ? linesOf(values.make(schema).value) : 'null';
}

/** A line for each item; what no header can hold becomes JSON. */
function linesOf(value: unknown): HeaderLines {
  if (Array.isArray(value)) return value.map((item) => String(linesOf(item)));
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? null);
}
