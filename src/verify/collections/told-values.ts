import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { toldOf } from '../../resources/pagination.ts';
import type { Pagination } from '../../resources/resource.ts';
import { valueUnder } from '../run/item.ts';
import { type Listing, schemaFactsOf } from './listing.ts';
import { readLinks } from './read-links.ts';

type Meaning = keyof Pagination['told'];

/** What an answer tells of its page and of the whole; null where it says that there is none. */
export type Told = Readonly<Partial<Record<Meaning, unknown>>>;

/** Where a list tells what: also of one that is always answered whole. */
export type ToldPlaces = Pick<Pagination, 'told' | 'toldInHeaders' | 'hasLink'>;

const wholes = new WeakMap<Operation, ToldPlaces>();

/** Where the answers of a list tell of pages and totals. */
export function toldPlaces({ role, operation, world }: Listing): ToldPlaces {
  if (role.page) return role.page;
  const known = wholes.get(operation);
  if (known) return known;
  const success = operation.responses.find(({ status }) => status === '200');
  const found = toldOf(schemaFactsOf(world.model), { success });
  wholes.set(operation, found);
  return found;
}

/** Reads what an answer tells, in its body and in documented headers; what both tell is as the body tells it. */
export function toldValues(listing: Listing, body: unknown, exchange: Exchange): Told {
  const { told } = toldPlaces(listing);
  const found: Partial<Record<Meaning, unknown>> = { ...headerValues(listing, exchange) };
  for (const [name, path] of Object.entries(told)) {
    const value = valueUnder(body, path);
    if (value !== undefined) found[name as Meaning] = value;
  }
  return found;
}

/** Reads what an answer tells in documented headers alone. */
export function headerValues(listing: Listing, { response }: Exchange): Told {
  const found: Partial<Record<Meaning, unknown>> = {};
  for (const [name, header] of Object.entries(toldPlaces(listing).toldInHeaders)) {
    const text = headerOf(response.headers, header);
    if (text !== undefined) found[name as Meaning] = /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return found;
}

/** The targets of the header `Link` by relation; empty where none was sent. */
export function linksOf({ request, response }: Exchange): ReadonlyMap<string, URL> {
  return readLinks(headerOf(response.headers, 'link') ?? '', request.url);
}
