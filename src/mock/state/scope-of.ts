import type { Operation } from '../../model/model.ts';
import type { ResourceMap, Role, Scope } from '../../resources/resource.ts';
import { idText, pathValue } from './path-value.ts';
import type { StateCall, StatePlace } from './state-call.ts';
import type { ItemScope } from './store.ts';

/** Under what a request looks for items, or makes them. */
export type FoundScope =
  | { readonly ok: true; readonly scope: ItemScope; readonly properties: Readonly<Record<string, unknown>> }
  /** Something that the path names is not there. */
  | { readonly ok: false; readonly resource: string; readonly parameter: string; readonly id: string };

/** All path parameters that items are made or found under, by the name of the resource. */
export function scopesOf({ roles }: ResourceMap): ReadonlyMap<string, readonly Scope[]> {
  const scopes = new Map<string, Scope[]>();
  const add = ([, role]: [Operation, Role]) => {
    if (role.kind === 'none') return;
    const known = scopes.get(role.resource) ?? [];
    scopes.set(role.resource, known);
    for (const scope of role.scope ?? []) {
      if (!known.some((one) => scopeName(one) === scopeName(scope))) known.push(scope);
    }
  };
  for (const entry of roles) add(entry);
  return scopes;
}

/** What a scope is noted by: the same for all operations that mean the same by it. */
export function scopeName({ resource, property, parameter }: Scope): string {
  return resource ?? property ?? parameter;
}

/** The values of the path parameters that are not the item's own id; what they name must be there. */
export function findScope({ call, context, store }: StateCall, scopes: readonly Scope[] = []): FoundScope {
  if (scopes.length === 0) return wholeScope;
  const found: Record<string, string> = Object.create(null);
  const properties: [string, unknown][] = [];
  for (const scope of scopes) {
    const value = pathValue(call, scope.parameter);
    if (value === undefined) continue;
    const id = idText(value);
    if (scope.resource !== undefined) {
      const above = withinScope(context.scopes.get(scope.resource) ?? [], found);
      if (!store.get(scope.resource, id, above)) {
        return { ok: false, resource: scope.resource, parameter: scope.parameter, id };
      }
    }
    found[scopeName(scope)] = id;
    if (scope.property !== undefined) properties.push([scope.property, value]);
  }
  return { ok: true, scope: { ...found }, properties: Object.fromEntries(properties) };
}

/** Of what is below nothing: the same for all of its items. */
const wholeScope: FoundScope = { ok: true, scope: {}, properties: {} };

/** The part of a scope that items of a resource are found under too. */
export function withinScope(scopes: readonly Scope[], scope: ItemScope): ItemScope {
  const names = new Set(scopes.map(scopeName));
  return Object.fromEntries(Object.entries(scope).filter(([name]) => names.has(name)));
}

/** Under what an item is kept: what its properties say, else what was noted of it. */
export function scopeOfValue(
  { context, resource }: StatePlace,
  value: Readonly<Record<string, unknown>>,
  noted: ItemScope,
): ItemScope {
  const scopes = context.scopes.get(resource.name);
  if (scopes === undefined || scopes.length === 0) return noted;
  const own = scopes.flatMap((scope) => {
    const found =
      scope.property !== undefined && Object.hasOwn(value, scope.property) ? value[scope.property] : null;
    return found === null || found === undefined ? [] : [[scopeName(scope), idText(found)] as const];
  });
  return { ...noted, ...Object.fromEntries(own) };
}
