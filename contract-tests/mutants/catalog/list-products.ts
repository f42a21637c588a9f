import type { Call, Reply } from '../serve.ts';
import { type Filter, readFilter } from './read-filter.ts';
import { fail, json } from './replies.ts';
import type { Product, Shelves } from './shelves.ts';
import { languageFor, languagesOf, shownProduct } from './shown-product.ts';

interface Asked {
  readonly ids?: readonly number[];
  readonly tags?: readonly string[];
  readonly sort: string;
  readonly page: number;
  readonly perPage: number;
}

/** GET /products */
export function listProducts(shelves: Shelves, call: Call): Reply {
  const { on } = shelves;
  const { values, violations } = shelves.contract.readParameters(call);
  const wrong = violations.find(
    ({ name, keyword }) => !(on('many-ids-accepted') && name === 'ids' && keyword === 'maxItems'),
  );
  if (wrong) return fail(400, wrong.message, wrong.name);
  const filter = readFilter(shelves, call);
  if (!filter.ok) return filter.reply;
  // The contract has made sure of the types and filled in the defaults.
  const asked = values as unknown as Asked;
  const found = [...shelves.products.values()].filter((one) => fits(shelves, one, filter.value, asked));
  const sorted = found.sort(orderOf(on('descending-ignored') ? asked.sort.replace('-', '') : asked.sort));
  const { page, perPage } = asked;
  const products = sorted.slice((page - 1) * perPage, page * perPage);
  const languages = languagesOf(call);
  const used = new Set(products.map((one) => languageFor(one, languages)));
  const shown = products.map((one) => {
    const { players, ...rest } = shownProduct(shelves, one, languages);
    return on('listed-game-without-players') || players === undefined ? rest : { ...rest, players };
  });
  const total = on('total-of-page') ? shown.length : found.length;
  const language = [...used].join(', ') || 'en';
  return json(200, { products: shown, page, perPage, total }, { 'Content-Language': language });
}

function fits({ on }: Shelves, product: Product, filter: Filter, { ids, tags = [] }: Asked): boolean {
  const { kind, minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, inStock } = filter;
  return (
    (kind === undefined || product.kind === kind) &&
    product.price >= minPrice &&
    product.price <= maxPrice &&
    (inStock === undefined || on('in-stock-ignored') || product.inStock === inStock) &&
    (ids === undefined || (on('first-id-only') ? ids.slice(0, 1) : ids).includes(product.id)) &&
    tags.every((tag) => product.tags.includes(tag))
  );
}

function orderOf(sort: string): (one: Product, other: Product) => number {
  const sign = sort.startsWith('-') ? -1 : 1;
  const key = sort.endsWith('price') ? 'price' : 'id';
  return (one, other) => sign * (one[key] - other[key]);
}
