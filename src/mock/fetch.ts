import type { MockRequest, MockResponse } from './exchange.ts';

/** Statuses whose answers have no body. @see https://fetch.spec.whatwg.org/#null-body-status */
const nullBodyStatuses: readonly number[] = [204, 205, 304];

/**
 * Calls a mock with fetch's arguments. A relative URL is one of the mock.
 *
 * @throws TypeError for a status that a `Response` cannot have: below 200 or above 599
 */
export async function fetchMock(
  handle: (request: MockRequest) => MockResponse | Promise<MockResponse>,
  input: Request | URL | string,
  init?: RequestInit,
): Promise<Response> {
  const request = new Request(
    typeof input === 'string' ? new URL(input, 'http://mock.invalid') : input,
    init,
  );
  request.signal.throwIfAborted();
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  const answer = await handle({ method: request.method, target: `${pathname}${search}`, headers, body });
  request.signal.throwIfAborted();
  const isEmpty = request.method === 'HEAD' || nullBodyStatuses.includes(answer.status);
  if (answer.status < 200 || answer.status > 599) {
    throw new TypeError(`the mock answered ${answer.status}, which fetch cannot express`);
  }
  return new Response(isEmpty ? null : bodyOf(answer), { status: answer.status, headers: headersOf(answer) });
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
