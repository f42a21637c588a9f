/** A request's target taken apart. */
export interface RequestTarget {
  /** Percent-encoded, without `.` and `..`: `/jobs/7`. */
  readonly path: string;
  /** Without `?`; empty where there is none. */
  readonly query: string;
}

/** Paths that are as they should be, as nearly all are: nothing to decode, nothing to resolve. */
const plainPath = /^(?:\/(?![.])[A-Za-z0-9\-._~!$&'()*+,;=:@]*)+$/;

/**
 * Reads a request's target: a path with a query, or a whole URL, of which the path and the query count.
 *
 * Undefined for what is no URL, or not percent-encoded. A path that starts with two slashes is a path, no host.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#name-request-target
 */
export function readTarget(target: string): RequestTarget | undefined {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (path.length < 2000 && plainPath.test(path) && !target.includes('#')) {
    return { path, query: mark < 0 ? '' : target.slice(mark + 1) };
  }
  try {
    const url = new URL(target.startsWith('/') ? `http://mock${target}` : target);
    decodeURIComponent(url.pathname);
    return { path: url.pathname, query: url.search.slice(1) };
  } catch {
    return undefined;
  }
}
