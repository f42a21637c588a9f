import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call, Reply } from '../serve.ts';
import { fail, json } from './replies.ts';
import type { Product, Shelves } from './shelves.ts';
import { languageFor, languagesOf, shownProduct } from './shown-product.ts';

/** POST /products */
export function addProduct(shelves: Shelves, call: Call): Reply {
  const body = readProduct(shelves, call);
  if (!body.ok) return body.reply;
  const product = { id: shelves.nextId(), ...body.value };
  shelves.products.set(product.id, product);
  return answer(shelves, call, product, 201, { Location: `/catalog/products/${product.id}` });
}

/** GET /products/{productId} */
export function getProduct(shelves: Shelves, call: Call): Reply {
  const { on } = shelves;
  const product = findProduct(shelves, call);
  if (!product) return fail(404, 'There is no such product');
  const wrong = shelves.contract.readParameters(call).violations[0];
  if (wrong) return fail(400, wrong.message, wrong.name);
  const reply = answer(shelves, call, product, 200, on('weak-etags') ? { ETag: `W/"p ${product.id}"` } : {});
  return on('read-without-language') ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
}

/** PUT /products/{productId}, and POST where it wrongly works. */
export function replaceProduct(shelves: Shelves, call: Call): Reply {
  const { on } = shelves;
  const before = findProduct(shelves, call);
  if (!before) return fail(404, 'There is no such product');
  const body = readProduct(shelves, call);
  if (!body.ok) {
    const isOdd = on('invalid-product-is-422') && body.reply.status === 400;
    return isOdd ? { ...body.reply, status: 422 } : body.reply;
  }
  if (body.value.kind !== before.kind) return fail(409, 'The kind cannot change', 'kind');
  const after = { id: before.id, ...body.value };
  const kept = on('tags-not-replaced') ? { tags: before.tags } : {};
  const isLeftOut = body.value.description === null && on('put-keeps-description');
  const stored = isLeftOut ? { ...after, description: before.description } : { ...after, ...kept };
  shelves.products.set(before.id, stored);
  return answer(shelves, call, after, 200);
}

/** DELETE /products/{productId} */
export function deleteProduct(shelves: Shelves, call: Call): Reply {
  const product = findProduct(shelves, call);
  if (!product) return fail(404, 'There is no such product');
  shelves.products.delete(product.id);
  return shelves.on('delete-answers-200') ? json(200, { deleted: product.id }) : { status: 204 };
}

function answer(
  shelves: Shelves,
  call: Call,
  product: Product,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const languages = languagesOf(call);
  const shown = shownProduct(shelves, product, languages);
  const isNull = shelves.on('no-tags-is-null') && product.tags.length === 0;
  const language = { 'Content-Language': languageFor(product, languages) };
  return json(status, isNull ? { ...shown, tags: null } : shown, { ...language, ...headers });
}

function findProduct({ products }: Shelves, call: Call): Product | undefined {
  const text = call.params.productId ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? products.get(Number(text)) : undefined;
}

/** A product of a body, with its defaults; what is not known is left out. */
function readProduct({ on, contract }: Shelves, call: Call): Or<Omit<Product, 'id'>> {
  const read = readJson(call);
  if (!read.ok) {
    return { ok: false, reply: fail(read.reason === 'media-type' ? 415 : 400, `body: ${read.reason}`) };
  }
  const checked = on('zero-pages-accepted') ? withPages(read.value) : read.value;
  const [wrong] = contract.checkBody(call, 'application/json', checked);
  if (wrong) return { ok: false, reply: fail(400, wrong.message, wrong.name) };
  // The schema has made sure of the types.
  const body = read.value as Omit<Product, 'own' | 'id'> & Readonly<Record<string, unknown>>;
  const { kind, names, price, description = null, tags = [], inStock = !on('out-of-stock-at-first') } = body;
  const { pages, isbn = null, players, minAge = null } = body;
  const own = kind === 'book' ? { pages, isbn } : { players, minAge };
  return { ok: true, value: { kind, names, price, description, tags, inStock, own } };
}

/** The violation: the check sees a page where there are none. */
function withPages(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('pages' in body)) return body;
  return body.pages === 0 ? { ...body, pages: 1 } : body;
}
