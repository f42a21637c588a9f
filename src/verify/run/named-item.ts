import type { Operation } from '../../model/model.ts';
import type { Role } from '../../resources/resource.ts';
import { authoredParameterValues } from '../plan/parameter-values.ts';
import { type Item, nothing, pathNames } from './item.ts';
import { isSafeMethod } from './safe-method.ts';
import type { World } from './world.ts';

/**
 * What the path of an operation without a role names, where the document gives no example of it: `{productId}` in
 * `/cart/items/{productId}` is one of the products. What stands before the last name is changed by a change, so that only what the
 * run has made will do there. `nothing` where the document has examples, or names nothing that is kept.
 */
export async function namedItem(
  world: World,
  operation: Operation,
  role: Role | undefined,
  parentOf: (operation: Operation, role: Role) => Promise<Item | undefined>,
): Promise<Item> {
  const names = pathNames(operation);
  const scope = (role?.scope ?? []).filter(({ resource }) => resource !== undefined);
  const isUnknown = scope.some(({ parameter }) => !hasExample(world, operation, parameter));
  if (!role || !isUnknown) return nothing;
  for (const { parameter, resource } of isSafeMethod(operation.method) ? [] : scope) {
    const isLast = parameter === names.at(-1);
    const found = isLast || resource === undefined ? undefined : await world.item(resource, false);
    if (!isLast && !found?.creation) return nothing;
  }
  return (await parentOf(operation, role)) ?? nothing;
}

function hasExample({ model }: World, { parameters }: Operation, name: string): boolean {
  const found = parameters.find((one) => one.in === 'path' && one.name === name);
  return found !== undefined && authoredParameterValues(model, found).length > 0;
}
