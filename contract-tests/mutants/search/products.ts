import { readBody } from '../rules/read-body.ts';
import type { Call, Reply } from '../serve.ts';
import { productRule } from './product-rule.ts';
import { readHeaders, readSearch, type Wanted } from './read-search.ts';
import { bodyRefusal, invalid, json, refusal } from './replies.ts';
import { lastSeededProduct, type Product, type Shop, searchId } from './shop.ts';

/** GET /products */
export function findProducts(shop: Shop, call: Call): Reply {
  const { on } = shop;
  if (on('nested-filter-crashes') && /^filter(?:\[|%5B)\w+(?:\]|%5D)(?:\[|%5B)/im.test(call.queryText))
    return refusal(500);
  const { wanted, faults } = readSearch(shop, call);
  if (faults.length > 0) return invalid(faults);
  if (on('percent-crashes') && /[%_\\]/.test(wanted.q ?? '')) return refusal(500);
  if (on('long-word-hangs') && (wanted.q?.length ?? 0) === 40) return { status: 200, fault: 'hang' };
  const found = [...shop.products.values()].filter((product) => isWanted(shop, wanted, product));
  const sorted = found.sort((one, other) => compare(shop, wanted, one, other));
  const limit = on('small-pages') ? Math.min(wanted.limit, 3) : wanted.limit;
  const start = Math.max(wanted.offset + (on('offset-plus-one') && wanted.offset > 0 ? 1 : 0), 0);
  const items = sorted.slice(
    start,
    on('limit-ignored-with-q') && wanted.q !== undefined ? undefined : start + limit,
  );
  const facets = facetsOf(shop, wanted, found);
  const total = on('total-wrong-when-filtered') && wanted.filter.kind ? shop.products.size : found.length;
  const page = {
    items: items.map((product) => shownInList(shop, product)),
    total,
    offset: Math.max(wanted.offset, 0),
    limit,
    ...(wanted.facets.length > 0 && { facets }),
  };
  const { total: _, ...rest } = page;
  const id = on('request-id-is-a-number') ? '17' : (wanted.requestId ?? searchId(0));
  const count = on('no-total-count') ? {} : { 'X-Total-Count': `${found.length}` };
  return json(200, on('no-total-past-the-end') && items.length === 0 ? rest : page, {
    'X-Request-Id': id,
    ...count,
  });
}

function isWanted({ on }: Shop, { tenant, q, filter, tags }: Wanted, product: Product): boolean {
  if (product.tenant !== tenant) return false;
  if (q !== undefined && !on('q-ignored') && !product.name.toLowerCase().includes(q.toLowerCase()))
    return false;
  if (filter.kind !== undefined && product.kind !== filter.kind) return false;
  const { price_min = 0, price_max = 100_000 } = on('price-max-ignored')
    ? { ...filter, price_max: 100_000 }
    : filter;
  if (product.price < price_min || product.price > price_max) return false;
  const isStocked = filter.in_stock === undefined || product.in_stock === filter.in_stock;
  if (!(on('in-stock-inverted') && filter.in_stock !== undefined ? !isStocked : isStocked)) return false;
  return on('tags-ignored') || tags.every((tag) => product.tags.includes(tag));
}

function compare({ on }: Shop, { sort }: Wanted, one: Product, other: Product): number {
  const sign = sort.startsWith('-') && !on('descending-ignored') ? -1 : 1;
  const order = sort.endsWith('price') ? one.price - other.price : one.name < other.name ? -1 : 1;
  const isTie = sort.endsWith('price') ? order === 0 : one.name === other.name;
  // Nothing is said of ties; most recent first is as good as the other way round.
  return isTie ? (one.id - other.id) * (on('ties-reversed') ? -1 : 1) : order * sign;
}

function facetsOf({ on }: Shop, { facets }: Wanted, found: readonly Product[]): object {
  const counted = facets.map((facet) => {
    const groups = Map.groupBy(found, (product) => String(product[facet] ?? 'none'));
    const counts = [...groups].map(([value, { length }]) => [
      value,
      on('facet-counts-as-text') ? `${length}` : length,
    ]);
    return [facet, Object.fromEntries(counts)];
  });
  return Object.fromEntries(counted);
}

function shownInList({ on }: Shop, product: Product): object {
  const isText = on('listed-warranty-as-text') && typeof product.warranty_months === 'number';
  return isText ? { ...product, warranty_months: `${product.warranty_months} months` } : product;
}

/** POST /products */
export function addProduct(shop: Shop, call: Call): Reply {
  const { on } = shop;
  const { values, faults } = readHeaders(shop, call);
  if (faults.length > 0) return invalid(faults);
  const read = readBody(call, productRule(shop));
  if (!read.ok) return bodyRefusal(read);
  if (isTaken(shop, read.value.sku, undefined)) return refusal(on('taken-sku-crashes') ? 500 : 409);
  const id = shop.next();
  const product = completed({ id, tenant: values.tenant }, read.value);
  const wrong = on('tags-lost-on-create') ? { tags: [] } : {};
  shop.products.set(id, { ...product, ...wrong });
  return json(201, product, { Location: `/shop/products/${id}` });
}

/** GET /products/{productId} */
export function readProduct(shop: Shop, call: Call): Reply {
  const { on } = shop;
  const product = find(shop, call);
  if (!product)
    return on('missing-product-is-text')
      ? { ...refusal(404), headers: { 'Content-Type': 'text/plain' } }
      : refusal(404);
  const isLatin = on('latin-charset') ? { 'Content-Type': 'application/json; charset=iso-8859-1' } : {};
  const kind = on('gadget-kind-in-capitals') && product.kind === 'gadget' ? 'GADGET' : product.kind;
  return json(200, { ...product, kind }, isLatin);
}

/** PUT /products/{productId}, and PATCH where it wrongly works. */
export function replaceProduct(shop: Shop, call: Call): Reply {
  const { on } = shop;
  const before = find(shop, call);
  if (!before) return refusal(404);
  const read = readBody(call, productRule(shop));
  if (!read.ok) return bodyRefusal(read);
  if (isTaken(shop, read.value.sku, before.id)) return refusal(409);
  const kept = on('put-merges') ? { maker: before.maker, tags: before.tags, in_stock: before.in_stock } : {};
  const product = completed({ id: before.id, tenant: before.tenant }, { ...kept, ...read.value });
  const stored = on('put-forgets-price') ? { ...product, price: before.price } : product;
  shop.products.set(before.id, stored);
  return json(on('put-answers-201') ? 201 : 200, product);
}

/** DELETE /products/{productId} */
export function deleteProduct(shop: Shop, call: Call): Reply {
  const product = find(shop, call);
  if (!product) return refusal(404);
  if (product.id <= lastSeededProduct) return refusal(shop.on('seeded-answers-423') ? 423 : 403);
  shop.products.delete(product.id);
  return { status: 204 };
}

function find({ products }: Shop, call: Call): Product | undefined {
  const text = call.params.productId ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? products.get(Number(text)) : undefined;
}

function isTaken({ products }: Shop, sku: unknown, except: number | undefined): boolean {
  return [...products.values()].some((product) => product.sku === sku && product.id !== except);
}

/** A product with the defaults of its kind; the rule has made sure of the rest. */
function completed(own: { id: number; tenant: string }, given: Readonly<Record<string, unknown>>): Product {
  const defaults = { maker: null, tags: [], in_stock: true };
  const ofKind: Readonly<Record<string, object>> = {
    book: { isbn: null },
    gadget: { warranty_months: null },
  };
  return { ...defaults, ...ofKind[String(given.kind)], ...given, ...own } as unknown as Product;
}
