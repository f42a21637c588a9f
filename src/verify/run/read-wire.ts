import type { IncomingRequest } from '../../contract/check-request.ts';
import type { WireRequest } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';

/** A request as the server reads it: the path without the base path, names of headers in lower case. */
export function incomingOf(
  { path }: Pick<Operation, 'path'>,
  { url, headers, body }: WireRequest,
): IncomingRequest {
  const target = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = target.indexOf('?');
  const segments = (mark < 0 ? target : target.slice(0, mark)).split('/');
  // What is in front of as many segments as the template has is the base path.
  const count = path.split('/').length - 1;
  return {
    path: `/${segments.slice(-count).join('/')}`,
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: headersOf(headers),
    body,
  };
}

/** Headers by their names in lower case, those of one name joined. */
export function headersOf(headers: WireRequest['headers']): Readonly<Record<string, string>> {
  const byName = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = byName.get(key);
    byName.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return Object.fromEntries(byName);
}
