import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { baseCandidates } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, nothing, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { sameValue } from '../state/same-value.ts';
import { bareItems } from './bare-items.ts';
import { type Collection, openCollection, readAgain } from './collection.ts';
import { itemKey, type Listing } from './listing.ts';

/** How many items of a list are read alone. */
const maxItems = 2;

/** Whether a list shows of an item what reading it shows, where both have the same schema. */
export async function checkListItems(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  const { listing, whole } = collection;
  const reader = readerOf(listing);
  if (!reader) return world.skip('its items are not read as they are listed');
  const keys = [...whole.items.keys()];
  // Those that the run has made first: it is known how they began.
  const made = collection.made
    .map((item) => itemKey(listing, item.value))
    .filter((key) => whole.items.has(key));
  const usual = [...made.slice(0, 1), ...keys.slice(-1), ...keys.slice(0, 1)].slice(0, maxItems);
  for (const key of new Set([...usual, ...bareItems(whole.items, usual)]))
    await compare(collection, reader, key);
}

/** The operation that reads an item under the same path as it is listed, with the same schema. */
function readerOf({ world, resource, role, facts, operation }: Listing): Operation | undefined {
  const listed = role.answer.schema && facts.items(role.answer.schema);
  const [reader] = resource ? world.operationsOf(resource.name, 'read') : [];
  const read = reader && world.map.roles.get(reader);
  if (!reader || read?.kind !== 'read' || !listed || !read.answer.schema || reader === operation)
    return undefined;
  return facts.target(listed) === facts.target(read.answer.schema) ? reader : undefined;
}

async function compare(collection: Collection, reader: Operation, key: string): Promise<void> {
  const { listing, whole, made } = collection;
  const listed = whole.items.get(key);
  const first = await readItem(listing, reader, listed);
  if (!first || namesOfDifferent(listed, first.value).length === 0) return;
  // What changes by itself differs from one reading to the next as well.
  const later = (await readAgain(collection)).whole;
  const second = await readItem(listing, reader, listed);
  if (!second || namesOfDifferent(first.value, second.value).length > 0) return;
  const names = namesOfDifferent(later.items.get(key), second.value);
  const [name] = names;
  if (name === undefined) return;
  const created = made.find((item) => itemKey(listing, item.value) === key)?.value;
  const [inList, inRead] = [later.items.get(key), second.value].map((value) => valueUnder(value, [name]));
  // What the create answered says which of the two is wrong.
  const isReadWrong = isObject(created) && sameValue(valueUnder(created, [name]), inList);
  const { world, operation } = listing;
  const exchange = later.pages.find((page) => page.keys.includes(key))?.exchange;
  world.report({
    code: isReadWrong ? 'created-differs' : 'list-item-differs',
    operation: isReadWrong ? reader : operation,
    message: `the list and reading an item show "${name}" differently`,
    expected: JSON.stringify(isReadWrong ? inList : inRead) ?? 'nothing',
    actual: JSON.stringify(isReadWrong ? inRead : inList) ?? 'nothing',
    steps: [second.exchange, ...(exchange ? [exchange] : [])],
    detail: name,
  });
}

/** Of properties that both have, and that are there in both. */
function namesOfDifferent(one: unknown, other: unknown): readonly string[] {
  if (!isObject(one) || !isObject(other)) return [];
  return Object.keys(one).filter(
    (name) =>
      Object.hasOwn(other, name) && !sameValue(one[name], other[name]) && !sameValue(other[name], one[name]),
  );
}

async function readItem(
  listing: Listing,
  reader: Operation,
  value: unknown,
): Promise<{ readonly value: unknown; readonly exchange: Exchange } | undefined> {
  const { world, resource, under } = listing;
  const role = world.map.roles.get(reader);
  const base = baseCandidates(world.model, reader);
  const id = resource?.id ? valueUnder(value, [resource.id.property]) : undefined;
  if (!resource || role?.kind !== 'read' || !base.ok || !base.requests[0] || id === undefined)
    return undefined;
  const item: Item = { ...nothing, resource, id, parents: under.parents, others: under.others, value };
  const exchange = await world.send({ operation: reader, request: base.requests[0], item });
  return exchange && isSuccess(exchange)
    ? { value: valueUnder(jsonOf(exchange), role.answer.path), exchange }
    : undefined;
}
