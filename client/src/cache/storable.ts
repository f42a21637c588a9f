import { parseCacheControl } from './cache-control.ts';

/** Answers that mean the same when they are given again; a redirect is followed before it gets here. */
const storedStatuses: readonly number[] = [200, 203, 204, 404, 410];

/** Headers that policies do not see: only a scope tells one sender's from another's. */
const hiddenHeaders: readonly string[] = ['authorization', 'cookie'];

/**
 * The names of the request headers that an answer was chosen by, in lower case; undefined where it may not be stored.
 *
 * Stored is what names its freshness or what to ask for it with (`ETag`, `Last-Modified`).
 *
 * @param hasScope whether answers of different credentials are kept apart
 * @see https://www.rfc-editor.org/rfc/rfc9111#name-storing-responses-in-caches
 */
export function storableBy(response: Response, hasScope: boolean): readonly string[] | undefined {
  const { status, headers } = response;
  const directives = parseCacheControl(headers.get('cache-control'));
  const isNamed = directives.has('max-age') || headers.has('expires');
  const hasValidator = headers.has('etag') || headers.has('last-modified');
  if (!storedStatuses.includes(status) || directives.has('no-store')) return undefined;
  if (!isNamed && !(status === 200 && hasValidator)) return undefined;
  // It has no end that could be waited for.
  if (headers.get('content-type')?.startsWith('text/event-stream')) return undefined;
  const names: readonly string[] = (headers.get('vary') ?? '').toLowerCase().match(/[^\s,]+/g) ?? [];
  if (names.includes('*')) return undefined;
  if (!hasScope && names.some((name) => hiddenHeaders.includes(name))) return undefined;
  return names;
}
