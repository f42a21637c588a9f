import { setOwn } from '../../http/set-own.ts';
import type { MediaType, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Envelope } from '../../resources/resource.ts';
import { baseCandidates } from '../plan/base-request.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import { type Item, isSuccess, valueUnder } from '../run/item.ts';
import { fieldsUnder, withUnder } from '../state/fields.ts';
import { addRows } from './add-rows.ts';
import { documentedDefault } from './list-words.ts';
import type { Listing } from './listing.ts';
import { variedBody } from './varied-body.ts';
import type { Whole } from './whole-list.ts';

/** So many items make pages, neighbours and bounds worth looking at. */
const enough = 7;
/** As many more where all are alike in what the list is filtered or sorted by. */
const moreKinds = 4;
/** To see a page that is full by itself, no more items than this are made. */
const maxDefault = 10;

/**
 * Makes items where a list has few, or all of a kind, as different from one another as their schema allows. They stay
 * until the run ends.
 *
 * @returns what was made
 * @throws OverBudget
 */
export async function stockUp(listing: Listing, whole: Whole): Promise<readonly Item[]> {
  const { world, resource } = listing;
  const [creator] = resource ? world.operationsOf(resource.name, 'create') : [];
  if (world.options.isStateless) return [];
  // Rows have no ids by which they could be kept, or nothing reads them by these: they go with what they belong to.
  if (!resource || !creator) await addRows(listing, whole, enough);
  if (!creator) return [];
  const wanted = Math.max(enough, sizeToExceed(listing));
  const missing = Math.max(wanted - whole.items.size, isUniform(listing, whole) ? moreKinds : 0);
  const made: Item[] = [];
  for (let index = 0; index < missing; index += 1) {
    const item = await makeOne(listing, creator, index);
    // What is refused twice is refused again.
    if (!item && index - made.length >= 1) break;
    if (item) {
      world.keep(item);
      made.push(item);
    }
  }
  return made;
}

/** One more than a page has by itself, where that is not many. */
function sizeToExceed(listing: Listing): number {
  const size = documentedDefault(listing) ?? 0;
  return size <= maxDefault ? size + 1 : 0;
}

/** Whether some property that the list is filtered by is the same in all items. */
function isUniform({ role }: Listing, whole: Whole): boolean {
  const items = [...whole.items.values()];
  return role.filters.some(({ property }) => {
    const values = items.map((item) => JSON.stringify(valueUnder(item, property)));
    return property.length > 0 && new Set(values).size < 2;
  });
}

/** Made different first; where that is refused, with other things that it refers to; at last as it is known to work. */
async function makeOne(listing: Listing, creator: Operation, index: number): Promise<Item | undefined> {
  const { world } = listing;
  const known = await world.baseline(creator);
  if (!known) return undefined;
  const item = { ...known.item, parents: new Map([...known.item.parents, ...listing.under.parents]) };
  const [first = known.request, second = known.request] = [
    template(listing, creator, index),
    known.request,
  ].map((request) => varied(listing, creator, request ?? known.request, index));
  const tries = [
    async () => first,
    () => withOwnReferences(listing, first),
    async () => second,
    async () => known.request,
  ];
  for (const request of tries) {
    const exchange = await world.send({ operation: creator, request: await request(), item });
    if (exchange && isSuccess(exchange)) return world.madeBy(exchange);
    if (!exchange || [401, 403, 405, 429].includes(exchange.response.status)) return undefined;
  }
  return undefined;
}

/** Each of the document's examples in turn: they show the kinds that there are. */
function template({ world }: Listing, creator: Operation, index: number): CaseRequest | undefined {
  const candidates = baseCandidates(world.model, creator);
  return candidates.ok ? candidates.requests[index % candidates.requests.length] : undefined;
}

function varied(listing: Listing, creator: Operation, request: CaseRequest, index: number): CaseRequest {
  const { body } = request;
  if (!body?.mediaType || !isObject(body.value)) return request;
  const { path, schema } = fieldsPlace(listing, creator, body.mediaType);
  const fields = fieldsUnder(body.value, path);
  if (!fields || !schema) return request;
  const value = withUnder(body.value, path, variedBody(listing, schema, fields, index));
  return withBodyValue(listing.world.model, request, body.mediaType, value) ?? request;
}

/** Where a body has the fields of an item: behind its envelope, and in the object that has them. */
function fieldsPlace({ world, facts, resource }: Listing, creator: Operation, whole: MediaType): Envelope {
  const role = world.map.roles.get(creator);
  const input = role?.kind === 'create' ? role.input : { path: [], schema: undefined };
  const node = input.path.length > 0 ? input.schema : whole.schema;
  const inner =
    node && resource?.inner !== undefined ? facts.properties(node).get(resource.inner) : undefined;
  return inner
    ? { path: [...input.path, inner.name], schema: inner.schema }
    : { path: input.path, schema: node };
}

/** With new items in place of those that all refer to: a copy on loan cannot be lent again. */
async function withOwnReferences({ world }: Listing, request: CaseRequest): Promise<CaseRequest> {
  const { body } = request;
  if (!body?.mediaType || !isObject(body.value)) return request;
  const fixed = new Set(request.fixed);
  const value: Record<string, unknown> = { ...body.value };
  for (const name of Object.keys(value)) {
    const [target] = referenceTargets(world.map).get(plainName(name)) ?? [];
    const item = target && typeof value[name] !== 'object' ? await world.item(target.name, true) : undefined;
    if (item?.id === undefined) continue;
    world.keep(item);
    setOwn(value, name, item.id);
    fixed.add(`body /${name}`);
  }
  const written = withBodyValue(world.model, request, body.mediaType, value);
  return written ? { ...written, fixed } : request;
}
