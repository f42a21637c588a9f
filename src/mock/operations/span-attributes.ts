import type { RequestEvent } from '../events.ts';

/** The methods that the conventions name. @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
const namedMethods = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
  'QUERY',
]);

/** `GET /jobs/{id}`; `GET` where no operation was found, so that there are not as many names as paths. */
export function spanName(event: RequestEvent): string {
  const method = namedMethods.has(event.method) ? event.method : 'HTTP';
  const route = routeOf(event);
  return route === undefined ? method : `${method} ${route}`;
}

/**
 * What is said of a request, by the conventions for spans of HTTP servers; what is our own begins with `concordat.`.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server
 */
export function spanAttributes(
  event: RequestEvent,
  scheme: 'http' | 'https',
): Record<string, string | number | string[]> {
  const { method, target, status, violations, api, session } = event;
  const isNamed = namedMethods.has(method);
  const mark = target.indexOf('?');
  const route = routeOf(event);
  return {
    'http.request.method': isNamed ? method : '_OTHER',
    ...(!isNamed && { 'http.request.method_original': method.slice(0, 40) }),
    'http.response.status_code': status,
    'url.scheme': scheme,
    'url.path': mark < 0 ? target : target.slice(0, mark),
    ...(mark >= 0 && { 'url.query': target.slice(mark + 1) }),
    ...(route !== undefined && { 'http.route': route }),
    ...(status >= 500 && { 'error.type': String(status) }),
    ...(api !== undefined && { 'concordat.api': api }),
    ...(session && { 'concordat.session': session }),
    ...(violations.length > 0 && {
      'concordat.violations': violations.map(({ location, code }) =>
        code === undefined ? location.join('.') : `${location.join('.')}: ${code}`,
      ),
    }),
  };
}

/** `/jobs/{id}` of `GET /jobs/{id}`. */
function routeOf({ operation }: RequestEvent): string | undefined {
  return operation?.slice(operation.indexOf(' ') + 1);
}
