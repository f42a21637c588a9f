import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import { bodyFormatOf, parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { findLeak } from './leaks.ts';

/** Checks one answer for what no document allows, whatever was asked. */
type ExchangeCheck = (operation: Operation, exchange: Exchange) => readonly FindingDraft[];

const checks: readonly ExchangeCheck[] = [
  checkServerError,
  checkLeak,
  checkOneContentType,
  checkCharset,
  checkContentEncoding,
  checkRetryAfter,
];

/** What is wrong with an answer beyond its contract. */
export function exchangeDrafts(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  return checks.flatMap((check) => check(operation, exchange));
}

function checkServerError(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { status } = exchange.response;
  if (status < 500) return [];
  // A method that a server does not know at all is answered so, and nothing has failed.
  if (status === 501 && exchange.request.method !== operation.method.toUpperCase()) return [];
  const at = findResponse(operation, status)?.at;
  const message = `the server failed with ${status}`;
  return [
    draftOf('server-error', operation, exchange, { message, actual: String(status), ...(at && { at }) }),
  ];
}

function checkLeak(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { body, status, headers } = exchange.response;
  if (body.length === 0 || bodyFormatOf(headerOf(headers, 'content-type') ?? 'text/plain') === 'binary')
    return [];
  const { url, body: sentBody } = exchange.request;
  const sent = () => `${url} ${decoded(url)} ${textOf(sentBody ?? new Uint8Array())}`;
  const what = findLeak(textOf(body), status >= 400, sent);
  if (what === undefined) return [];
  return [
    draftOf('stack-trace', operation, exchange, {
      message: `the ${status} answer shows ${what}`,
      hint: 'Log it, and answer with a text that is made for clients.',
      detail: what,
    }),
  ];
}

function checkOneContentType(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const types = new Set(
    exchange.response.headers
      .filter(([name]) => name.toLowerCase() === 'content-type')
      .map(([, value]) => value.trim().toLowerCase()),
  );
  if (types.size < 2) return [];
  const message = `the ${exchange.response.status} answer has two different Content-Types`;
  return [
    draftOf('response-content-type', operation, exchange, { message, actual: [...types].join(' and ') }),
  ];
}

/** What UTF-8 is called, and ASCII, which is a part of it. */
const utf8Names = /^(?:utf-?8|us-ascii|ascii)$/;

/** JSON is UTF-8 and nothing else. @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
function checkCharset(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { headers, body, status } = exchange.response;
  const contentType = headerOf(headers, 'content-type');
  if (contentType === undefined || !contentType.includes('charset') || bodyFormatOf(contentType) !== 'json')
    return [];
  const charset = parseMediaType(contentType)?.parameters.get('charset')?.trim().toLowerCase();
  if (charset === undefined || utf8Names.test(charset) || body.every((byte) => byte < 0x80)) return [];
  return [
    draftOf('response-charset', operation, exchange, {
      message: `the ${status} answer says that its JSON is not UTF-8`,
      expected: 'charset=utf-8, or none',
      actual: contentType,
    }),
  ];
}

function checkContentEncoding(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { response } = exchange;
  if (!response.isMiscoded) return [];
  return [
    draftOf('content-encoding-wrong', operation, exchange, {
      message: `the body of the ${response.status} answer is not compressed as its Content-Encoding says`,
      actual: headerOf(response.headers, 'content-encoding') ?? '',
    }),
  ];
}

/** Where the document says that it is there; a required one is missed by the check of headers. */
function checkRetryAfter(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
  const { status, headers } = exchange.response;
  if ((status !== 429 && status !== 503) || headerOf(headers, 'retry-after') !== undefined) return [];
  const header = findResponse(operation, status)?.headers.find(
    ({ name }) => name.toLowerCase() === 'retry-after',
  );
  if (!header || header.required) return [];
  const message = `the ${status} answer does not say in Retry-After how long to wait`;
  return [draftOf('retry-after-missing', operation, exchange, { message, at: header.at })];
}

function draftOf(
  code: FindingDraft['code'],
  operation: Operation,
  exchange: Exchange,
  more: Pick<FindingDraft, 'message'> & Partial<FindingDraft>,
): FindingDraft {
  return { code, operation, steps: [exchange], ...more };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
