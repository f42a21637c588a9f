import { type HeaderValues, headerValue, type MockRequest, type MockResponse } from './exchange.ts';

/** The CORS headers of every answer, as Prism sends them. @see https://fetch.spec.whatwg.org/#http-cors-protocol */
export function corsHeaders(headers: HeaderValues): Record<string, string> {
  return {
    'access-control-allow-origin': headerValue(headers, 'origin') || '*',
    'access-control-allow-headers': headerValue(headers, 'access-control-request-headers') || '*',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': headerValue(headers, 'access-control-expose-headers') || '*',
  };
}

/** The answer to a preflight request; undefined for any other. @param request with header names in lower case */
export function preflightResponse({ method, headers }: MockRequest): MockResponse | undefined {
  const asked = headerValue(headers, 'access-control-request-method');
  if (method.toUpperCase() !== 'OPTIONS' || !headerValue(headers, 'origin') || !asked) return undefined;
  return {
    status: 204,
    headers: { ...corsHeaders(headers), 'access-control-allow-methods': asked, vary: 'origin' },
    body: undefined,
  };
}
