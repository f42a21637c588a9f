import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import { isSuccess, valueUnder } from '../run/item.ts';
import { type Fields, withUnder } from '../state/fields.ts';
import { noteAdded } from './added-rows.ts';
import { type Appending, findAppending } from './find-appending.ts';
import type { Listing } from './listing.ts';
import { rowKinds } from './row-kinds.ts';
import { variedBody } from './varied-body.ts';
import type { Whole } from './whole-list.ts';

/**
 * Fills a list of what has no id: by what adds to it, or, where nothing does, by changing what it belongs to, if that was made for
 * this run. One request where several rows go into a body, else one for each.
 *
 * @param enough how many rows the list should have
 * @throws OverBudget
 */
export async function addRows(listing: Listing, whole: Whole, enough: number): Promise<void> {
  const { world, facts, operation, role, under } = listing;
  const row = role.answer.schema && facts.items(role.answer.schema);
  const missing = enough - whole.items.size;
  if (!row || missing <= 0) return;
  const appending = findAppending(facts, world.model.operations, operation, row);
  if (appending) return append(listing, appending, missing);
  if (listing.resource) return;
  const owner = role.scope?.at(-1)?.resource;
  if (owner === undefined || under.creation === undefined) return;
  const [changer] = world.operationsOf(owner, 'patch', 'replace');
  if (changer) await changeOwner(listing, changer, Math.min(missing, maxChanges));
}

/** So many changes make versions enough for pages of two. */
const maxChanges = 4;

async function append(listing: Listing, appending: Appending, missing: number): Promise<void> {
  const { world, under: item } = listing;
  const { operation, most } = appending;
  for (let index = 0; index < missing; index += most) {
    const which = Array.from({ length: Math.min(most, missing - index) }, (_, at) => index + at);
    const kinds = await kindsOf(listing, appending);
    const request = await appendRequest(listing, appending, which, kinds);
    let sent = request;
    let exchange = request && (await world.send({ operation, request, item }));
    // What was made up of another kind may be refused for reasons of its own.
    const plain =
      kinds.length > 1 && !isSuccess(exchange) && (await appendRequest(listing, appending, which));
    if (plain) {
      sent = plain;
      exchange = await world.send({ operation, request: plain, item });
    }
    if (!exchange || !isSuccess(exchange)) return;
    noteAdded(listing, { rows: rowsIn(appending, sent?.body?.value), exchange });
  }
}

/** One row of each kind that there is, as far as it can be written. */
async function kindsOf(
  { world, facts }: Listing,
  { operation, path, entry }: Appending,
): Promise<readonly Fields[]> {
  const body = (await world.baseline(operation))?.request.body;
  return rowKinds(facts, entry, rowsIn({ path }, body?.value));
}

function rowsIn({ path }: Pick<Appending, 'path'>, body: unknown): readonly Fields[] {
  const sent = path === undefined ? body : valueUnder(body, path);
  return (Array.isArray(sent) ? sent : [sent]).filter(isObject);
}

/**
 * A body with rows that differ; undefined where nothing like it is accepted.
 *
 * @param which of the rows that can be made go into it, in this order: 0, 1, 2 …; without a list of rows, the first
 * @param kinds the rows to make others of, in turn. Default: the first of the body that works
 */
export async function appendRequest(
  listing: Listing,
  { operation, path, entry }: Appending,
  which: readonly number[],
  kinds: readonly Fields[] = [],
): Promise<CaseRequest | undefined> {
  const { world } = listing;
  const request = (await world.baseline(operation))?.request;
  const { body } = request ?? {};
  if (!request || !body?.mediaType) return undefined;
  const sent = path === undefined ? body.value : valueUnder(body.value, path);
  const sample: unknown = Array.isArray(sent) ? sent[0] : sent;
  if (!isObject(sample)) return undefined;
  const rows = which.map((index) => variedBody(listing, entry, kinds[index % kinds.length] ?? sample, index));
  const value = path === undefined ? rows[0] : path.length === 0 ? rows : withUnder(body.value, path, rows);
  return withBodyValue(world.model, request, body.mediaType, value);
}

async function changeOwner(listing: Listing, operation: Operation, times: number): Promise<void> {
  const { world, under: item } = listing;
  const known = await world.baseline(operation);
  const body = known?.request.body;
  const schema = body?.mediaType?.schema;
  if (!known || !body?.mediaType || !schema || !isObject(body.value)) return;
  for (let index = 0; index < times; index += 1) {
    const value = variedBody(listing, schema, body.value, index);
    const request = withBodyValue(world.model, known.request, body.mediaType, value);
    if (!request || !isSuccess(await world.send({ operation, request, item }))) return;
  }
}
