import { decodePart } from '../../http/read-query.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { scopeName } from '../state/scope-of.ts';
import type { StateContext } from '../state/state-call.ts';
import type { ItemScope } from '../state/store.ts';

/** A resource, and under what of it items are meant: `{ projects: '7' }`; empty where nothing is said. */
export interface SeededResource {
  readonly resource: Resource;
  readonly scope: ItemScope;
}

/**
 * The resource that a name means: `projects/tasks`, or with the id of what its items belong to: `projects/7/tasks`;
 * undefined where there is none.
 */
export function seededResource(
  { map, scopes }: Pick<StateContext, 'scopes'> & { readonly map: Pick<ResourceMap, 'resources'> },
  name: string,
): SeededResource | undefined {
  const named = map.resources.get(name);
  if (named) return { resource: named, scope: {} };
  const segments = name.split('/');
  for (const resource of map.resources.values()) {
    const above = scopes.get(resource.name) ?? [];
    const nameOf = (prefix: string) => {
      const scope = above.find((one) => one.resource === prefix);
      return scope && scopeName(scope);
    };
    const scope = above.length === 0 ? undefined : scopeIn(segments, resource.name.split('/'), nameOf);
    if (scope) return { resource, scope };
  }
  return undefined;
}

/** What stands between the names of resources are ids: `['projects', '7', 'tasks']` is `{ projects: '7' }`. */
function scopeIn(
  segments: readonly string[],
  names: readonly string[],
  scopeOf: (resource: string) => string | undefined,
): ItemScope | undefined {
  const found: [string, string][] = [];
  let matched = 0;
  for (const segment of segments) {
    if (segment === names[matched]) {
      matched += 1;
      continue;
    }
    const scope = scopeOf(names.slice(0, matched).join('/'));
    if (scope === undefined || segment === '') return undefined;
    found.push([scope, decodePart(segment)]);
  }
  return matched === names.length ? Object.fromEntries(found) : undefined;
}
