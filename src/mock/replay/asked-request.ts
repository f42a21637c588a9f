import { createHash } from 'node:crypto';
import { bodyFormatOf } from '../../http/media-type.ts';
import { decodeField, decodePart, parseQuery } from '../../http/read-query.ts';
import type { IsSensitive } from '../../http/redact-names.ts';
import { redacted } from '../../http/redact-text.ts';
import { isPreference } from '../request/preferences.ts';
import { canonicalJson } from './redacted-value.ts';

/** A body as it is compared. */
export type AskedBody =
  | { readonly kind: 'none' }
  /** The recording does not have it. */
  | { readonly kind: 'unknown' }
  /** Equal bodies have equal keys; `value` is a text, or a value of JSON. */
  | { readonly kind: 'value'; readonly key: string; readonly value: unknown; readonly isPattern: boolean };

/** What of a request decides which recorded one it is. */
export interface AskedRequest {
  /** Decoded segments below the base path. */
  readonly path: readonly string[];
  /** Decoded, in the order of their names; without those that hold secrets, and without wishes (`__code`). */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: AskedBody;
  /** The headers that make an answer conditional or partial, one a line. */
  readonly conditions: string;
  readonly accept: string;
  /** Whether it has any credentials. */
  readonly isSigned: boolean;
}

/** A request in the parts that are compared. */
export interface RequestParts {
  /** Percent-encoded, below the base path. */
  readonly path: string;
  readonly query: string;
  /** The value of a header by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** Undefined for none, `unknown` where it was not recorded. */
  readonly body: Uint8Array | undefined | 'unknown';
}

const conditionalHeaders = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
];

/** Reads what of a request is compared. @param secretHeaders the security schemes' headers, in lower case */
export function askedRequest(
  { path, query, header, body }: RequestParts,
  isSensitive: IsSensitive,
  secretHeaders: readonly string[],
): AskedRequest {
  const fields = (parseQuery(query) ?? []).map(({ name, raw }) => [name, decodeField(raw)] as const);
  const isSecret = ([name]: readonly [string, string]) => isSensitive(name);
  const accept = header('accept') ?? '';
  return {
    path: path.split('/').slice(1).map(decodePart),
    query: fields.filter((field) => !isSecret(field) && !isPreference(field[0])).sort(byName),
    body: askedBody(body, header('content-type') ?? ''),
    conditions: conditionalHeaders.map((name) => header(name) ?? '').join('\n'),
    accept: accept === '*/*' ? '' : accept,
    isSigned:
      ['authorization', 'cookie', ...secretHeaders].some((name) => header(name) !== undefined) ||
      fields.some(isSecret),
  };
}

/** The order of the fields of one name says something; that of names does not. */
function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function askedBody(body: RequestParts['body'], contentType: string): AskedBody {
  if (body === 'unknown') return { kind: 'unknown' };
  if (body === undefined || body.length === 0) return { kind: 'none' };
  const format = contentType === '' ? 'json' : bodyFormatOf(contentType);
  // Boundaries differ from request to request, and so do all bytes.
  if (format === 'multipart') return { kind: 'unknown' };
  const text = Buffer.from(body).toString();
  const value = format === 'json' ? jsonOf(text) : format === 'form' ? formOf(text) : undefined;
  const canonical = value === undefined ? undefined : canonicalJson(value);
  // Bytes that are no text are told apart by their digest.
  const shown = canonical === undefined ? text : value;
  const key = createHash('sha256')
    .update(canonical ?? body)
    .digest('base64');
  return { kind: 'value', key, value: shown, isPattern: (canonical ?? text).includes(redacted) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function formOf(text: string): unknown {
  return parseQuery(text)
    ?.map(({ name, raw }) => [name, decodeField(raw)] as const)
    .sort(byName);
}
