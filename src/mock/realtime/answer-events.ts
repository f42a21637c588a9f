import { itemSchemaOf } from '../../contract/plan-request-body.ts';
import type { MediaType, Model, Operation, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { validatorOf } from '../../schema/validate.ts';
import { violationsHeader } from '../answer/reply.ts';
import type { Delivery } from '../behaviour.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue, type Violation } from '../exchange.ts';
import type { StreamsSection } from '../mock-file/streams-section.ts';
import { readPreferences } from '../request/preferences.ts';
import { readEvents, type StreamEvent, writeEvent } from './event-text.ts';
import { type FollowCall, followItems, type LiveEvents } from './follow-items.ts';
import { sampledMessage } from './sampled-message.ts';
import { intervalOf, type StreamPace, streamPace } from './stream-pace.ts';

/** What an event stream is answered for. */
export interface EventCall {
  readonly model: Model;
  readonly operation: Operation;
  readonly request: EngineRequest;
  /** Of the mock file. */
  readonly streams: StreamsSection;
  /** What made up events follow from. */
  readonly seed: string;
  /** Of a mock that keeps items: what following them needs. */
  readonly follow?: Omit<FollowCall, 'operation' | 'request' | 'pace'> | undefined;
}

/** An answer whose body is a whole stream, and how it comes. */
export interface EventAnswer {
  readonly answer: EngineAnswer;
  /** Undefined where the stream is at its end: the answer is a 204. */
  readonly pace: NonNullable<Delivery['events']> | undefined;
}

const sampledEvents = 5;
/** No more events are made once they take so much, in characters. */
const maxLength = 4 * 1024 * 1024;
const maxViolations = 10;

/**
 * Writes the events of a stream: those of the document's example, or made up from its schema, behind the one that
 * `Last-Event-ID` names.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function answerEvents(call: EventCall, answer: EngineAnswer): EventAnswer {
  const { headers, query } = call.request;
  const read = readPreferences(headers, query);
  const pace = streamPace(call, call.streams, read.ok ? read.value : {});
  const lastId = headerValue(headers, 'last-event-id');
  const { media } = answer.events ?? {};
  const isPlain = read.ok && read.value.example === undefined && read.value.dynamic !== true;
  const live = call.follow && isPlain ? followItems({ ...call, ...call.follow, pace }, answer) : undefined;
  if (live) return followed(answer, pace, live);
  const known = eventsOf(shownValue(answer, read.ok && read.value.example !== undefined));
  const schemas = schemasOf(call.model, media);
  const sent = known
    ? behind(known, lastId).slice(0, pace.events)
    : sampled(call, schemas, pace.events ?? sampledEvents, lastId);
  const isOver =
    known !== undefined && known.length > 0 && lastId !== undefined && behind(known, lastId).length === 0;
  if (isOver) return { answer: ended(answer), pace: undefined };
  const violations = [...answer.violations, ...(known ? violationsOf(call.model, schemas, sent) : [])];
  return {
    answer: {
      ...answer,
      headers: {
        'cache-control': 'no-store',
        ...answer.headers,
        ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
      },
      body: bodyOf(sent, pace),
      violations,
      isPassing: true,
    },
    pace: { intervalMs: intervalOf(pace, sent.length), heartbeatMs: pace.heartbeatMs },
  };
}

/** The body only begins: what comes behind it happens later. */
function followed(answer: EngineAnswer, pace: StreamPace, live: LiveEvents): EventAnswer {
  const headers = { 'cache-control': 'no-store', ...answer.headers };
  const body = `${bodyOf([], pace)}: following\n\n`;
  return {
    answer: { ...answer, headers, body, isPassing: true },
    pace: { intervalMs: 0, heartbeatMs: pace.heartbeatMs, live },
  };
}

/** With 204 a reader does not connect again. */
function ended({ violations, source }: EngineAnswer): EngineAnswer {
  return { status: 204, headers: {}, body: undefined, violations, source, isPassing: true };
}

function bodyOf(events: readonly StreamEvent[], { retryMs }: StreamPace): string {
  const start = retryMs === undefined ? '' : `retry: ${retryMs}\n\n`;
  return `${start}${events.map(({ text }) => `${text}\n\n`).join('')}`;
}

/** Examples that are one event each are the stream together, but for one that was asked for. */
function shownValue({ events, source }: EngineAnswer, isAsked: boolean): unknown {
  const { value, media } = events ?? {};
  if (isAsked || source.kind !== 'example' || !isObject(value) || !media) return value;
  const all = media.examples.map((example) => example.value).filter((one) => isObject(one));
  return all.length > 1 ? all : value;
}

/** Those that the document shows; undefined where it shows none. */
function eventsOf(value: unknown): readonly StreamEvent[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return readEvents(value);
  if (!Array.isArray(value)) return [writeEvent(value, 1)];
  const hasIds = value.some((one) => isObject(one) && Object.hasOwn(one, 'id') && Object.hasOwn(one, 'data'));
  return value.map((one: unknown, index) => writeEvent(one, hasIds ? undefined : index + 1));
}

/** All of them where none has that id: it is another server's. */
function behind(events: readonly StreamEvent[], lastId: string | undefined): readonly StreamEvent[] {
  if (lastId === undefined) return events;
  return events.slice(events.findLastIndex(({ id }) => id === lastId) + 1);
}

/** What a stream's events are like. */
interface EventSchemas {
  /** Of the whole event: OpenAPI 3.2's `itemSchema`. */
  readonly event: SchemaNode | undefined;
  /** Of its data. */
  readonly data: SchemaNode | undefined;
}

function schemasOf(model: Model, media: MediaType | undefined): EventSchemas {
  if (!media) return { event: undefined, data: undefined };
  const event = itemSchemaOf(model, media);
  if (event) return { event, data: undefined };
  return { event, data: media.schema && itemOf(model, media.schema) };
}

/** A list of events says what each is like: what stands beside a reference counts too. */
function itemOf(model: Model, schema: SchemaNode): SchemaNode {
  for (const { value, at } of schemaParts(model, schema)) {
    if (isObject(value) && value.items !== undefined) return { value: value.items, at: childOf(at, 'items') };
  }
  return schema;
}

/** Events of which each follows from its number, which is its id: they never end. */
function sampled(
  { model, operation, request, seed }: EventCall,
  { event, data }: EventSchemas,
  count: number,
  lastId: string | undefined,
): readonly StreamEvent[] {
  const schema = event ?? data;
  if (!schema) return [];
  const first = lastId !== undefined && /^\d{1,12}$/.test(lastId) ? Number(lastId) + 1 : 1;
  const events: StreamEvent[] = [];
  for (let [number, length] = [first, 0]; number < first + count && length < maxLength; number += 1) {
    const value = sampledMessage(model, schema, `${seed} ${operation.method} ${request.path} ${number}`);
    const own = event && isObject(value) && Object.hasOwn(value, 'id') ? { ...value, id: number } : value;
    const made = writeEvent(own, number);
    length += made.text.length;
    events.push(made);
  }
  return events;
}

function violationsOf(
  model: Model,
  { data }: EventSchemas,
  events: readonly StreamEvent[],
): readonly Violation[] {
  // A schema of texts speaks of the whole stream, and any text is one.
  const isText =
    data && schemaParts(model, data).some(({ value }) => isObject(value) && value.type === 'string');
  if (!data || isText) return [];
  const validator = validatorOf(model, data, 'response');
  const found = events.flatMap((event, index) =>
    event.data === undefined
      ? []
      : validator.checkPlainly(event.data).map(
          ({ path, keyword, message }): Violation => ({
            location: ['response', 'body', String(index), ...path],
            severity: 'Error',
            code: keyword,
            message: `Event ${index + 1} ${message}`,
          }),
        ),
  );
  return found.slice(0, maxViolations);
}
