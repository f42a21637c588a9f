import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { isSuccess, jsonOf, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** What an entry is called by in paths, the surest first. */
const idNames: readonly string[] = ['id', 'uuid', 'key', 'slug', 'code', 'name'];

/**
 * An id that a path takes of something which can only be listed: `{room}` of `/rooms/{room}/messages`, as `GET /rooms` has it.
 *
 * @returns undefined where no list stands at the path before the parameter, or it is empty
 */
export async function listedId(world: World, operation: Operation, parameter: string): Promise<unknown> {
  const lister = listerOf(world, operation, parameter);
  const role = lister && world.map.roles.get(lister);
  if (!lister || role?.kind !== 'list') return undefined;
  const baseline = await world.baseline(lister);
  if (!baseline || !isSuccess(baseline.exchange)) return undefined;
  const entries = valueUnder(jsonOf(baseline.exchange), role.answer.path);
  const [first] = Array.isArray(entries) ? entries : [];
  if (!isObject(first)) return undefined;
  const plain = plainName(parameter);
  const byName = new Map(Object.entries(first).map(([name, value]) => [plainName(name), value]));
  return [plain, ...idNames].map((name) => byName.get(name)).find(isId);
}

/** Whether ids of this parameter can be found so. */
export function listerOf(
  { model, map }: World,
  { path }: Operation,
  parameter: string,
): Operation | undefined {
  const [before = ''] = path.split(`/{${parameter}}`, 1);
  if (before === path || before === '') return undefined;
  return model.operations.find(
    (one) => one.method === 'get' && one.path === before && map.roles.get(one)?.kind === 'list',
  );
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
