import type { Violation } from '../contract.ts';
import type { Reply } from '../serve.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  410: 'gone',
  412: 'precondition_failed',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
  428: 'precondition_required',
};

type Headers = Readonly<Record<string, string>>;

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** One thing in its envelope. */
export function one(status: number, data: unknown, headers: Headers = {}): Reply {
  return json(status, { data, meta: { api_version: '1.4' } }, headers);
}

/** An error in the shop's style. */
export function fail(status: number, wrong: readonly Violation[] = []): Reply {
  const code = codes[status] ?? 'internal';
  const fields = wrong.map(({ name, message }) => ({ name, problem: message }));
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Cookie realm="shop"' } : undefined;
  return json(status, { error: { code, message: `This did not work: ${code}`, fields } }, challenge);
}

/** A violation that no schema tells. */
export function violation(where: Violation['in'], name: string, keyword: string): Violation {
  return { in: where, name, keyword, property: undefined, message: `${where} ${name} breaks ${keyword}` };
}
