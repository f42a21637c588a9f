import type { MockRequest, MockResponse } from '../exchange.ts';
import { deliverToFetch } from './deliver-to-fetch.ts';
import { realWait, type Wait } from './wait.ts';

/** Statuses whose answers have no body. @see https://fetch.spec.whatwg.org/#null-body-status */
const nullBodyStatuses: readonly number[] = [204, 205, 304];

/**
 * Calls a mock with fetch's arguments. A relative URL is one of the mock. What would happen to the answer on a network
 * happens to it here.
 *
 * @param wait for answers that come late. Default: by the machine's clock
 * @throws TypeError where the connection would break, and for a status that a `Response` cannot have: below 200 or
 *   above 599
 */
export async function fetchMock(
  handle: (request: MockRequest) => MockResponse | Promise<MockResponse>,
  input: Request | URL | string,
  init?: RequestInit,
  wait: Wait = realWait,
): Promise<Response> {
  const request = new Request(
    typeof input === 'string' ? new URL(input, 'http://mock.invalid') : input,
    init,
  );
  request.signal.throwIfAborted();
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  const made = await handle({ method: request.method, target: `${pathname}${search}`, headers, body });
  request.signal.throwIfAborted();
  const { status, delivery } = made;
  const isBodiless = request.method === 'HEAD' || nullBodyStatuses.includes(status);
  if (status < 200 || status > 599) {
    throw new TypeError(`the mock answered ${status}, which fetch cannot express`);
  }
  if (!delivery) return new Response(isBodiless ? null : bodyOf(made), { status, headers: headersOf(made) });
  const tools = { wait, signal: request.signal, isBodiless };
  const sent = await deliverToFetch(made, delivery, tools);
  return new Response(sent.body ?? null, { status, headers: headersOf(sent.response) });
}

/** A copy: the types of `Response` exclude views on shared memory. */
function bodyOf({ body }: MockResponse): string | Uint8Array<ArrayBuffer> | null {
  return body === undefined || typeof body === 'string' ? (body ?? null) : new Uint8Array(body);
}

function headersOf(answer: MockResponse): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const line of typeof value === 'string' ? [value] : value) headers.append(name, line);
  }
  return headers;
}
