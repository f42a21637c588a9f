import type { OperationInfo } from '../policy.ts';
import { publicPath } from '../watch/public-text.ts';
import { redacted } from '../watch/secret-name.ts';

/** What spans and measurements are told apart by: text and numbers. */
export type AttributeValues = Record<string, string | number>;

/** What has another name is `_OTHER`, so that nobody fills up a store with methods. */
const methods = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'QUERY',
  'TRACE',
]);

/**
 * What is known of a request before it is sent, few enough values for instruments.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function requestAttributes(request: Request, { path }: OperationInfo): AttributeValues {
  const { protocol, hostname, port } = new URL(request.url);
  return {
    'http.request.method': methods.has(request.method) ? request.method : '_OTHER',
    'server.address': hostname,
    'server.port': port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    'url.scheme': protocol.slice(0, -1),
    'url.template': path,
  };
}

/** What spans have besides. `url.full` has neither the values of its query nor path parameters that hold secrets. */
export function spanAttributes(
  request: Request,
  { name, path }: OperationInfo,
  resends: number,
): AttributeValues {
  const { origin, searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())].map((key) => `${encodeURIComponent(key)}=${redacted}`);
  const query = names.length === 0 ? '' : `?${names.join('&')}`;
  return {
    'url.full': origin + publicPath(request.url, path) + query,
    'concordat.operation': name,
    ...(!methods.has(request.method) && { 'http.request.method_original': request.method }),
    ...(resends > 0 && { 'http.request.resend_count': resends }),
  };
}

/** What an answer adds; of a client's request any status from 400 on is an error. */
export function responseAttributes({ status }: Response): AttributeValues {
  return {
    'http.response.status_code': status,
    ...(status >= 400 && { 'error.type': String(status) }),
  };
}
