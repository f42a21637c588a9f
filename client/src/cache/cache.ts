import { type Clock, systemClock } from '../policies/clock.ts';
import type { Fetch, OperationInfo, Policy } from '../policy.ts';
import { giveResponse, storeResponse } from '../stored-response.ts';
import { directiveMs, parseCacheControl } from './cache-control.ts';
import { type CacheEntry, CacheStore } from './cache-store.ts';
import { ageMs, type ExchangeTimes, freshnessMs } from './freshness.ts';
import { storableBy } from './storable.ts';

/** Options of `cache`. */
export interface CacheOptions {
  /** How many answers are kept at most. Default: 500. */
  readonly maxEntries?: number | undefined;
  /** How many bytes of bodies are kept at most. Default: 10,000,000. */
  readonly maxBytes?: number | undefined;
  /**
   * Whom an answer belongs to: it is given again only within the same scope. Default: all of the client.
   *
   * Policies do not see credentials: a client whose `auth` changes from user to user needs this. Without it nothing
   * is stored whose `Vary` names `Authorization` or `Cookie`.
   */
  readonly scope?: ((request: Request, operation: OperationInfo) => string) | undefined;
  readonly clock?: Clock | undefined;
}

/** One request on its way through the cache. */
interface Visit {
  readonly next: Fetch;
  readonly request: Request;
  readonly operation: OperationInfo;
  readonly key: string;
  readonly store: CacheStore;
  readonly clock: Clock;
  readonly hasScope: boolean;
}

const conditional: readonly string[] = [
  'range',
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'if-range',
];

/**
 * Keeps answers to GETs in memory as RFC 9111 says of a private cache: what is fresh is given again without a request,
 * what is stale is asked for with its `ETag` or `Last-Modified`, and a write forgets what it changed.
 *
 * Not done: guessed freshness, ranges, `stale-while-revalidate` and `stale-if-error`. Requests with conditions of
 * their own and answers read as streams pass by.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111
 */
export function cache(options: CacheOptions = {}): Policy {
  const { maxEntries = 500, maxBytes = 10_000_000, scope, clock = systemClock } = options;
  const store = new CacheStore(maxEntries, maxBytes);
  return (next) => async (request, operation) => {
    if (request.method !== 'GET') return forget(next, request, operation, store);
    if (operation.streamed || conditional.some((name) => request.headers.has(name))) {
      return next(request, operation);
    }
    const key = `${request.url} ${scope?.(request, operation) ?? ''}`;
    return visit({ next, request, operation, key, store, clock, hasScope: scope !== undefined });
  };
}

async function visit(visited: Visit): Promise<Response> {
  const { request, key, store, clock } = visited;
  const wanted = parseCacheControl(
    request.headers.get('cache-control') ??
      (request.headers.get('pragma') === 'no-cache' ? 'no-cache' : null),
  );
  if (wanted.has('no-store')) return visited.next(request, visited.operation);
  const entry = store.find(key, request.headers);
  const ageNow = entry && ageMs(entry.response.headers, entry, clock.now());
  if (entry && ageNow !== undefined && mayGive(entry, ageNow, wanted)) return give(entry, ageNow);
  if (wanted.has('only-if-cached')) return new Response(null, { status: 504, statusText: 'Gateway Timeout' });
  return ask(visited, entry);
}

/** @see https://www.rfc-editor.org/rfc/rfc9111#name-constructing-responses-from */
function mayGive(entry: CacheEntry, age: number, wanted: ReturnType<typeof parseCacheControl>): boolean {
  const { headers } = entry.response;
  const said = parseCacheControl(headers.get('cache-control'));
  if (wanted.has('no-cache') || said.has('no-cache')) return false;
  if (age > (directiveMs(wanted, 'max-age') ?? Number.POSITIVE_INFINITY)) return false;
  const left = freshnessMs(headers, entry) - age;
  return left > 0 && left >= (directiveMs(wanted, 'min-fresh') ?? 0);
}

function give({ response }: CacheEntry, age: number): Response {
  const headers = new Headers(response.headers);
  headers.set('age', String(Math.floor(age / 1000)));
  return giveResponse({ ...response, headers });
}

/** Sends the request, with what the stored answer can be confirmed by. */
async function ask(visited: Visit, entry: CacheEntry | undefined): Promise<Response> {
  const { next, request, operation, key, store, clock } = visited;
  const sentAt = clock.now();
  const response = await next(entry ? withCondition(request, entry) : request, operation);
  const times = { sentAt, receivedAt: clock.now() };
  if (response.status !== 304 || !entry) return keep(visited, response, times);
  const confirmed = { ...entry, ...times, response: { ...entry.response, headers: update(entry, response) } };
  store.put(key, request.headers, confirmed);
  return give(confirmed, ageMs(confirmed.response.headers, times, clock.now()));
}

async function keep(visited: Visit, response: Response, times: ExchangeTimes): Promise<Response> {
  const { request, operation, key, store } = visited;
  const names = storableBy(response, visited.hasScope);
  if (!names) {
    // A failure says nothing of what is stored.
    if (response.status < 500) store.delete(key);
    return response;
  }
  const stored = await storeResponse(response, operation, request);
  const chosenBy = names.map((name) => [name, request.headers.get(name)] as const);
  store.put(key, request.headers, { ...times, response: stored, chosenBy });
  return giveResponse(stored);
}

function withCondition(request: Request, { response }: CacheEntry): Request {
  const etag = response.headers.get('etag');
  const modified = response.headers.get('last-modified');
  const asked = new Request(request);
  if (etag !== null) asked.headers.set('if-none-match', etag);
  if (modified !== null) asked.headers.set('if-modified-since', modified);
  return asked;
}

/** @see https://www.rfc-editor.org/rfc/rfc9111#name-updating-stored-header-fiel */
function update({ response }: CacheEntry, confirmation: Response): Headers {
  const headers = new Headers(response.headers);
  // The age was that of the old answer.
  headers.delete('age');
  for (const [name, value] of confirmation.headers) {
    if (!/^(?:content-(?:length|encoding|type|range)|connection|transfer-encoding)$/.test(name)) {
      headers.set(name, value);
    }
  }
  return headers;
}

/** A write that succeeded changes what is at its URL, and where it says that the result is. */
async function forget(next: Fetch, request: Request, operation: OperationInfo, store: CacheStore) {
  const response = await next(request, operation);
  if (/^(?:HEAD|OPTIONS|TRACE|QUERY)$/.test(request.method) || response.status >= 400) return response;
  const { origin } = new URL(request.url);
  const named = [request.url, response.headers.get('location'), response.headers.get('content-location')];
  const urls = named.map((url) => (url === null ? undefined : resolveUrl(url, request.url)));
  const changed = new Set(urls.map((url) => (url?.origin === origin ? url.href : undefined)));
  // A key is a URL, which holds no space, and a scope.
  store.deleteAll((key) => changed.has(key.split(' ', 1)[0] ?? ''));
  return response;
}

function resolveUrl(url: string, base: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
