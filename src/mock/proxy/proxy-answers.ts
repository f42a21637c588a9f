import { violationsHeader } from '../answer/reply.ts';
import type { MockResponse, Violation } from '../exchange.ts';
import { prismErrors, problemResponse } from '../prism/problem-json.ts';
import type { CheckedCall } from './check-call.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/**
 * 401 or 422: a request that breaks the document is not passed on, as `prism proxy --errors` has it.
 *
 * @param shown the violations as they are shown
 */
export function refusedRequest({ violations, tags }: CheckedCall, shown: readonly Violation[]): MockResponse {
  const headers = { 'sl-violations': violationsHeader(shown) };
  if (violations.some(({ code }) => code === 401)) return unauthorised(tags, headers);
  return problemResponse(
    {
      type: `${prismErrors}UNPROCESSABLE_ENTITY`,
      title: 'Invalid request',
      status: 422,
      detail:
        'Your request is not valid and no HTTP validation response was found in the spec, so Prism is generating this error for you.',
      validation: shown.map(({ location, ...violation }) => ({ location: location.slice(1), ...violation })),
    },
    headers,
  );
}

/** Prism repeats the header in the body. */
function unauthorised(tags: readonly string[], headers: Record<string, string>): MockResponse {
  const wanted = tags.length > 0 ? tags.join(',') : undefined;
  return problemResponse(
    {
      type: `${prismErrors}UNAUTHORIZED`,
      title: 'Invalid security scheme used',
      status: 401,
      detail:
        'Your request does not fullfil the security requirements and no HTTP unauthorized response was found in the spec, so Prism is generating this error for you.',
      ...(wanted !== undefined && { headers: { 'WWW-Authenticate': wanted } }),
    },
    { ...headers, ...(wanted !== undefined && { 'www-authenticate': wanted }) },
  );
}

/** 500: an answer that breaks the document is not passed on with `--errors`. @param shown the request's violations too */
export function refusedAnswer(shown: readonly Violation[]): MockResponse {
  return problemResponse(
    {
      type: `${prismErrors}VIOLATIONS`,
      title: 'Request/Response not valid',
      status: 500,
      detail:
        'Your request/response is not valid and the --errors flag is set, so Prism is generating this error for you.',
      validation: shown.filter(
        ({ location, severity }) => location[0] === 'response' && severity === 'Error',
      ),
    },
    { 'sl-violations': violationsHeader(shown) },
  );
}

/** 501: as Prism's, since HTTP gives the body of a GET no meaning. */
export function bodyNotForwarded(): MockResponse {
  return problemResponse({
    type: `${prismErrors}PROXY_UNSUPPORTED_REQUEST_BODY`,
    title:
      'The Prism proxy does not support sending a GET/HEAD request with a message body to an upstream server. See: https://github.com/stoplightio/prism/issues/2259',
    status: 501,
    detail: '',
  });
}

/** 501: what a WebSocket would begin, the proxy cannot check. */
export function webSocketNotForwarded(upstream: string): MockResponse {
  return problemResponse({
    type: 'urn:concordat:websocket',
    title: 'WebSockets are not passed on',
    status: 501,
    detail: `The proxy checks HTTP exchanges only. Connect to ${upstream} itself.`,
  });
}

/** 502 or 504. */
export function notReached({ status, title, detail }: UpstreamFailure): MockResponse {
  return problemResponse({ type: 'urn:concordat:upstream', title, status, detail });
}

/** 502: an answer that began, but was held back to be checked, and never came to its end. */
export function brokenOff(reason: string): MockResponse {
  return problemResponse({
    type: 'urn:concordat:upstream',
    title: 'The server behind the proxy broke off its answer',
    status: 502,
    detail: `Its body did not come to its end: ${reason}. Look at its log.`,
  });
}
