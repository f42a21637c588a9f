import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, itemFields } from './fields.ts';
import type { Acting } from './subject.ts';

/** What a read answered. */
export interface Seen {
  readonly exchange: Exchange;
  readonly status: number;
  /** The item without envelope; undefined where the answer has none. */
  readonly value: Fields | undefined;
  readonly etag: string | undefined;
}

/** Whether everything that the path of an operation needs is known of an item. */
export function canName(world: World, { operation }: Acting, item: Item): boolean {
  const values = pathValues(world.map, operation, item);
  return pathNames(operation).every((name) => values.has(name));
}

/** How an item is read. */
export interface ReadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** It may well be refused, with whatever status. */
  readonly isOdd?: boolean;
}

/** Reads an item. Undefined where no answer came, or no request can be made. */
export async function readItem(
  world: World,
  reader: Acting<'read'>,
  item: Item,
  { headers = {}, isOdd = false }: ReadOptions = {},
): Promise<Seen | undefined> {
  const request = likeliestRequest(world.model, reader.operation);
  if (!request || !canName(world, reader, item)) return undefined;
  const exchange = await world.send({
    operation: reader.operation,
    request: { ...request, headers: { ...request.headers, ...headers } },
    item,
    manner: { isOdd },
  });
  return exchange && seenIn(reader, exchange);
}

function seenIn({ role }: Acting<'read'>, exchange: Exchange): Seen {
  return {
    exchange,
    status: exchange.response.status,
    value: isSuccess(exchange) ? itemFields(jsonOf(exchange), role.answer) : undefined,
    etag: headerOf(exchange.response.headers, 'etag'),
  };
}

/** Whether an answer says that there is no such thing. */
export function isGone(seen: Pick<Seen, 'status'> | undefined): boolean {
  return seen?.status === 404 || seen?.status === 410;
}
