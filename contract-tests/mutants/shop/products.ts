import { createHash } from 'node:crypto';
import type { Violation } from '../contract.ts';
import type { Call, Reply } from '../serve.ts';
import { isKnown } from './etag.ts';
import { answerPage, type Compare } from './page.ts';
import { fail, one, violation } from './replies.ts';
import type { Product } from './shop.ts';
import type { Given, World } from './world.ts';

const cached = { 'Cache-Control': 'public, max-age=60' };
const categories = ['books', 'games', 'kitchen', 'garden'];

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  category: (text) => categories.includes(text),
  in_stock: (text) => text === 'true' || text === 'false',
  price_from: isPrice,
  price_to: isPrice,
};

function isPrice(text: string): boolean {
  return /^\d{1,7}$/.test(text) && Number(text) <= 1_000_000;
}

/** GET /products */
export function listProducts(world: World, { call, values }: Given): Reply {
  const { shop, on } = world;
  const { filter, wrong } = readFilter(call);
  const unforgiven = wrong.filter(
    ({ keyword }) => !(on('unknown-filter') && keyword === 'additionalProperties'),
  );
  if (unforgiven.length > 0) return refused(world, unforgiven);
  if (on('zero-price-crashes') && filter.price_from === '0') return fail(500);
  const sort = values.sort as readonly string[];
  return answerPage(world, 'products', {
    values,
    isLimited: call.query.has('limit'),
    all: shop.products,
    compare: compareBy(on('second-key-ignored') ? sort.slice(0, 1) : sort, on('minus-ignored')),
    matches: matcher(world, filter),
    show: (product) =>
      on('listed-price-as-text')
        ? { ...shown(world, product), price: `${product.price}` }
        : shown(world, product),
    headers: cached,
  });
}

/** The refusal of a list of products. */
export function refused({ on }: World, wrong: readonly Violation[]): Reply {
  if (!on('refusal-as-page')) return fail(400, wrong);
  return { status: 400, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad Request</h1>' };
}

/** GET /products/{productId} */
export function getProduct(world: World, { call, values }: Given): Reply {
  const { shop, on } = world;
  const product = shop.products.find(({ id }) => id === values.productId);
  if (!product) return fail(404);
  const hash = createHash('sha256').update(JSON.stringify(product)).digest('base64url').slice(0, 12);
  const etag = on('weak-etags') ? `W/"${hash}"` : `"${hash}"`;
  const headers = { ...cached, ETag: etag };
  const condition = call.headers['if-none-match'];
  if (condition !== undefined && isKnown(condition, etag)) return { status: 304, headers };
  if (on('head-without-etag') && call.method === 'HEAD') return one(200, product, cached);
  const isNull = on('no-tags-null') && product.tags.length === 0;
  return one(200, isNull ? { ...product, tags: null } : shown(world, product), headers);
}

function shown({ on }: World, product: Product): object {
  if (on('image-urls')) return { image_url: `https://img.example.com/${product.id}.jpg`, ...product };
  return product;
}

/** The members of `filter[…]`; each at most once. */
function readFilter(call: Call): {
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly wrong: readonly Violation[];
} {
  const filter: Record<string, string> = Object.create(null);
  const wrong: Violation[] = [];
  for (const [key, text] of call.query) {
    const name = /^filter\[(.*)\]$/s.exec(key)?.[1];
    if (name === undefined) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) wrong.push(violation('query', key, 'additionalProperties'));
    else if (name in filter || !check(text)) wrong.push(violation('query', key, 'type'));
    filter[name] = text;
  }
  return { filter, wrong };
}

function matcher(
  { on }: World,
  filter: Readonly<Record<string, string | undefined>>,
): (product: Product) => boolean {
  const { category, in_stock, price_from, price_to } = filter;
  return ({ category: own, stock, price }) =>
    (category === undefined || own === category || (on('garden-ignored') && category === 'garden')) &&
    (in_stock === undefined || stock > 0 === (in_stock === 'true')) &&
    (price_from === undefined || price >= Number(price_from)) &&
    (price_to === undefined || price <= Number(price_to) || on('price-to-ignored'));
}

function compareBy(keys: readonly string[], isAscending: boolean): Compare<Product> {
  return (one, other) => {
    for (const key of keys) {
      const sign = key.startsWith('-') && !isAscending ? -1 : 1;
      const found = key.endsWith('price') ? one.price - other.price : one.name < other.name ? -1 : 1;
      if (found !== 0) return sign * found;
    }
    return 0;
  };
}
