import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { FindingDraft } from '../finding.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf } from '../state/fields.ts';
import { sameValue } from '../state/same-value.ts';
import { appendRequest } from './add-rows.ts';
import { judgeLatest } from './check-latest.ts';
import { type Appending, findAppending } from './find-appending.ts';
import { type Listing, openListing } from './listing.ts';
import { readWhole, type Whole } from './whole-list.ts';

/** By their times neither the first nor the last of them is the latest: see `variedBody`. */
const order = [0, 2, 1];

/**
 * What is added to a list of what has no id is in it, all of it, and what is said to be the latest is so. On something that was
 * made for it, where that can be: some five requests, twice as many where something is wrong.
 *
 * @throws CaseSkipped, OverBudget
 */
export async function checkAdded(world: World, list: Operation): Promise<void> {
  const listing = await openListing(world, list);
  const row = listing.role.answer.schema && listing.facts.items(listing.role.answer.schema);
  const appending = row && findAppending(listing.facts, world.model.operations, list, row);
  if (!appending) return world.skip('nothing is known to add to it');
  const first = await addOnce(listing, appending);
  if (first === 'unknown') return world.skip('nothing could be added to it');
  if (first.length === 0) return;
  // On another one it shows as well, or it was something else.
  const again = await addOnce(listing, appending);
  if (again === 'unknown') return;
  for (const draft of again) if (first.some(({ code }) => code === draft.code)) world.report(draft);
}

async function addOnce(usual: Listing, appending: Appending): Promise<readonly FindingDraft[] | 'unknown'> {
  const { world } = usual;
  const { operation } = appending;
  const isNested = operation.path.includes('{');
  const own = isNested ? await world.itemFor(operation, true) : usual.under;
  if (!own) return 'unknown';
  const listing: Listing = { ...usual, under: own };
  const sent = await send(listing, appending, own);
  if (!sent) return 'unknown';
  const first = await judge(listing, appending, sent);
  if (first === 'unknown' || first.length === 0) return first;
  // What is slow is there a moment later.
  await world.options.sleep(700);
  return judge(listing, appending, sent);
}

async function judge(
  listing: Listing,
  appending: Appending,
  sent: Sent,
): Promise<readonly FindingDraft[] | 'unknown'> {
  const whole = await readWhole(listing);
  if (!whole) return 'unknown';
  const lost = hasWindow(listing) ? undefined : lostRow(listing, appending, sent, whole);
  return lost ? [lost] : judgeLatest(listing, sent.rows, whole);
}

const window =
  /\bby default\b|\bdefaults? to\b|\b(?:last|past|recent) (?:\d+|hours?|days?|weeks?|months?|year)\b|\bretain|\bretention\b|\bkept for\b|\b(?:left out|omitted|missing|absent)\b|\bin the future\b/i;

/** Whether a list shows a part of its time where none is asked for. */
function hasWindow({ operation, facts }: Listing): boolean {
  const times = operation.parameters.filter(({ schema }) =>
    /^date/.test(String(facts.keyword(schema, 'format') ?? '')),
  );
  const texts = [operation.summary, operation.description, ...times.map(({ description }) => description)];
  const isPreset = times.some(
    ({ schema, required }) => required || facts.keyword(schema, 'default') !== undefined,
  );
  return isPreset || texts.some((text) => window.test((text ?? '').slice(0, 4000)));
}

interface Sent {
  readonly rows: readonly Fields[];
  readonly exchanges: readonly Exchange[];
}

/** In one body, else one after the other; undefined where they were not taken all and at once. */
async function send(listing: Listing, appending: Appending, item: Item): Promise<Sent | undefined> {
  const { operation, most, path } = appending;
  const parts = most >= order.length ? [order] : order.map((index) => [index]);
  const [rows, exchanges]: [Fields[], Exchange[]] = [[], []];
  for (const part of parts) {
    const request = await appendRequest(listing, appending, part);
    const exchange = request && (await listing.world.send({ operation, request, item }));
    if (!exchange || !isSuccess(exchange) || [202, 207].includes(exchange.response.status)) return undefined;
    const value = request.body?.value;
    const found: unknown = path === undefined ? [value] : valueUnder(value, path);
    rows.push(...(Array.isArray(found) ? found.filter(isObject) : []));
    exchanges.push(exchange);
    if (leavesOut(jsonOf(exchange))) return undefined;
  }
  return { rows, exchanges };
}

const left =
  /^(?:skipped|ignored|rejected|failed|failures|duplicates?|errors?|invalid|dropped|discarded)(?:count)?$/;

/** Whether an answer says that something of what was sent was not taken. */
function leavesOut(answer: unknown, depth = 0): boolean {
  if (!isObject(answer) || Array.isArray(answer) || depth > 3) return false;
  return Object.entries(answer).some(([name, value]) =>
    left.test(plainName(name))
      ? (typeof value === 'number' && value > 0) || (Array.isArray(value) && value.length > 0)
      : leavesOut(value, depth + 1),
  );
}

/** A row of which a list has nothing, where it has the others as they were sent. */
function lostRow(
  { operation: list }: Listing,
  { operation }: Appending,
  { rows, exchanges }: Sent,
  { items, pages, isComplete }: Whole,
): FindingDraft | undefined {
  const listed = [...items.values()].filter(isObject);
  const names = Object.keys(rows[0] ?? {}).filter(
    (name) => new Set(rows.map((row) => JSON.stringify(row[name]))).size === rows.length,
  );
  const isThere = (row: Fields, name: string) =>
    listed.some((entry) => Object.hasOwn(entry, name) && sameValue(fieldOf(row, name), fieldOf(entry, name)));
  // What tells the rows apart, and is shown as it was sent.
  const name = names.find((one) => rows.some((row) => isThere(row, one)));
  const lost = name === undefined ? [] : rows.filter((row) => !isThere(row, name));
  if (lost.length === 0 || !isComplete || name === undefined) return undefined;
  return {
    code: 'not-listed-after-create',
    operation,
    message: `not all that was added is listed by ${list.method.toUpperCase()} ${list.path}`,
    expected: `a row with ${name} ${JSON.stringify(lost[0]?.[name])}`,
    actual: `${lost.length} of ${rows.length} rows are not there`,
    steps: [...exchanges, ...pages.map(({ exchange }) => exchange)],
    detail: 'added',
  };
}
