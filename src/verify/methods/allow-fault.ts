import type { World } from '../run/world.ts';
import { type PathGroup, reachableMethods, routerOf } from './path-group.ts';

/**
 * What is wrong with an `Allow` of a path, in one sentence; undefined where it names the methods that the path has.
 *
 * @param path as it was sent, without base path and query: another template may match it as well
 */
export function allowFault(
  { model }: Pick<World, 'model'>,
  { methods }: Pick<PathGroup, 'methods'>,
  path: string,
  allow: string,
): string | undefined {
  const told = namesIn(allow);
  if ([...methods].some((name) => !isFree(name) && !told.has(name)))
    return 'Allow lacks a method that the path has';
  return allowExtras({ model }, { methods }, path, allow).length > 0
    ? 'Allow names a method that the path does not have'
    : undefined;
}

/** The methods that an `Allow` of a path names and the document does not have there, in upper case. */
export function allowExtras(
  { model }: Pick<World, 'model'>,
  { methods }: Pick<PathGroup, 'methods'>,
  path: string,
  allow: string,
): readonly string[] {
  const reachable = reachableMethods(routerOf(model), path);
  return [...namesIn(allow)].filter((name) => !isFree(name) && !methods.has(name) && !reachable.has(name));
}

function namesIn(allow: string): ReadonlySet<string> {
  const names = allow.split(',').map((name) => name.trim().toUpperCase());
  return new Set(names.filter((name) => name !== ''));
}

/** Servers add these by themselves. */
function isFree(method: string): boolean {
  return method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE';
}
