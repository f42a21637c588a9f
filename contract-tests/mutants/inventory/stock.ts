import type { Call, Reply, Route } from '../serve.ts';
import { checkIfMatch, etagOf } from './etag.ts';
import { findItem } from './find-item.ts';
import { cutOut } from './list-items.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './reply.ts';
import type { Movement, Stock } from './store.ts';
import type { World } from './world.ts';

/** The routes of stock and its movements. */
export function stockRoutes(world: World): readonly Route[] {
  const one = '/items/{sku}/stock';
  const all = '/items/{sku}/movements';
  return [
    { method: 'GET', path: one, handle: (call) => getStock(world, call) },
    { method: 'PUT', path: one, handle: (call) => setStock(world, call) },
    ...(world.on('stock-can-be-deleted')
      ? [{ method: 'DELETE', path: one, handle: (): Reply => ({ status: 204 }) }]
      : []),
    { method: 'GET', path: all, handle: (call) => listMovements(world, call) },
    { method: 'POST', path: all, handle: (call) => addMovement(world, call) },
  ];
}

function getStock(world: World, call: Call): Reply {
  const found = findItem(world, call);
  const left = world.on('stock-of-nothing') ? world.store.stocks.get(call.params.sku ?? '') : undefined;
  if (!found.ok && !(left && (found.reply.status === 404 || found.reply.status === 410))) return found.reply;
  return stockReply(world, call.params.sku ?? '', 200);
}

function setStock(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { sku } = found.value.item;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const stock = store.stocks.get(sku);
  if (!stock) throw new Error(`${sku} has no stock`);
  const condition = checkIfMatch(call, etagOf(world, stock.version));
  if (!condition.ok) return condition.reply;
  const { on_hand, bin } = read.value as Pick<Stock, 'on_hand' | 'bin'>;
  const kept = on('bin-not-kept') ? stock.bin : bin;
  store.stocks.set(sku, { on_hand, bin: kept, counted_at: store.now(), version: store.nextVersion() });
  return stockReply(world, sku, 200);
}

function stockReply(world: World, sku: string, status: number): Reply {
  const { on, store } = world;
  const stock = store.stocks.get(sku);
  if (!stock) throw new Error(`${sku} has no stock`);
  const { version, ...shown } = stock;
  const more = on('stock-tells-more') ? { reserved: 0 } : {};
  const ETag = on('etag-not-quoted') ? `v${version}` : etagOf(world, version);
  return json(status, { sku, ...shown, ...more }, { ETag });
}

function listMovements(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { item, values } = found.value;
  const movements = store.movements.filter(({ sku }) => sku === item.sku);
  if (on('movements-limit-ignored')) return cutOut({ ...values, limit: 100 }, movements);
  const offset = Number(values.offset);
  return cutOut(
    on('movements-repeated') && offset > 0 ? { ...values, offset: offset - 1 } : values,
    movements,
  );
}

function addMovement(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { sku } = found.value.item;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const { delta, reason = 'sale', reference } = read.value as Partial<Movement> & Pick<Movement, 'delta'>;
  const stock = store.stocks.get(sku);
  if (!stock) throw new Error(`${sku} has no stock`);
  const on_hand = stock.on_hand + delta;
  if (on_hand < 0) return fail(409, 'there is not that much');
  if (on_hand > 2_000_000) return fail(409, 'there is no room');
  const said = { delta, reason, ...(reference !== undefined && { reference }) };
  const movement = { id: store.nextId(), sku, ...said, on_hand_after: on_hand, booked_at: store.now() };
  store.movements.push(movement);
  store.stocks.set(sku, { ...stock, on_hand, version: store.nextVersion() });
  return json(201, on('movement-delta-as-text') ? { ...movement, delta: String(delta) } : movement);
}
