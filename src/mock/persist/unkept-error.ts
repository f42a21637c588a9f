import type { MockResponse } from '../exchange.ts';
import { problemResponse } from '../prism/problem-json.ts';

/** What was asked cannot be kept, or what is kept cannot be read: the caller may try again. */
export class UnkeptError extends Error {
  /** In seconds. */
  readonly retryAfterS = 1;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnkeptError';
  }
}

/** The answer to a request that failed so: 503, with `Retry-After`. */
export function unkeptResponse({ message, retryAfterS }: UnkeptError): MockResponse {
  const type = 'urn:concordat:state';
  const title = 'What the mock remembers is out of reach';
  const detail = `${message}. Nothing that this request asked for counts as done: send it again.`;
  return problemResponse({ type, title, status: 503, detail }, { 'retry-after': String(retryAfterS) });
}
