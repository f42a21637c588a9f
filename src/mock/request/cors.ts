import { type HeaderValues, headerValue, type MockRequest, type MockResponse } from '../exchange.ts';

/** The CORS headers of every answer, as Prism sends them. @see https://fetch.spec.whatwg.org/#http-cors-protocol */
function corsHeaders(headers: HeaderValues): Record<string, string> {
  return {
    'access-control-allow-origin': headerValue(headers, 'origin') || '*',
    'access-control-allow-headers': headerValue(headers, 'access-control-request-headers') || '*',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': headerValue(headers, 'access-control-expose-headers') || '*',
  };
}

/** Those of a request that says nothing of where it comes from, as all but browsers' do. */
const plainHeaders = corsHeaders({});

/** Answers that are sent again and again are made ready once. */
const ready = new WeakMap<MockResponse, MockResponse>();

/** An answer with the CORS headers that its request asks for. @param headers with names in lower case */
export function withCors(response: MockResponse, headers: HeaderValues): MockResponse {
  const isPlain =
    headers.origin === undefined &&
    headers['access-control-request-headers'] === undefined &&
    headers['access-control-expose-headers'] === undefined;
  const { status, body } = response;
  if (!isPlain) return { status, body, headers: { ...corsHeaders(headers), ...response.headers } };
  const known = response.isPassing ? undefined : ready.get(response);
  if (known) return known;
  const all = { ...plainHeaders, ...response.headers };
  const made = { status, body, headers: all, flat: flatHeaders(all, response) };
  if (!response.isPassing) ready.set(response, made);
  return made;
}

/** Statuses of answers without a body, and so without its length. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.6 */
const bodilessStatuses: readonly number[] = [204, 304];

function flatHeaders(headers: HeaderValues, { status, body = '' }: MockResponse): readonly string[] {
  const flat: string[] = [];
  // Of each answer: a list of names and values would be made for nothing.
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (typeof value === 'string') flat.push(name, value);
    else for (const line of value) flat.push(name, line);
  }
  if (!bodilessStatuses.includes(status)) flat.push('content-length', String(Buffer.byteLength(body)));
  return flat;
}

/** The answer to a preflight request; undefined for any other. @param request with header names in lower case */
export function preflightResponse({ method, headers }: MockRequest): MockResponse | undefined {
  if (method.length !== 7 || method.toUpperCase() !== 'OPTIONS') return undefined;
  const asked = headerValue(headers, 'access-control-request-method');
  if (!headerValue(headers, 'origin') || !asked) return undefined;
  return {
    status: 204,
    headers: { ...corsHeaders(headers), 'access-control-allow-methods': asked, vary: 'origin' },
    body: undefined,
  };
}
