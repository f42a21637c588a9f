import type { Operation } from '../../model/model.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { parameterValue } from '../plan/parameter-values.ts';
import { type Item, isSuccess, ownerOf, pathNames } from './item.ts';
import type { World } from './world.ts';

/** What is put on an item by its name alone, and taken off again: `PUT` and `DELETE /accounts/{code}/tags/{tag}`. */
export interface Membership {
  readonly add: Operation;
  readonly remove: Operation | undefined;
  /** What lists them: `GET /accounts/{code}/tags`. */
  readonly list: Operation | undefined;
  /** The path parameter that names one: `tag`. */
  readonly parameter: string;
}

/** The membership that an operation adds; undefined where it is no PUT of a name without a body, below an item. */
export function membershipOf(
  { model, map }: Pick<World, 'model' | 'map'>,
  add: Operation,
): Membership | undefined {
  const parameter = /\/\{([^{}]+)\}$/.exec(add.path)?.[1];
  const owner = ownerOf(map, add);
  if (add.method !== 'put' || add.requestBody || parameter === undefined || !owner) return undefined;
  if (map.roles.get(add)?.kind !== 'none' || owner.parameter === parameter) return undefined;
  // What the path names besides would have to be made as well.
  if (!add.path.startsWith(`${owner.by.path}/`) || namesBetween(add, owner.by) !== 1) return undefined;
  const collection = add.path.slice(0, add.path.lastIndexOf('/'));
  const find = (method: string, path: string) =>
    model.operations.find((one) => one.method === method && one.path === path);
  const remove = find('delete', add.path);
  const isOwn = remove && map.roles.get(remove)?.kind === 'none';
  return { add, remove: isOwn ? remove : undefined, list: find('get', collection), parameter };
}

/** Puts a member on an item that the run has made, as the document's own example names it; undefined where it is refused. */
export async function addMember(
  world: World,
  { add, parameter }: Membership,
  item: Item | undefined,
): Promise<Item | undefined> {
  const value = await memberName(world, add, parameter);
  const request = likeliestRequest(world.model, add);
  if (!item?.creation || !request || value === undefined) return undefined;
  const member = { ...item, others: new Map([...item.others, [parameter, value]]) };
  const exchange = await world.send({ operation: add, request, item: member });
  return isSuccess(exchange) ? member : undefined;
}

/** The id of something that is there, where the name is one; else as the document's example has it. */
async function memberName(world: World, add: Operation, parameter: string): Promise<unknown> {
  const target = world.map.roles.get(add)?.scope?.find((one) => one.parameter === parameter)?.resource;
  if (target !== undefined) return (await world.item(target))?.id;
  const described = add.parameters.find((one) => one.in === 'path' && one.name === parameter);
  return described && parameterValue(world.model, described);
}

/** Has a member put there before an operation takes it off. */
export function prepareMembership(world: World, remove: Operation): void {
  if (remove.method !== 'delete' || world.map.roles.get(remove)?.kind !== 'none') return;
  const add = world.model.operations.find((one) => one.method === 'put' && one.path === remove.path);
  const membership = add && !world.options.excluded?.(add) ? membershipOf(world, add) : undefined;
  if (!membership) return;
  const make = async () => {
    const item = await world.itemFor(membership.add);
    return (await addMember(world, membership, item)) ?? item;
  };
  world.prepare(remove, { make, isShared: false });
}

function namesBetween(operation: Operation, owner: Operation): number {
  return pathNames(operation).length - pathNames(owner).length;
}
