import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, jsonOf } from '../run/item.ts';
import { newPlace } from '../run/put-item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldsUnder, itemFields } from './fields.ts';
import { withInput } from './input-body.ts';
import type { Acting } from './subject.ts';

/** An item made for one case, what was sent for it and what the create answered, both without envelope. */
export interface Made {
  readonly item: Item;
  readonly exchange: Exchange;
  readonly sent: Fields;
  readonly answered: Fields | undefined;
}

/** What to send instead of what usually works. */
export type ChangeFields = (fields: Fields) => Fields;

/** Makes an item; undefined where the create refuses it. */
export async function makeItem(
  world: World,
  create: Acting<'create'>,
  change?: ChangeFields,
): Promise<Made | undefined> {
  const { operation, role } = create;
  const known = await world.baseline(operation);
  const request = known && changedRequest(world, create, known.request, change);
  if (!known || !request) return undefined;
  const sent = await sendCreate(world, create, request, known.item);
  const item = sent && world.madeBy(sent.exchange);
  return item && madeOf(item, role);
}

function changedRequest(
  world: World,
  { role }: Acting<'create'>,
  request: CaseRequest,
  change: ChangeFields | undefined,
): CaseRequest | undefined {
  const fields = fieldsUnder(request.body?.value, role.input.path);
  if (!change || !fields) return request;
  const changed = change(fields);
  const names = Object.keys(changed).filter((name) => changed[name] !== fields[name]);
  return withInput(world, request, role.input, changed, names);
}

/** Creates that work only once under what all cases share. */
const needsOwnParent = new WeakMap<World, Set<Operation>>();

/** Sends a create, and once more with names, references and parents of its own where it clashes with what is there. */
export async function sendCreate(
  world: World,
  { operation }: Acting<'create'>,
  request: CaseRequest,
  shared: Item,
): Promise<{ readonly exchange: Exchange; readonly under: Item } | undefined> {
  const needs = needsOwnParent.get(world) ?? new Set();
  needsOwnParent.set(world, needs);
  const own = needs.has(operation) ? await world.newParent(operation) : undefined;
  const first = placeOf(world, operation, own ?? shared);
  const exchange = await world.send({ operation, request, item: first });
  if (exchange && exchange.response.status !== 409) return { exchange, under: first };
  const under = placeOf(world, operation, own ?? (await world.newParent(operation)) ?? shared);
  const again = await world.send({ operation, request: { ...request, isNew: true }, item: under });
  if (under !== shared && isSuccess(again)) needs.add(operation);
  return again && { exchange: again, under };
}

/** Where a create works: each PUT that makes something has an id of its own. */
export function placeOf(world: World, operation: Operation, item: Item): Item {
  return (operation.method === 'put' ? newPlace(world, operation, item) : undefined) ?? item;
}

/** What an item that was made tells of its making; undefined where it was found. */
export function madeOf(item: Item, role: Acting<'create' | 'replace'>['role']): Made | undefined {
  if (!item.creation) return undefined;
  const { exchange } = item.creation;
  return {
    item,
    exchange,
    sent: fieldsUnder(item.sent, role.input.path) ?? {},
    answered: role.answer && isSuccess(exchange) ? itemFields(jsonOf(exchange), role.answer) : undefined,
  };
}
