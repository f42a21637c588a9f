import { parseMediaType } from '../../http/media-type.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Directed } from '../behaviour.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import { type HeaderValues, headerValue } from '../exchange.ts';
import { readByteRange } from './byte-range.ts';
import { ownViolations } from './own-violations.ts';
import { withViolations } from './refuse-request.ts';

/** What parts of answers are made with. */
export interface PartContext {
  readonly model: Model;
  readonly operation: Operation;
  /** The headers that a 206 is documented with, as the document shows them. */
  readonly documented: () => HeaderValues;
  /** The documented answer that was decided on. */
  readonly direct: (directed: Directed) => EngineAnswer;
}

/** Whether the document has an operation send parts of what it sends. */
export function sendsParts({ method, responses }: Operation): boolean {
  return method === 'get' && responses.some(({ status }) => status === '206');
}

/**
 * The part of a 200 that a request asks for with `Range`, as a 206; 416 where there is no such part and the document has
 * that; else the answer as it is. Lists of JSON have no bytes to take parts of: a 206 with them is a page.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function partOfAnswer(
  context: PartContext,
  { headers }: Pick<EngineRequest, 'headers'>,
  answer: EngineAnswer,
): EngineAnswer {
  const asked = headerValue(headers, 'range');
  if (asked === undefined || answer.status !== 200 || answer.events || answer.body === undefined)
    return answer;
  if (isJson(answer.headers) || !isSameVersion(headerValue(headers, 'if-range'), answer.headers))
    return answer;
  const bytes = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  // A client that always asks for a part, to have not too much, is content with nothing.
  const range = bytes.length === 0 ? undefined : readByteRange(asked, bytes.length);
  if (!range) return answer;
  if (range.kind === 'beyond') return beyond(context, answer, bytes.length);
  const { first, last } = range;
  const contentRange = `bytes ${first}-${last}/${bytes.length}`;
  return part(context, answer, contentRange, bytes.subarray(first, last + 1));
}

function part(
  { model, operation, documented }: PartContext,
  answer: EngineAnswer,
  contentRange: string,
  body: Uint8Array,
): EngineAnswer {
  const { 'sl-violations': _ofExample, 'content-type': _type, ...own } = documented();
  const all = { ...own, ...answer.headers, 'content-range': contentRange };
  // The document may show that there are none: of an answer that is a part that cannot be.
  const headers: HeaderValues =
    own['accept-ranges'] === undefined ? all : { ...all, 'accept-ranges': 'bytes' };
  const found = ownViolations(model, operation, {
    status: 206,
    mediaType: undefined,
    headers,
    body: undefined,
    // The whole was looked at; where it is cut, no schema says.
    isHead: true,
  });
  const { flat: _ofTheWhole, ...whole } = answer;
  const made: EngineAnswer = { ...whole, status: 206, headers, body, isPassing: true };
  return found.length > 0 ? withViolations(made, found) : made;
}

/** Where the document does not have 416, `Range` is left out of account. */
function beyond({ operation, direct }: PartContext, answer: EngineAnswer, size: number): EngineAnswer {
  if (!operation.responses.some(({ status }) => status === '416')) return answer;
  const because = `the range begins behind the last of ${size} bytes`;
  const refused = direct({ status: 416, headers: { 'content-range': `bytes */${size}` }, because });
  return answer.violations.length > 0 ? withViolations(refused, answer.violations) : refused;
}

function isJson(headers: HeaderValues): boolean {
  const { subtype = '' } = parseMediaType(headerValue(headers, 'content-type') ?? '') ?? {};
  return subtype === 'json' || subtype.endsWith('+json');
}

/**
 * Whether `If-Range` names what is answered, or nothing does; weak tags name no bytes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5
 */
function isSameVersion(condition: string | undefined, headers: HeaderValues): boolean {
  if (condition === undefined) return true;
  const asked = condition.trim();
  if (asked.startsWith('"')) return asked === headerValue(headers, 'etag');
  return !asked.startsWith('W/') && asked === headerValue(headers, 'last-modified');
}
