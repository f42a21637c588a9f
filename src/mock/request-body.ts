import { positionOf } from '../document/parse.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type HeaderValues, headerValue, type MockResponse, type Violation } from './exchange.ts';
import { problemResponse } from './problem-json.ts';

/** The largest body that is read, in bytes: as Prism's `10mb`. */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The answer to a body that is larger. */
export function tooLargeResponse(): MockResponse {
  return problemResponse({
    type: 'urn:concordat:body-too-large',
    title: 'The request body is too large',
    status: 413,
    detail: `The mock reads bodies of at most ${maxBodyBytes} bytes.`,
  });
}

/** The headers without a `Content-Type` that cannot be read: nothing is said about no body. */
export function withReadableType(headers: HeaderValues): HeaderValues {
  const { 'content-type': contentType, ...others } = headers;
  const isReadable = contentType === undefined || parseMediaType(String(contentType)) !== undefined;
  return isReadable ? headers : others;
}

/** A body, or the answer to one that cannot be read and what is wrong with it. */
export type ReadBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly response: MockResponse; readonly violation: Violation };

/**
 * Decodes a body as Prism does: JSON to a value, everything else to text, none to null.
 *
 * What cannot be decoded is answered: malformed JSON, with its place; a `Content-Type` that is none; an unknown
 * charset.
 */
export function readBody(headers: HeaderValues, bytes: Uint8Array | undefined): ReadBody {
  if (bytes === undefined || bytes.length === 0) return { ok: true, value: null };
  if (bytes.length > maxBodyBytes) {
    const message = `The body is larger than ${maxBodyBytes} bytes`;
    return { ok: false, response: tooLargeResponse(), violation: bodyViolation('body-too-large', message) };
  }
  const contentType = headerValue(headers, 'content-type');
  const parsed = contentType === undefined ? undefined : parseMediaType(contentType);
  if (contentType !== undefined && parsed === undefined) {
    return refused(
      415,
      'content-type-unreadable',
      'The Content-Type cannot be read',
      `It is "${contentType}".`,
    );
  }
  const charset = parsed?.parameters.get('charset') ?? 'utf-8';
  const text = decode(bytes, charset);
  if (text === undefined) {
    return refused(415, 'charset-unknown', 'The charset of the body is not known', `It is "${charset}".`);
  }
  const isJson = parsed?.type === 'application' && /^(?:json|.+\+json)$/.test(parsed.subtype);
  return isJson ? parseJson(text) : { ok: true, value: text };
}

function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): ReadBody {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // V8 tells the offset, but not for an end that comes too early.
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const { line, column } = positionOf(text, offset);
    const reason = message.replace(/, (?:\.\.\.)?".*$/s, '').replace(/ in JSON at position.*$/s, '');
    const detail = `${reason}, at line ${line}, column ${column}.`;
    return refused(400, 'malformed-json', 'The request body is not valid JSON', detail, { line, column });
  }
}

function refused(
  status: number,
  name: string,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): ReadBody {
  return {
    ok: false,
    response: problemResponse({ type: `urn:concordat:${name}`, title, status, detail, ...more }),
    violation: bodyViolation(name, `${title}. ${detail}`),
  };
}

function bodyViolation(code: string, message: string): Violation {
  return { location: ['request', 'body'], severity: 'Error', code, message };
}
