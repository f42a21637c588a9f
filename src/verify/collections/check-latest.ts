import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess, jsonOf, pathNames, valueUnder } from '../run/item.ts';
import { type Fields, fieldOf } from '../state/fields.ts';
import { timeOf } from './compare-values.ts';
import type { Listing } from './listing.ts';
import type { Whole } from './whole-list.ts';

/** "The measurement with the latest time." */
const latest =
  /\b(?:latest|newest|most recent|highest|greatest)\b[^.]{0,40}\b(?:time|times|instant|date|timestamp|moment)\b/i;
const earliest =
  /\b(?:earliest|oldest|lowest|smallest)\b[^.]{0,40}\b(?:time|times|instant|date|timestamp|moment)\b/i;

/**
 * What an operation beside a list calls the one with the latest time is that, or the earliest: by the time that rows are sent
 * with, and not by when they came. One request each.
 *
 * @param rows as they were sent
 * @param whole the list that has them
 * @throws OverBudget
 */
export async function judgeLatest(
  listing: Listing,
  rows: readonly Fields[],
  whole: Whole,
): Promise<readonly FindingDraft[]> {
  const name = timeProperty(listing, rows);
  if (name === undefined || !whole.isComplete) return [];
  const drafts: FindingDraft[] = [];
  for (const [operation, side] of sides(listing)) {
    const draft = await judge(listing, { operation, side, name }, whole);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

type Side = 'latest' | 'earliest';

/** The GETs beside a list that answer one of its rows, and say which. */
function sides({ world, operation: list, facts, role }: Listing): readonly (readonly [Operation, Side])[] {
  const row = role.answer.schema && facts.items(role.answer.schema);
  const names = pathNames(list).join();
  return world.model.operations.flatMap((operation): readonly (readonly [Operation, Side])[] => {
    const { method, path, responses } = operation;
    if (method !== 'get' || operation === list || pathNames(operation).join() !== names) return [];
    const base = list.path.slice(0, list.path.lastIndexOf('/'));
    const success = responses.find(({ status }) => status === '200');
    const schema = success?.content.find((one) => /json/i.test(one.name))?.schema;
    if (!row || !schema || !path.startsWith(`${base}/`) || !facts.isSame(schema, row)) return [];
    const said = [operation.summary, operation.description, success?.description].join('. ').slice(0, 4000);
    const [isLatest, isEarliest] = [latest.test(said), earliest.test(said)];
    return isLatest === isEarliest ? [] : [[operation, isLatest ? 'latest' : 'earliest']];
  });
}

/** The only time that rows are sent with. */
function timeProperty({ facts, role }: Listing, rows: readonly Fields[]): string | undefined {
  const row = role.answer.schema && facts.items(role.answer.schema);
  const shown = row ? [...facts.properties(row).values()] : [];
  const times = shown.filter(({ schema }) => /^date/.test(String(facts.keyword(schema, 'format') ?? '')));
  const [only, other] = times;
  return only && !other && rows.every((one) => timeOf(one[only.name]) !== undefined) ? only.name : undefined;
}

async function judge(
  { world, under: item }: Listing,
  { operation, side, name }: { readonly operation: Operation; readonly side: Side; readonly name: string },
  whole: Whole,
): Promise<FindingDraft | undefined> {
  const request = likeliestRequest(world.model, operation);
  const exchange = request && (await world.send({ operation, request, item }));
  const body = exchange && isSuccess(exchange) ? jsonOf(exchange) : undefined;
  const seen = timeOf(valueUnder(body, [name]));
  const times = [...whole.items.values()].flatMap((row) => timeOf(fieldOf(row as Fields, name)) ?? []);
  const wanted = side === 'latest' ? Math.max(...times) : Math.min(...times);
  if (!exchange || seen === undefined || times.length < 2 || seen === wanted || !times.includes(seen))
    return undefined;
  return {
    code: 'latest-wrong',
    operation,
    message: `what is said to have the ${side} time has another`,
    expected: new Date(wanted).toISOString(),
    actual: new Date(seen).toISOString(),
    steps: [...whole.pages.map((page) => page.exchange), exchange],
    detail: side,
  };
}
