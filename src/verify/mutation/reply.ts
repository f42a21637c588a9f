import { bodyFormatOf } from '../../http/media-type.ts';
import type { Call, Reply } from './broken-server.ts';

/** The value of a header of an answer; undefined where it has none. */
export function replyHeader({ headers }: Reply, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The answer with another header, or without it. */
export function withReplyHeader(reply: Reply, name: string, value: string | undefined): Reply {
  const others = reply.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { ...reply, headers: value === undefined ? others : [...others, [name, value]] };
}

/** The JSON of an answer; undefined where it is none. */
export function replyJson(reply: Reply): unknown {
  if (bodyFormatOf(replyHeader(reply, 'content-type') ?? '') !== 'json') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(reply.body));
  } catch {
    return undefined;
  }
}

/**
 * The answer with its JSON changed; the same where it has none.
 *
 * @param edit resolves to the same value where there is nothing to change; it must not change what it is given
 */
export function withReplyJson(reply: Reply, edit: (value: unknown) => unknown): Reply {
  const before = replyJson(reply);
  if (before === undefined) return reply;
  const after = edit(before);
  if (after === before) return reply;
  const body = new TextEncoder().encode(JSON.stringify(after));
  const length = replyHeader(reply, 'content-length');
  const changed = { ...reply, body };
  return length === undefined ? changed : withReplyHeader(changed, 'content-length', String(body.byteLength));
}

/** An answer with a JSON body. */
export function jsonReply(status: number, value: unknown): Reply {
  const body = new TextEncoder().encode(JSON.stringify(value));
  return { status, headers: [['content-type', 'application/json']], body };
}

/** Whether an answer is a success. */
export function isGood({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

/** The JSON of a request; undefined where it is none. */
export function callJson({ body, headers }: Call): unknown {
  if (!body || bodyFormatOf(headers.get('content-type') ?? '') !== 'json') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** The values of a query parameter, as they are sent. */
export function queryValues({ query }: Call, name: string): readonly string[] {
  return new URLSearchParams(query).getAll(name);
}

/** The call with another query parameter, or without it; the others stay as they are written. */
export function withQuery(call: Call, name: string, value: string | undefined): Call {
  const others = call.query.split('&').filter((part) => part !== '' && nameOfPart(part) !== name);
  const added = value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  return { ...call, query: [...others, ...added].join('&') };
}

function nameOfPart(part: string): string {
  const [[name = ''] = []] = [...new URLSearchParams(part)];
  return name;
}

/** The call with another header, or without it. */
export function withHeader(call: Call, name: string, value: string | undefined): Call {
  const headers = new Map(call.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return { ...call, headers };
}
