import type { Operation } from '../../model/model.ts';
import type { Role } from '../../resources/resource.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { authoredParameterValues } from '../plan/parameter-values.ts';
import { type Item, isSuccess, jsonOf, ownParameter, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** More examples of one id are not tried. */
const maxExamples = 3;

/**
 * An item of a resource that nothing makes and nothing lists, at an id that the document gives as an example: `SPRING15` in
 * `/vouchers/{code}`. Undefined where none of them is there. It is nobody's to change. Costs a request an example, at most three.
 *
 * @param parentOf what the operation that reads it works under
 */
export async function documentedItem(
  world: World,
  name: string,
  parentOf: (operation: Operation, role: Role) => Promise<Item | undefined>,
): Promise<Item | undefined> {
  const { map, model } = world;
  const resource = map.resources.get(name);
  for (const operation of resource ? world.operationsOf(name, 'read') : []) {
    const role = map.roles.get(operation);
    const own = ownParameter(map, operation);
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === own);
    const request = likeliestRequest(model, operation);
    const ids = parameter ? authoredParameterValues(model, parameter).slice(0, maxExamples) : [];
    const under =
      request && role?.kind === 'read' && ids.length > 0 ? await parentOf(operation, role) : undefined;
    if (!request || role?.kind !== 'read' || !under) continue;
    for (const { value: id } of ids) {
      const item: Item = { ...under, resource, id, value: undefined, sent: undefined, creation: undefined };
      const exchange = await world.send({ operation, request, item });
      if (exchange && isSuccess(exchange))
        return { ...item, value: role.answer ? valueUnder(jsonOf(exchange), role.answer.path) : undefined };
    }
  }
  return undefined;
}
