import type { Operation } from '../../model/model.ts';
import type { ListRole } from '../../resources/resource.ts';
import type { FindingDraft } from '../finding.ts';
import { valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { openCollection } from './collection.ts';
import { isDay } from './compare-values.ts';
import { confirmed } from './confirm.ts';
import { findSpans, type Span } from './find-span.ts';
import type { Listing } from './listing.ts';
import { allows, queryPlace } from './query-place.ts';
import { readWhole, type Whole } from './whole-list.ts';

/** The filters of a list by a day within a span. */
export function listSpans({
  role,
  operation,
  facts,
}: Pick<Listing, 'operation' | 'facts'> & { readonly role: ListRole }) {
  const item = role.answer.schema && facts.items(role.answer.schema);
  const taken = new Set(role.filters.map(({ parameter }) => parameter));
  return item ? findSpans(facts, operation, item, taken) : [];
}

/** Items whose first and last day are tried. */
const maxItems = 2;

/**
 * A filter by a day leaves nothing whose span is elsewhere, and, where the document says that first and last day count, has what it
 * has on one of them on the other as well. Two requests an item, as many again where something is wrong.
 *
 * @throws CaseSkipped, OverBudget
 */
export async function checkSpan(world: World, operation: Operation, name: string): Promise<void> {
  const { listing, whole } = await openCollection(world, operation);
  const span = listSpans(listing).find((one) => one.name === name);
  const place = span && queryPlace(world.model, operation, name);
  if (!span || !place) return world.skip(`the list has no parameter "${name}"`);
  const known = [...whole.items]
    .flatMap(([key, item]) => (isSpan(item, span) ? [[key, item] as const] : []))
    .slice(-maxItems);
  if (known.length === 0) return world.skip('no item has a first and a last day that differ');
  for (const [key, item] of known) {
    const look = async (): Promise<readonly FindingDraft[]> => {
      const asked: Asked[] = [];
      for (const day of [item[span.from], item[span.until]]) {
        const found = allows(world.model, place, day)
          ? await readWhole(listing, [{ place, value: day }])
          : undefined;
        if (!found) return [];
        asked.push({ day: String(day), found });
      }
      const draft = strange(span, asked) ?? (span.isInclusive ? lost(span, key, asked) : undefined);
      return draft
        ? [{ code: 'filter-ignored', operation, at: place.parameter.at, detail: name, ...draft }]
        : [];
    };
    const drafts = await confirmed(await look(), look);
    for (const draft of drafts) world.report(draft);
    if (drafts.length > 0) return;
  }
}

interface Asked {
  readonly day: string;
  readonly found: Whole;
}

type Told = Pick<FindingDraft, 'message' | 'expected' | 'actual' | 'steps'>;

function isSpan(item: unknown, { from, until }: Span): item is Record<string, unknown> {
  const [first, last] = [valueUnder(item, [from]), valueUnder(item, [until])];
  return isDay(first) && isDay(last) && String(first) < String(last);
}

/** What begins later, or ended before. */
function strange({ name, from, until }: Span, asked: readonly Asked[]): Told | undefined {
  for (const { day, found } of asked) {
    const wrong = [...found.items.values()].filter((item) => {
      const [first, last] = [valueUnder(item, [from]), valueUnder(item, [until])];
      return (isDay(first) && String(first) > day) || (isDay(last) && String(last) < day);
    });
    if (wrong.length > 0)
      return {
        message: `the filter "${name}" lets through what it should not`,
        expected: `${from} is at most ${day}, and ${until} at least`,
        actual: `${wrong.length} of ${found.items.size} items do not fit`,
        steps: found.pages.map(({ exchange }) => exchange),
      };
  }
  return undefined;
}

/** What is found on its first day is found on its last one, and the other way about. */
function lost({ name }: Span, key: string, [first, last]: readonly Asked[]): Told | undefined {
  if (!first?.found.isComplete || !last?.found.isComplete) return undefined;
  const [isFirst, isLast] = [first.found.items.has(key), last.found.items.has(key)];
  if (isFirst === isLast) return undefined;
  return {
    message: `the filter "${name}" leaves out the ${isFirst ? 'last' : 'first'} day, which is included`,
    expected: `the item with ${key} on ${first.day} and on ${last.day}`,
    actual: `only on ${isFirst ? first.day : last.day}`,
    steps: [...first.found.pages, ...last.found.pages].map(({ exchange }) => exchange),
  };
}
