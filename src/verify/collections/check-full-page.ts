import type { SchemaNode } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { type Collection, readAgain } from './collection.ts';
import { confirmed } from './confirm.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { judgeWalk } from './judge-walk.ts';
import type { Listing } from './listing.ts';
import { sizeTerm } from './page-place.ts';
import { toldPlaces } from './told-values.ts';
import type { Whole } from './whole-list.ts';

/**
 * A page that has room for as many items as there are, and not one more, is the last one: it tells of no other. One request, four
 * more where something is wrong.
 *
 * @throws OverBudget
 */
export async function checkFullPage(collection: Collection): Promise<readonly FindingDraft[]> {
  const { listing, whole } = collection;
  // What the list tells by other means is seen on every other page.
  if (!whole.isComplete || whole.items.size === 0 || !listing.role.page) return [];
  return confirmed(await look(listing, whole), async () => {
    const before = await readAgain(collection);
    const drafts = await look(listing, before.whole);
    const after = await readAgain(before);
    return after.whole.items.size === before.whole.items.size ? drafts : [];
  });
}

async function look(listing: Listing, whole: Whole): Promise<readonly FindingDraft[]> {
  const size = whole.items.size;
  const term = sizeTerm(listing, size);
  const fetched = term && (await fetchPage(listing, [term]));
  if (!fetched?.ok || fetched.page.items.length !== size) return [];
  const { page } = fetched;
  const walk = { pages: [page], end: 'end', refusal: undefined } as const;
  const told = judgeWalk(listing, { walk, size, before: whole, after: whole });
  return [...told.filter(({ code }) => code === 'total-wrong'), ...leadsOn(listing, page)];
}

/** A cursor or a link behind the last item, where the document says that there is none where no items follow. */
function leadsOn(listing: Listing, { exchange, told, links }: Page): readonly FindingDraft[] {
  const { operation } = listing;
  const { told: places, hasLink } = toldPlaces(listing);
  const draft = { code: 'next-link-wrong', operation, steps: [exchange] } as const;
  if (told.nextCursor && places.nextCursor && endsAtLast(listing, places.nextCursor))
    return [
      {
        ...draft,
        message: 'the last page has a cursor to another where it is full',
        expected: 'none, as no items follow',
        actual: String(told.nextCursor),
        detail: 'full-cursor',
      },
    ];
  const link = links.get('next');
  if (!hasLink || !link || !linkEndsAtLast(listing)) return [];
  return [
    {
      ...draft,
      message: 'the last page has a link "next" in Link where it is full',
      expected: 'no such link',
      actual: `${link.pathname}${link.search}`,
      detail: 'full-link',
    },
  ];
}

/** "The last page" may be one without items behind a full one: what is said of items is not. */
const saysLast =
  /\b(?:null|missing|absent|left out|omitted|none|not (?:there|sent|present))\b[^.;]{0,30}\b(?:no (?:more|further|other) \w+|nothing (?:follows|more|is left))|\b(?:no (?:more|further|other) (?:items|results|entries|rows|records)|nothing (?:follows|more|is left))\b[^.;]{0,30}\b(?:null|missing|absent|left out|omitted|none|not (?:there|sent|present))\b/i;

/** "null where there are no more items", of the property itself. */
function endsAtLast({ operation, facts }: Listing, path: readonly string[]): boolean {
  const success = operation.responses.find(({ status }) => status === '200');
  let schema: SchemaNode | undefined = success?.content.find(({ name }) => /json/i.test(name))?.schema;
  for (const name of path) schema = schema && facts.properties(schema).get(name)?.schema;
  const text = facts.keyword(schema, 'description');
  return typeof text === 'string' && saysLast.test(text.slice(0, 2000));
}

/** The same of the header, which is left out then. */
function linkEndsAtLast({ operation }: Listing): boolean {
  const success = operation.responses.find(({ status }) => status === '200');
  const link = success?.headers.find(({ name }) => name.toLowerCase() === 'link');
  return link !== undefined && !link.required && saysLast.test(link.description?.slice(0, 2000) ?? '');
}
