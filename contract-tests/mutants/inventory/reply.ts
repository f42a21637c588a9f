import type { Reply } from '../serve.ts';

/** An answer with JSON. */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the style of this API. */
export function fail(status: number, error: string, headers: Reply['headers'] = {}): Reply {
  return json(status, { error }, headers);
}
