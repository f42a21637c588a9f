import type { Exchange } from '../../contract/exchange.ts';
import type { CaseRequest } from '../request.ts';
import { isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import { itemKey, type Listing } from './listing.ts';
import { type QueryTerm, withQuery } from './query-place.ts';
import { linksOf, type Told, toldValues } from './told-values.ts';

/** A page of a list as it was answered. */
export interface Page {
  readonly exchange: Exchange;
  readonly items: readonly unknown[];
  /** What tells the items apart, in their order. */
  readonly keys: readonly string[];
  readonly told: Told;
  readonly links: ReadonlyMap<string, URL>;
}

/** A page, or the answer that is none. */
export type Fetched =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly exchange: Exchange | undefined };

/** Asks for a page of a list with these values in its query. @throws OverBudget */
export function fetchPage(listing: Listing, terms: readonly QueryTerm[]): Promise<Fetched> {
  return send(listing, withQuery(listing.world.model, listing.request, terms));
}

/** Asks for the page that a link leads to: this operation with the link's query. @throws OverBudget */
export function fetchLinked(listing: Listing, { search }: URL): Promise<Fetched> {
  const { operation, request } = listing;
  const others = request.parameters.filter(({ parameter }) => parameter.in !== 'query');
  const [any] = operation.parameters.filter(({ in: place }) => place === 'query');
  const text = [...search.replace(/^\?/, '').split('&')]
    .filter((field) => !isSecret(listing, field))
    .join('&');
  const parameters = any && text !== '' ? [...others, { parameter: any, value: undefined, text }] : others;
  return send(listing, { ...request, parameters });
}

/** Keys in the query are put there again when the request is sent. */
function isSecret({ world }: Listing, field: string): boolean {
  const [name = ''] = field.split('=');
  return [...world.model.securitySchemes.values()].some(
    (scheme) => scheme.type === 'apiKey' && scheme.in === 'query' && scheme.parameterName === name,
  );
}

async function send(listing: Listing, request: CaseRequest): Promise<Fetched> {
  const { world, operation, under: item, role } = listing;
  const exchange = await world.send({ operation, request, item });
  if (!exchange || !isSuccess(exchange)) return { ok: false, exchange };
  const body = jsonOf(exchange);
  const items = valueUnder(body, role.answer.path);
  if (!Array.isArray(items)) return { ok: false, exchange };
  const keys = items.map((one) => itemKey(listing, one));
  const told = toldValues(listing, body, exchange);
  return { ok: true, page: { exchange, items, keys, told, links: linksOf(exchange) } };
}
