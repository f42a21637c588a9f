import type { Pagination } from '../../resources/resource.ts';
import { valueUnder } from '../run/item.ts';
import type { Page } from './fetch-page.ts';
import type { Listing } from './listing.ts';
import { allows, type QueryPlace, type QueryTerm, queryPlace } from './query-place.ts';

/** Where the walk through a list stands. */
export interface Position {
  /** How many pages came before. */
  readonly index: number;
  /** How many items came before. */
  readonly items: number;
  /** The page before; undefined at the start. */
  readonly previous: Page | undefined;
}

/** The value that asks for pages of a size; undefined where that cannot be asked for. */
export function sizeTerm({ world, operation, role }: Listing, size: number): QueryTerm | undefined {
  const name = role.page?.size.parameter;
  const place = name === undefined ? undefined : queryPlace(world.model, operation, name);
  return place && allows(world.model, place, size) ? { place, value: size } : undefined;
}

/** The parameter that says which page; undefined where there is none. */
export function positionPlace({ world, operation, role }: Listing): QueryPlace | undefined {
  const name = role.page?.parameter;
  return name === undefined || name === '' ? undefined : queryPlace(world.model, operation, name);
}

/**
 * The value that asks for the page at a position: none at the start, as most clients begin.
 *
 * @returns undefined where nothing leads there
 */
export function positionTerms(listing: Listing, position: Position): readonly QueryTerm[] | undefined {
  const { previous, index, items } = position;
  if (!previous) return [];
  const { page } = listing.role;
  const place = positionPlace(listing);
  if (!page || !place) return undefined;
  const value =
    page.kind === 'page'
      ? listing.firstPage + index
      : page.kind === 'offset'
        ? items + firstOffset(listing, place)
        : nextCursor(listing, page, place, previous);
  return value === undefined || (page.kind !== 'cursor' && !allows(listing.world.model, place, value))
    ? undefined
    : [{ place, value }];
}

/** Most count items from 0, some from 1. */
function firstOffset({ facts }: Listing, { schema, description }: QueryPlace): 0 | 1 {
  const bounds = ['minimum', 'default'].map((name) => facts.keyword(schema, name));
  const isFromOne =
    bounds.includes(1) ||
    /\b(?:1|one)-based\b|\b(?:starts?|starting|counted) (?:at|from|with) (?:1|one)\b/i.test(description);
  return isFromOne && !bounds.includes(0) ? 1 : 0;
}

/** The cursor that a page gives for the one behind it; undefined where it gives none. */
export function nextCursor(
  listing: Listing,
  { told: places }: Pagination,
  place: QueryPlace,
  { told, links, items, exchange }: Page,
): string | number | undefined {
  const isGiven = (value: unknown) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number';
  if (isGiven(told.nextCursor)) return told.nextCursor as string | number;
  if (told.hasMore === false) return undefined;
  // What is called the next page may be its address, or the cursor itself.
  if (typeof told.next === 'string' && told.next !== '' && !isAddress(told.next)) return told.next;
  const next = typeof told.next === 'string' ? URL.parse(told.next, exchange.request.url) : undefined;
  const linked = (next ?? links.get('next'))?.searchParams.get(place.name);
  if (typeof linked === 'string' && linked !== '') return linked;
  // `starting_after=<the last id>`, as long as there is said to be more.
  const isById = places.nextCursor === undefined && told.hasMore === true && listing.resource?.id;
  const last = isById ? valueUnder(items.at(-1), [isById.property]) : undefined;
  return isGiven(last) ? (last as string | number) : undefined;
}

/** Whether a text looks like a URL, and not like a token. */
export function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/)?\/|^\?|[?&][^=&]+=/i.test(text);
}

/** Whether a page says that another one is behind it; undefined where it says nothing of it. */
export function saysMore(listing: Listing, page: Page): boolean | undefined {
  const { told, links } = page;
  if (typeof told.hasMore === 'boolean') return told.hasMore;
  const pagination = listing.role.page;
  const place = positionPlace(listing);
  if (pagination?.kind === 'cursor' && place)
    return nextCursor(listing, pagination, place, page) !== undefined;
  if (links.has('next') || typeof told.next === 'string' || typeof told.nextPage === 'number') return true;
  return told.next === null || told.nextPage === null ? false : undefined;
}
