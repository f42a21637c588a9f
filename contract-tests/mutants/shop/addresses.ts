import type { Call, Reply } from '../serve.ts';
import { isMatched } from './etag.ts';
import { fail, json, one } from './replies.ts';
import { type Address, addressId } from './shop.ts';
import type { Given, World } from './world.ts';

const writable = ['name', 'street', 'city', 'postcode', 'country', 'phone', 'label'];

/** GET /addresses */
export function listAddresses({ shop, on }: World, { user }: Given): Reply {
  const data = [...shop.addresses.values()].filter(({ owner }) => owner === user.email);
  const total = data.length + (on('removed-address-counted') ? shop.removed : 0);
  return json(200, { data: data.map(({ fields }) => fields), meta: { total } });
}

/** POST /addresses */
export function addAddress({ shop, on }: World, { user, body }: Given): Reply {
  const id = addressId(shop.next());
  const given = {
    phone: null,
    label: 'home',
    ...chosen(body),
    ...(on('new-label-lost') && { label: 'home' }),
  };
  const address: Address = {
    owner: user.email,
    version: 1,
    fields: { id, ...given, created_at: shop.now() },
  };
  shop.addresses.set(id, address);
  return one(201, address.fields, { Location: `/shop/api/addresses/${id}`, ETag: etagOf(address) });
}

/** GET /addresses/{addressId} */
export function getAddress(world: World, given: Given): Reply {
  const address = findAddress(world, given, world.on('foreign-address-readable'));
  if (!address) return fail(404);
  return one(200, address.fields, world.on('address-without-etag') ? {} : { ETag: etagOf(address) });
}

/** PATCH /addresses/{addressId}. */
export function changeAddress(world: World, given: Given): Reply {
  const { shop, on } = world;
  const address = findAddress(world, given);
  if (!address) return fail(404);
  if (!isMatched(conditionOf(given.call), etagOf(address)) && !on('stale-tag-accepted')) return fail(412);
  const changes = chosen(given.body);
  if (on('phone-not-changed')) delete changes.phone;
  const version = address.version + (on('etag-stays') ? 0 : 1);
  const after: Address = { ...address, version, fields: { ...address.fields, ...changes } };
  shop.addresses.set(String(address.fields.id), after);
  return one(200, after.fields, { ETag: etagOf(after) });
}

/** DELETE /addresses/{addressId} */
export function removeAddress(world: World, given: Given): Reply {
  const { shop, on } = world;
  const address = findAddress(world, given);
  if (!address) return fail(404);
  const condition = given.call.headers['if-match'];
  const isForgiven = on('removal-without-condition') && condition === undefined;
  if (!isForgiven && !isMatched(conditionOf(given.call), etagOf(address))) return fail(412);
  shop.addresses.delete(String(address.fields.id));
  shop.removed += 1;
  return { status: 204 };
}

/** The violation: what is refused for its country leaves its name. */
export function keepRefusedName(world: World, given: Given): void {
  const address = findAddress(world, given);
  const { name } = given.body;
  if (!address || typeof name !== 'string' || !isMatched(conditionOf(given.call), etagOf(address))) return;
  const kept = { ...address, fields: { ...address.fields, name: name.slice(0, 80) || 'A' } };
  world.shop.addresses.set(String(address.fields.id), kept);
}

function findAddress({ shop }: World, { user, values }: Given, isAnybody = false): Address | undefined {
  const address = shop.addresses.get(String(values.addressId).toLowerCase());
  return address?.owner === user.email || isAnybody ? address : undefined;
}

function conditionOf(call: Call): string {
  return call.headers['if-match'] ?? '';
}

function etagOf({ version, fields }: Address): string {
  return `"${String(fields.id).slice(-4)}-${version}"`;
}

function chosen(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => writable.includes(name)));
}
