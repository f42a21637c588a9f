import { findResponse } from '../../contract/find-response.ts';
import type { BodyReading } from '../../http/body-reading.ts';
import { decodeContent } from '../../http/decode-content.ts';
import { bodyFormatOf, parseMediaType, selectMediaType } from '../../http/media-type.ts';
import { type BodyReader, bodyReaderOf } from '../../http/read-body.ts';
import type { MediaType, Model, Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Problem } from '../../problem.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { type PlainViolation, validatorOf } from '../../schema/validate.ts';
import { ownViolations } from '../answer/own-violations.ts';
import { type HeaderValues, headerValue, type Violation } from '../exchange.ts';

/** The head of an answer. */
export interface AnswerHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  /** Whether it answers HEAD. */
  readonly isHead: boolean;
}

/** What was seen of a body: all of it, or why not. */
export type AnswerBody = Uint8Array | { readonly unread: string };

/** How an answer is checked. */
export interface AnswerCheck {
  /** Whether the body is needed to tell what is wrong; else it can go by unseen. */
  readonly needsBody: boolean;
  /** What of the document is not enforced here. */
  readonly problems: readonly Problem[];
  /** What is wrong with the answer, in Prism's words; a body that was not checked is told as `Information`. */
  violations(body: AnswerBody): readonly Violation[];
}

/** Statuses of answers that have no body. */
const bodilessStatuses: readonly number[] = [204, 205, 304];

/** Prepares the check of an answer of which the head has come. */
export function answerCheckOf(model: Model, operation: Operation, head: AnswerHead): AnswerCheck {
  const contentType = headerValue(head.headers, 'content-type');
  const content = findResponse(operation, head.status)?.content ?? [];
  const media =
    contentType === undefined ? content[0] : (selectMediaType(content, contentType) ?? content[0]);
  const isBodiless = head.isHead || bodilessStatuses.includes(head.status);
  const about = headViolations(model, operation, head, contentType, isBodiless);
  const nothing: AnswerCheck = { needsBody: false, problems: [], violations: () => about };
  if (isBodiless || !media?.schema) return nothing;
  const type = contentType ?? media.name;
  const reader = bodyReaderOf(model, media, parseMediaType(type));
  const reason = isStream(type) ? 'it is a stream' : reader.unchecked;
  if (reason !== undefined) return { ...nothing, violations: () => [...about, unchecked(reason)] };
  if (reader.checks === 'nothing' || isAnyText(model, media.schema, type)) return nothing;
  const encoding = headerValue(head.headers, 'content-encoding');
  return {
    needsBody: true,
    problems: validatorOf(model, media.schema, 'response').problems,
    violations: (body) => {
      const own = bodyViolations(model, media, reader, body, encoding);
      const isOfHeader = ({ location }: Violation) => location[1] === 'header';
      // In Prism's order.
      return [...about.filter((one) => !isOfHeader(one)), ...own, ...about.filter(isOfHeader)];
    },
  };
}

/** What can be said without the body: status, content type, headers. */
function headViolations(
  model: Model,
  operation: Operation,
  { status, headers }: AnswerHead,
  mediaType: string | undefined,
  isHead: boolean,
): readonly Violation[] {
  const joined = Object.fromEntries(
    Object.keys(headers).map((name) => [name, headerValue(headers, name) ?? '']),
  );
  const answer = { status, mediaType, headers: joined, body: undefined, isHead };
  return ownViolations(model, operation, answer).filter(({ location }) => location[1] !== 'body');
}

function bodyViolations(
  model: Model,
  { schema }: MediaType,
  reader: BodyReader,
  body: AnswerBody,
  encoding: string | undefined,
): readonly Violation[] {
  if (!(body instanceof Uint8Array)) return [unchecked(body.unread)];
  if (!schema) return [];
  const decoded = encoding === undefined ? undefined : decodeContent(body, encoding);
  if (decoded && !decoded.ok) return [unchecked(decoded.fault.detail)];
  const bytes = decoded ? decoded.bytes : body;
  // An empty body is no value at all, but where text may be empty.
  const reading: BodyReading =
    bytes.length === 0 && !isText(model, schema) ? { ok: true, value: undefined } : reader.read(bytes);
  if (!reading.ok) {
    const { status, code, detail } = reading.fault;
    return status === 400 ? [malformed(code, detail)] : [unchecked(detail)];
  }
  const { value, faults = [] } = reading;
  const validator = validatorOf(model, schema, 'response');
  const found =
    reader.checks === 'each' && Array.isArray(value)
      ? value.flatMap((item, index) => validator.checkPlainly(item).map((one) => within(String(index), one)))
      : validator.checkPlainly(value);
  return [...faults.map((one) => worded(one.path, one.code, one.message)), ...found.map(wordedViolation)];
}

function within(segment: string, violation: PlainViolation): PlainViolation {
  return { ...violation, path: [segment, ...violation.path] };
}

function wordedViolation({ path, keyword, message }: PlainViolation): Violation {
  return worded(path, keyword, message);
}

/** `Response body property items.0 must be integer` */
function worded(path: readonly string[], code: string, message: string): Violation {
  const subject = path.length === 0 ? '' : `property ${path.join('.')} `;
  const location = ['response', 'body', ...path];
  return { location, severity: 'Error', code, message: `Response body ${subject}${message}` };
}

function malformed(code: string, detail: string): Violation {
  const message = `Response body is not what its Content-Type says. ${detail}`;
  return { location: ['response', 'body'], severity: 'Error', code, message };
}

function unchecked(reason: string): Violation {
  const message = `Response body was not checked: ${reason}`;
  return { location: ['response', 'body'], severity: 'Information', code: 'not-checked', message };
}

/** Bodies that are read while they come: holding them back would stop them. */
function isStream(type: string): boolean {
  return /^(?:text\/event-stream|application\/(?:(?:x-)?(?:ndjson|jsonl|jsonlines)|(?:.+\+)?json-seq))\b/i.test(
    type,
  );
}

function isText(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(({ value }) => isObject(value) && value.type === 'string');
}

/** Keywords that forbid no text. */
const annotations = new Set([
  '$ref',
  'allOf',
  'contentMediaType',
  'default',
  'deprecated',
  'description',
  'example',
  'examples',
  'externalDocs',
  'nullable',
  'readOnly',
  'title',
  'writeOnly',
]);

/** Whether any body of this type is valid, because it is text and the schema asks for no more. */
function isAnyText(model: Model, schema: SchemaNode, type: string): boolean {
  if (bodyFormatOf(type) === 'json') return false;
  return schemaParts(model, schema).every(({ value }) => {
    if (!isObject(value)) return value === true;
    return Object.entries(value).every(([keyword, argument]) => {
      if (keyword === 'type') return [argument].flat().includes('string');
      if (keyword === 'format') return argument === 'binary';
      return annotations.has(keyword) || keyword.startsWith('x-');
    });
  });
}
