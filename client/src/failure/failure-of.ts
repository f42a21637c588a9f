import { readRateLimit } from '../policies/rate-limit-headers.ts';
import { retryAfterMs } from '../policies/retry-after.ts';
import type { ApiFailure, CodeOf } from './api-failure.ts';
import { firstText, type Properties, propertiesOf } from './body-values.ts';
import { readCode } from './read-code.ts';
import { readFields } from './read-fields.ts';

/** What a call resolves to when it fails; the whole result, or `error` and `response` of it. */
interface FailedResult {
  readonly ok?: false;
  readonly error: unknown;
  readonly response: Response;
}

/** What servers name a call by, the most common first. */
const idHeaders = [
  'x-request-id',
  'request-id',
  'x-github-request-id',
  'x-correlation-id',
  'x-amzn-requestid',
];

/**
 * What went wrong, in one shape for all APIs.
 *
 * Knows problem details (RFC 9457), OAuth's errors (RFC 6749), `{ error: { code, message } }`, `{ error, message }`,
 * `{ detail }`, JSON:API, GraphQL, lists and maps of fields, and plain text. What it does not find has a default.
 *
 * @param now milliseconds since 1970, for times that a server gives as dates. Default: `Date.now`
 * @example
 * const result = await client.createProject({ body });
 * if (!result.ok) {
 *   const { code, message, fields } = failureOf(result);
 * }
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function failureOf<Result extends FailedResult>(
  { error, response }: Result,
  now: () => number = Date.now,
): ApiFailure<CodeOf<Result['error']>> {
  const { status, headers } = response;
  const content = typeof error === 'string' ? parsedText(error) : error;
  const body = propertiesOf(content);
  const inner = innerOf(body, content);
  const fields = readFields(body, inner);
  return {
    status,
    code: readCode(body, inner, status) ?? `http_${status}`,
    message: readMessage(body, inner, content) ?? fieldMessage(fields) ?? statusMessage(response),
    fields,
    requestId: firstText(...idHeaders.map((name) => headers.get(name)), ...idsIn(body, inner)),
    retryAfterMs: readRetryAfter(response, body, inner, now()),
  };
}

/** The object that describes the failure: `error`, the first of `errors` or of a list, or the body itself. */
function innerOf(body: Properties, content: unknown): Properties {
  const nested = body.error ?? body.Error;
  if (typeof nested === 'object' && nested !== null) return propertiesOf(nested);
  const list = Array.isArray(content) ? content : body.errors;
  const says = firstText(body.message, body.detail, body.title, body.code, body.error);
  // Where the body itself says what happened, its list is of fields.
  return Array.isArray(list) && list.length > 0 && says === undefined ? propertiesOf(list[0]) : body;
}

function readMessage(body: Properties, inner: Properties, content: unknown): string | undefined {
  const texts = [
    ...[inner.message, inner.detail, body.error_description, body.message, body.detail],
    ...[inner.title, body.title, inner.msg, body.reason, inner.Message, body.error, body.errors],
  ];
  // Some servers send the sentence alone, as JSON.
  const text = firstText(...texts, content);
  if (text === undefined || /^<(?:!doctype|html|\?xml)/i.test(text)) return titleOf(text ?? '');
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

/** Of a proxy's page only the title is of use. */
function titleOf(html: string): string | undefined {
  return firstText(/<title[^<>]*>([^<]*)/i.exec(html)?.[1]);
}

function fieldMessage([first]: ApiFailure['fields']): string | undefined {
  return first && `${first.field}: ${first.message}`;
}

function statusMessage({ status, statusText }: Response): string {
  return statusText === '' ? `the server answered ${status}` : statusText;
}

/** JSON that came as plain text; text where it is none. */
function parsedText(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function idsIn(body: Properties, inner: Properties): readonly unknown[] {
  const places = [propertiesOf(body.meta), body, inner, propertiesOf(inner.innerError)];
  return places.flatMap((place) => [
    place.request_id,
    place.requestId,
    place['request-id'],
    place.traceId,
    place.trace_id,
  ]);
}

/** The header, then what the body says in seconds, then the end of a limit that is used up. */
function readRetryAfter(
  { status, headers }: Response,
  body: Properties,
  inner: Properties,
  now: number,
): number | undefined {
  const told = retryAfterMs(headers, now);
  if (told !== undefined) return told;
  const others = [
    headers.get('x-ratelimit-retry-after'),
    body.retry_after,
    inner.retry_after,
    body.retryAfter,
  ];
  for (const seconds of others) {
    if (/^\d+(?:\.\d+)?$/.test(String(seconds))) return Number(seconds) * 1000;
  }
  return status === 429 || status === 403 ? usedUpFor(headers, now) : undefined;
}

/** Of a limit that is used up, when it ends. */
function usedUpFor(headers: Headers, now: number): number | undefined {
  const limit = readRateLimit(headers, now);
  return limit?.remaining === 0 ? limit.resetMs : undefined;
}
