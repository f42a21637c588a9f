import type { Call, Reply, Route } from '../serve.ts';
import { admit } from './admit.ts';
import { checkIfMatch, etagOf, matches } from './etag.ts';
import { findItem } from './find-item.ts';
import { fieldsOf, patchFields } from './item-fields.ts';
import { itemView } from './item-view.ts';
import { listItems } from './list-items.ts';
import { readBody } from './read-body.ts';
import { fail, json } from './reply.ts';
import type { Item, ItemFields } from './store.ts';
import type { World } from './world.ts';

/** The routes of items. */
export function itemRoutes(world: World): readonly Route[] {
  const one = '/items/{sku}';
  return [
    { method: 'GET', path: '/items', handle: (call) => listItems(world, call) },
    { method: 'POST', path: '/items', handle: (call) => createItem(world, call) },
    { method: 'GET', path: one, handle: (call) => getItem(world, call) },
    { method: 'PUT', path: one, handle: (call) => putItem(world, call) },
    { method: 'PATCH', path: one, handle: (call) => patchItem(world, call) },
    { method: 'DELETE', path: one, handle: (call) => deleteItem(world, call) },
  ];
}

function createItem(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const input = read.value;
  const sku = String(input.sku);
  if (on('litre-refused') && input.unit === 'litre') return fail(400, 'not valid');
  if (on('astral-name-crashes') && /[\u{10000}-\u{10ffff}]/u.test(String(input.name)))
    return fail(500, 'internal');
  if (store.items.has(sku)) return fail(409, 'there is an item with this SKU');
  if (!store.categories.has(String(input.category))) return fail(422, 'there is no such category');
  const at = store.now();
  const fields = fieldsOf(world, input);
  const unit = on('kilograms-by-default') && input.unit === undefined ? { unit: 'kg' } : {};
  const item: Item = {
    ...fields,
    ...unit,
    sku,
    version: store.nextVersion(),
    created_at: at,
    updated_at: at,
  };
  store.items.set(sku, item);
  store.stocks.set(sku, { on_hand: 0, bin: null, counted_at: null, version: store.nextVersion() });
  store.deleted.delete(sku);
  const Location = on('location-of-list') ? '/items' : `/items/${sku}`;
  const headers = { Location, ETag: etagOf(world, item.version) };
  return json(on('item-created-200') ? 200 : 201, itemView(world, item, 'answer'), headers);
}

function getItem(world: World, call: Call): Reply {
  const { on, store } = world;
  const isHead = call.method === 'HEAD';
  if (on('nul-sku-crashes') && call.params.sku?.includes('\0')) return fail(500, 'internal');
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { item } = found.value;
  if (on('head-finds-nothing') && isHead) return fail(404, 'there is none');
  if (on('head-touches') && isHead) {
    store.items.set(item.sku, { ...item, version: store.nextVersion(), updated_at: store.now() });
  }
  const ETag = etagOf(world, item.version);
  const condition = call.headers['if-none-match'];
  const isKnown = condition !== undefined && matches(condition, ETag);
  if (isKnown && !on('if-none-match-ignored')) return { status: 304, headers: { ETag } };
  const headers = on('head-without-etag') && isHead ? {} : { ETag };
  return json(200, itemView(world, item, 'item'), headers);
}

function putItem(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { item } = found.value;
  const read = readBody(world, call);
  if (!read.ok) return read.reply;
  const input = read.value;
  if (on('greatest-price-refused') && input.price_cents === 10_000_000) return fail(400, 'not valid');
  if (!store.categories.has(String(input.category))) return fail(422, 'there is no such category');
  const condition = checkIfMatch(call, etagOf(world, item.version));
  if (!condition.ok && !on('if-match-ignored') && !on('failed-put-applies')) return condition.reply;
  let fields = fieldsOf(world, input);
  if (on('put-loses-attributes')) fields = { ...fields, attributes: {} };
  if (on('put-adds-barcodes'))
    fields = { ...fields, barcodes: [...item.barcodes, ...fields.barcodes].slice(-4) };
  const changed = save(world, item, fields);
  if (on('creation-time-written') && typeof input.created_at === 'string') {
    store.items.set(item.sku, { ...changed, created_at: input.created_at });
  }
  if (!condition.ok && on('failed-put-applies')) return condition.reply;
  return changedReply(world, changed.sku, on('put-without-etag'));
}

function patchItem(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) return found.reply;
  const { item } = found.value;
  const read = readBody(world, call, 'application/merge-patch+json');
  if (!read.ok) return read.reply;
  const category = read.value.category ?? item.category;
  if (!store.categories.has(String(category))) return fail(422, 'there is no such category');
  const condition = checkIfMatch(call, etagOf(world, item.version));
  if (!condition.ok) return condition.reply;
  const fields = patchFields(world, item, read.value);
  if (Object.keys(fields.attributes).length > 8) return fail(422, 'too many attributes');
  const changed = save(world, item, fields);
  if (on('etag-stays')) store.items.set(item.sku, { ...changed, version: item.version });
  return changedReply(world, item.sku, false);
}

function deleteItem(world: World, call: Call): Reply {
  const { on, store } = world;
  const found = findItem(world, call);
  if (!found.ok) {
    const isText = on('error-as-text') && found.reply.status === 404;
    return isText
      ? { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'not found' }
      : found.reply;
  }
  const { sku, version } = found.value.item;
  const condition = checkIfMatch(call, etagOf(world, version));
  if (!condition.ok) return on('mismatch-409') ? fail(409, 'it has changed since') : condition.reply;
  if (on('seeds-protected') && store.seeds.has(sku)) return fail(403, 'it is protected');
  store.items.delete(sku);
  if (!on('stock-of-nothing')) store.stocks.delete(sku);
  store.movements.splice(0, Infinity, ...store.movements.filter((movement) => movement.sku !== sku));
  store.deleted.add(sku);
  return { status: 204 };
}

function save({ store }: World, item: Item, fields: ItemFields): Item {
  const { sku, created_at } = item;
  const changed = { ...fields, sku, version: store.nextVersion(), created_at, updated_at: store.now() };
  store.items.set(sku, changed);
  return changed;
}

function changedReply(world: World, sku: string, leavesOutEtag: boolean): Reply {
  const item = world.store.items.get(sku);
  if (!item) throw new Error(`${sku} is lost`);
  const headers = leavesOutEtag ? {} : { ETag: etagOf(world, item.version) };
  return json(200, itemView(world, item, 'answer'), headers);
}
