import { STATUS_CODES } from 'node:http';
import { parseCookies } from './read-cookies.ts';
import { decodeField, parseQuery } from './read-query.ts';
import type { ShownBody } from './redact-body.ts';

/** An exchange with its secrets replaced, for a log of requests. */
export interface HarExchange {
  /** `2026-05-04T10:00:00.000Z` */
  readonly time: string;
  readonly durationMs: number;
  /** Shown beside the entry. */
  readonly comment?: string;
  readonly request: HarMessage & {
    readonly method: string;
    /** Absolute. */
    readonly url: string;
  };
  readonly response: HarMessage & { readonly status: number };
}

interface HarMessage {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: ShownBody | undefined;
  /** Of the body as it was sent, in bytes. */
  readonly bodySize: number;
}

interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** A log of requests in the HTTP Archive format. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly never[];
    readonly entries: readonly HarEntry[];
  };
}

export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment?: string;
}

interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly NameValue[];
  readonly headers: readonly NameValue[];
  readonly queryString: readonly NameValue[];
  readonly postData?: HarPostData;
  readonly headersSize: -1;
  readonly bodySize: number;
}

interface HarPostData {
  readonly mimeType: string;
  readonly text?: string;
  readonly params?: readonly HarParam[];
  readonly comment?: string;
}

interface HarParam {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly NameValue[];
  readonly headers: readonly NameValue[];
  readonly content: {
    readonly size: number;
    readonly mimeType: string;
    readonly text?: string;
    readonly encoding?: 'base64';
    readonly comment?: string;
  };
  readonly redirectURL: string;
  readonly headersSize: -1;
  readonly bodySize: number;
}

/**
 * Exchanges as an HTTP Archive, which the developer tools of browsers open.
 *
 * @param creator the program and its version
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function harOf(exchanges: readonly HarExchange[], creator: Har['log']['creator']): Har {
  return { log: { version: '1.2', creator, pages: [], entries: exchanges.map(entryOf) } };
}

function entryOf({ time, durationMs, comment, request, response }: HarExchange): HarEntry {
  return {
    startedDateTime: time,
    time: durationMs,
    request: requestOf(request),
    response: responseOf(response),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(comment !== undefined && { comment }),
  };
}

function requestOf({ method, url, headers, body, bodySize }: HarExchange['request']): HarRequest {
  const mark = url.indexOf('?');
  const fields = mark < 0 ? [] : (parseQuery(url.slice(mark + 1)) ?? []);
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: parseCookies(headerLines(headers, 'cookie')).map(({ name, raw }) => ({ name, value: raw })),
    headers: pairsOf(headers),
    queryString: fields.map(({ name, raw }) => ({ name, value: decodeField(raw) })),
    ...(body && { postData: postDataOf(body, headerLines(headers, 'content-type') ?? '') }),
    headersSize: -1,
    bodySize,
  };
}

/** The format has no encoding for what is sent: bytes are base64, and said to be. */
function postDataOf(body: ShownBody, mimeType: string): HarPostData {
  if (body.kind === 'parts') {
    return {
      mimeType,
      params: body.parts.map(({ name = '', filename, contentType, body: part }) => ({
        name,
        ...(part && { value: textOf(part).text ?? '' }),
        ...(filename !== undefined && { fileName: filename }),
        ...(contentType !== undefined && { contentType }),
      })),
    };
  }
  const { text, encoding, comment } = textOf(body);
  const note = encoding === undefined ? comment : 'base64';
  return { mimeType, text: text ?? '', ...(note !== undefined && { comment: note }) };
}

function responseOf({ status, headers, body, bodySize }: HarExchange['response']): HarResponse {
  const setCookies = headers['set-cookie'] ?? [];
  const cookies = typeof setCookies === 'string' ? [setCookies] : setCookies;
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: cookies.flatMap((line) =>
      parseCookies(line.split(';', 1)[0]).map(({ name, raw }) => ({ name, value: raw })),
    ),
    headers: pairsOf(headers),
    content: {
      size: bodySize,
      mimeType: headerLines(headers, 'content-type') ?? 'x-unknown',
      ...(body && textOf(body)),
    },
    redirectURL: headerLines(headers, 'location') ?? '',
    headersSize: -1,
    bodySize,
  };
}

function textOf(body: ShownBody): {
  readonly text?: string;
  readonly encoding?: 'base64';
  readonly comment?: string;
} {
  switch (body.kind) {
    case 'value':
      return { text: body.text ?? JSON.stringify(body.value) };
    case 'text':
      return { text: body.text };
    case 'binary':
      return { text: body.base64, encoding: 'base64' };
    case 'parts':
      return { comment: 'a body of several parts' };
    case 'withheld':
      return { comment: `not shown: ${body.reason}` };
  }
}

function pairsOf(headers: HarMessage['headers']): readonly NameValue[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((line) => ({ name, value: line })),
  );
}

function headerLines(headers: HarMessage['headers'], name: string): string | undefined {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
