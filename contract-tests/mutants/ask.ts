import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Answer, Ask, AskOptions } from './subject.ts';

/**
 * Makes the function with which witnesses ask. It is `node:http` and not fetch, because fetch rewrites paths, follows
 * redirects and hides what was sent.
 *
 * @param url origin and base path of a running server
 */
export function createAsk(url: string): Ask {
  const { hostname, port, pathname } = new URL(url);
  const basePath = pathname === '/' ? '' : pathname;
  return (method, path, options = {}) => {
    const bytes = bytesOf(options);
    const headers: Record<string, string> = { ...options.headers };
    const named = (name: string) => Object.keys(headers).some((one) => one.toLowerCase() === name);
    if (options.json !== undefined && !named('content-type')) headers['Content-Type'] = 'application/json';
    if (bytes !== undefined && !named('content-length')) headers['Content-Length'] = String(bytes.length);
    const sent = request({ hostname, port, method, path: basePath + path, headers, agent: false });
    return receive(sent, bytes, options.timeoutMs ?? 5000);
  };
}

/** What stands at a path of keys in the JSON of an answer: `valueAt(answer, 'data', 0, 'id')`. */
export function valueAt(answer: { readonly json: unknown }, ...keys: readonly (string | number)[]): unknown {
  let value = answer.json;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** The same for a list; an empty one where there is none. */
export function listAt(answer: { readonly json: unknown }, ...keys: readonly (string | number)[]): unknown[] {
  const value = valueAt(answer, ...keys);
  return Array.isArray(value) ? value : [];
}

function bytesOf({ json, body }: AskOptions): Uint8Array | undefined {
  const given = json === undefined ? body : JSON.stringify(json);
  return typeof given === 'string' ? new TextEncoder().encode(given) : given;
}

function receive(sent: ClientRequest, bytes: Uint8Array | undefined, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const fail = (failure: 'timeout' | 'closed') => {
      clearTimeout(timer);
      sent.destroy();
      resolve({ status: 0, headers: {}, rawHeaders: [], text: '', json: undefined, failure });
    };
    const timer = setTimeout(fail, timeoutMs, 'timeout');
    sent.on('error', () => fail('closed'));
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => fail('closed'));
      response.on('end', () => {
        clearTimeout(timer);
        resolve(answerOf(response, Buffer.concat(parts).toString('utf8')));
      });
    });
    sent.end(bytes);
  });
}

function answerOf(response: IncomingMessage, text: string): Answer {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    headers[name] = (values ?? []).join(', ');
  }
  const { rawHeaders, statusCode: status = 0 } = response;
  return { status, headers, rawHeaders, text, json: parsed(text), failure: undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
