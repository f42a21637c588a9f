import type { FindingDraft } from '../finding.ts';
import { type Collection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { type FilterPlace, type Fit, fitOf } from './filter-fit.ts';
import { judgeWalk } from './judge-walk.ts';
import type { QueryTerm } from './query-place.ts';
import type { Walk } from './walk-pages.ts';
import { readWhole, type Whole } from './whole-list.ts';

/** One filter with a value, as a list is asked for it. */
export interface Asked {
  readonly one: FilterPlace;
  readonly value: unknown;
}

/** What filters show to be wrong, and what came. */
export interface Judged {
  readonly drafts: readonly FindingDraft[];
  readonly filtered: Whole | undefined;
}

/**
 * Asks for a list with these filters, all at once: what comes has to fit, and what fits has to come.
 *
 * @throws OverBudget
 */
export async function judgeFilters(collection: Collection, asked: readonly Asked[]): Promise<Judged> {
  const { listing, whole } = collection;
  const filtered = await readWhole(listing, termsOf(asked));
  // A refusal says nothing of the list: what is refused though it is allowed is another question.
  if (!filtered) return { drafts: [], filtered: undefined };
  const first = [...misfits(collection, asked, filtered, whole), ...toldWrong(collection, filtered)];
  const drafts = await confirmed(first, async () => {
    const before = await readAgain(collection);
    const again = await readWhole(listing, termsOf(asked));
    if (!again) return [];
    const all = misfits(before, asked, again, before.whole);
    // What changes by itself may have fitted before: it has to fit afterwards as well.
    const lasting = all.length > 0 ? misfits(before, asked, again, (await readAgain(before)).whole) : [];
    return [...lasting, ...toldWrong(collection, again)];
  });
  return { drafts, filtered };
}

/** The values of filters as terms of a query. */
export function termsOf(asked: readonly Asked[]): readonly QueryTerm[] {
  return asked.map(({ one: { place }, value }) => ({ place, value }));
}

function misfits(
  collection: Collection,
  asked: readonly Asked[],
  filtered: Whole,
  after: Whole,
): readonly FindingDraft[] {
  const { whole: before } = collection;
  const judged = (item: unknown) => worst(asked.map(({ one, value }) => fitOf(one, item, value)));
  const names = asked.map(({ one: { place } }) => `"${place.name}"`).join(' and ');
  const steps = filtered.pages.map(({ exchange }) => exchange);
  const wrong = [...filtered.items.values()].filter((item) => judged(item) === 'no');
  const strange = unknownSearch(asked, filtered, before) ? filtered.items.size : wrong.length;
  if (strange > 0) {
    const message = `the filter ${names} lets through what it should not`;
    const actual = `${strange} of ${filtered.items.size} items do not fit`;
    return [{ ...draftOf(collection, asked), message, actual, steps }];
  }
  const missing = [...before.items].filter(
    ([key, item]) =>
      judged(item) === 'yes' && !filtered.items.has(key) && isUnchanged(item, after.items.get(key)),
  );
  if (missing.length === 0 || !filtered.isComplete) return [];
  const message = `the filter ${names} leaves out what fits`;
  const actual = `${missing.length} items that fit are not in the list`;
  const all = [...before.pages.map(({ exchange }) => exchange), ...steps];
  return [{ ...draftOf(collection, asked), message, actual, steps: all }];
}

function draftOf({ listing: { operation } }: Collection, asked: readonly Asked[]) {
  const place = asked[0]?.one.place;
  const at = place?.parameter.at ?? operation.at;
  const detail = place?.name ?? '';
  return { code: 'filter-ignored', operation, at, expected: expectedOf(asked), detail } as const;
}

function isUnchanged(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A search for nonsense that nothing has, and that brings everything all the same. */
function unknownSearch(asked: readonly Asked[], filtered: Whole, whole: Whole): boolean {
  const [only] = asked;
  if (asked.length !== 1 || only?.one.filter.test !== 'contains') return false;
  return /^zqx\d{6}$/.test(String(only.value)) && filtered.items.size > Math.max(1, whole.items.size / 2);
}

function worst(fits: readonly Fit[]): Fit {
  return fits.includes('no') ? 'no' : fits.includes('maybe') ? 'maybe' : 'yes';
}

function expectedOf(asked: readonly Asked[]): string {
  const words = {
    equals: 'is',
    'one-of': 'is one of',
    contains: 'has',
    'at-least': 'is at least',
    'at-most': 'is at most',
    after: 'is after',
    before: 'is before',
  };
  return asked
    .map(
      ({ one: { filter }, value }) =>
        `${filter.property.join('.') || 'text'} ${words[filter.test]} ${JSON.stringify(value)}`,
    )
    .join(', and ');
}

/** What the pages of a filtered list tell of it. */
function toldWrong({ listing }: Collection, filtered: Whole): readonly FindingDraft[] {
  // Between one page and the next others may have added something.
  if (filtered.pages.length !== 1) return [];
  const walk: Walk = { pages: filtered.pages, end: 'end', refusal: undefined };
  return judgeWalk(listing, { walk, size: filtered.size, before: filtered, after: filtered });
}
