import type { Match } from '../../http/route.ts';
import type { Operation } from '../../model/model.ts';
import { type Endpoint, type Mount, withoutTrailingSlash } from './mount.ts';

/** Where a request leads. */
export type Target =
  | {
      readonly kind: 'operation';
      readonly mount: Mount;
      readonly operation: Operation;
      /** The request's path without mount and base path. */
      readonly path: string;
    }
  | { readonly kind: 'document'; readonly mount: Mount }
  | {
      readonly kind: 'method-not-allowed';
      readonly mount: Mount;
      readonly allow: readonly string[];
      /** What the path has, the most specific first. */
      readonly operations: readonly Operation[];
    }
  | { readonly kind: 'not-found' }
  /** Several APIs have this path: the paths that name one of them. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] };

/**
 * Finds the API and operation for a path.
 *
 * One API alone is at the root. Of several, each is below its name; at the root is what one of them alone claims,
 * a path with its base path before one without.
 *
 * @param path percent-encoded, without query
 */
export function resolveTarget(mounts: readonly Mount[], method: string, path: string): Target {
  const [only] = mounts;
  if (mounts.length === 1 && only) return targetOf(only, path, matchIn(only, method, path));
  const [, first = '', ...rest] = path.split('/');
  const named = mounts.find(({ name }) => encodeURIComponent(name) === first || name === first);
  if (named) {
    const inside = `/${rest.join('/')}`;
    const match = matchIn(named, method, inside);
    if (match.kind !== 'not-found') return targetOf(named, inside, match);
  }
  return resolveShared(mounts, method, path);
}

interface Claim {
  readonly mount: Mount;
  readonly match: Match<Endpoint>;
}

function resolveShared(mounts: readonly Mount[], method: string, path: string): Target {
  const claims = mounts
    .map((mount): Claim => ({ mount, match: matchIn(mount, method, path) }))
    .filter(({ match }) => match.kind !== 'not-found');
  const found = claims.filter(({ match }) => match.kind === 'found');
  const withBase = found.filter(({ match }) => match.kind === 'found' && match.value.baseSegments > 0);
  for (const group of [withBase, found, claims]) {
    const [claim, ...others] = group;
    if (!claim) continue;
    if (others.length === 0) return targetOf(claim.mount, path, claim.match);
    return {
      kind: 'ambiguous',
      candidates: group.map(({ mount }) => `/${encodeURIComponent(mount.name)}${path}`),
    };
  }
  return { kind: 'not-found' };
}

function matchIn(mount: Mount, method: string, path: string): Match<Endpoint> {
  return mount.router.match(method, mount.ignoresTrailingSlash ? withoutTrailingSlash(path) : path);
}

function targetOf(mount: Mount, path: string, match: Match<Endpoint>): Target {
  if (match.kind === 'not-found') return match;
  if (match.kind === 'method-not-allowed') {
    const operations = match.values.flatMap((value) => (value.kind === 'operation' ? [value.operation] : []));
    return { kind: 'method-not-allowed', mount, allow: match.allow, operations };
  }
  const endpoint = match.value;
  if (endpoint.kind === 'document') return { kind: 'document', mount };
  const { operation, baseSegments } = endpoint;
  const inside = withoutSegments(path, baseSegments);
  return {
    kind: 'operation',
    mount,
    operation,
    path: mount.ignoresTrailingSlash ? like(operation.path, inside) : inside,
  };
}

/** `('/v1/jobs', 1)` to `/jobs`. */
function withoutSegments(path: string, count: number): string {
  let start = 0;
  for (let left = count; left > 0 && start >= 0; left -= 1) start = path.indexOf('/', start + 1);
  return start < 0 ? '/' : path.slice(start);
}

/** A path with or without a trailing slash, as the template has it. */
function like(template: string, path: string): string {
  const bare = withoutTrailingSlash(path);
  return template.length > 1 && template.endsWith('/') ? `${bare}/` : bare;
}
