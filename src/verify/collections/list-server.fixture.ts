import { listName, type Style } from './list-document.fixture.ts';

/** A thing of the list of the tests. */
interface Thing {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly price: number;
  readonly tags: readonly string[];
  readonly created_at: string;
}

/** A list that is a server of its own, without a port. */
export interface ListServer {
  readonly fetch: typeof globalThis.fetch;
  /** Every request so far: `GET /things?limit=2`. */
  readonly log: readonly string[];
}

const colors = ['red', 'green', 'blue'];

/**
 * Serves things in a style, as documented but for what is switched on.
 *
 * @param seeds how many things are there from the beginning
 */
export function listServer(style: Style, switched: string | undefined, seeds = 0): ListServer {
  const things: Thing[] = [];
  let requests = 0;
  let lastId = 0;
  const log: string[] = [];
  const on = (name: string) => name === switched;
  const add = (value: Omit<Thing, 'id' | 'created_at'>) => {
    lastId += 1;
    const id = lastId;
    things.push({ ...value, id, created_at: new Date(1.7e12 + id * 1000).toISOString() });
    return things.at(-1) as Thing;
  };
  for (let index = 0; index < seeds; index += 1)
    add({
      name: `Seed ${(index * 5) % 9}`,
      color: colors[index % 3] ?? '',
      price: (index * 7) % 20,
      tags: index % 2 ? ['old'] : [],
    });
  const answer = (method: string, url: URL, body: string): Response => {
    requests += 1;
    // The only one that shows what happens when others are at work.
    if (on('others-create') && requests % 5 === 0)
      add({ name: `Other ${requests}`, color: 'blue', price: 1, tags: [] });
    const id = Number(/\/things\/(\d+)$/.exec(url.pathname)?.[1] ?? 0);
    if (id === 0)
      return method === 'POST'
        ? json(201, add(JSON.parse(body)))
        : list({ style, on, things, url, requests });
    const index = things.findIndex((thing) => thing.id === id);
    const thing = things[index];
    if (!thing) return json(404, {});
    if (method === 'DELETE') things.splice(index, 1);
    return method === 'DELETE' ? new Response(null, { status: 204 }) : json(200, thing);
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    log.push(`${init?.method} ${url.pathname}${url.search}`);
    const body = init?.body ? new TextDecoder().decode(init.body as Uint8Array) : '';
    return answer(init?.method ?? 'GET', url, body);
  };
  return { fetch, log };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

interface Asking {
  readonly style: Style;
  readonly on: (name: string) => boolean;
  readonly things: readonly Thing[];
  readonly url: URL;
  readonly requests: number;
}

function list(asking: Asking): Response {
  const { on, url, things, requests } = asking;
  const query = url.searchParams;
  const found = things.filter((thing) => isWanted(asking, thing));
  if (on('newest-first')) found.reverse();
  if (on('unstable') && requests % 2 === 0) found.reverse();
  const place = placeOf(asking, order(asking, found));
  if (place.start >= found.length && place.start > 0 && on('past-end-404')) return json(404, {});
  const sorted = on('sort-in-page') ? found : order(asking, found);
  let page = sorted.slice(place.start, place.start + place.size);
  if (on('sort-in-page')) page = [...order(asking, page)];
  if (on('size-ignored')) page = sorted.slice(place.start, place.start + 50);
  if (on('endless') && page.length === 0) page = sorted.slice(0, place.size);
  if (on('filter-lost-later') && place.start > 0 && query.get('color'))
    page = things.filter(({ color }) => color !== query.get('color')).slice(0, place.size);
  if (on('item-differs')) page = page.map((thing) => ({ ...thing, price: thing.price + 1 }));
  return tell(asking, { ...place, page, all: sorted });
}

function isWanted({ on, url }: Asking, { color, price, tags, name }: Thing): boolean {
  const query = url.searchParams;
  const [min, max] = ['min_price', 'max_price'].map((one) => query.get(one));
  const wanted = query.get('color');
  if (wanted !== null && (color === wanted) === on('color-inverted') && !on('color-ignored')) return false;
  if (min !== null && (on('min-exclusive') ? price <= Number(min) : price < Number(min))) return false;
  if (max !== null && price > Number(max) && !on('max-ignored')) return false;
  const tag = query.get('tag');
  if (tag !== null && !tags.includes(tag) && !on('tag-ignored')) return false;
  const q = query.get('q');
  if (q === null || on('q-ignored')) return true;
  return on('q-minds-case') ? name.includes(q) : name.toLowerCase().includes(q.toLowerCase());
}

function order({ on, url, requests }: Asking, things: readonly Thing[]): readonly Thing[] {
  const sort = url.searchParams.get('sort');
  if (sort === null || on('sort-ignored') || (on('minus-ignored') && sort.startsWith('-'))) return things;
  const key = sort.replace('-', '') as 'name' | 'price';
  const sign = sort.startsWith('-') ? -1 : 1;
  const shuffled = on('random-ties') && requests % 2 === 0 ? [...things].reverse() : [...things];
  return shuffled.sort((one, other) => (one[key] === other[key] ? 0 : one[key] < other[key] ? -sign : sign));
}

interface Place {
  readonly start: number;
  /** What the answer has at most. */
  readonly size: number;
  /** What was asked for. */
  readonly asked: number;
}

function placeOf({ style, on, url }: Asking, found: readonly Thing[]): Place {
  const query = url.searchParams;
  const number = (...names: readonly string[]) => {
    const text = names.map((name) => query.get(name)).find((one) => one !== null);
    return text === undefined || text === null ? undefined : Number(text);
  };
  const asked =
    style === 'whole'
      ? 1000
      : (number('page_size', 'size', 'page[size]', 'limit', 'per_page') ?? (on('default-size') ? 20 : 10));
  const cut = on('size-plus-one')
    ? asked + 1
    : on('size-minus-one') || on('short-pages')
      ? Math.max(1, asked - 1)
      : on('clamped')
        ? Math.min(asked, 5)
        : asked;
  const page = number('page', 'page[number]');
  const first = style === 'page-from-0' ? 0 : 1;
  const after = query.get('starting_after');
  const position =
    (page === undefined ? undefined : (page - first) * (on('clamped') ? cut : asked)) ??
    number('offset') ??
    (after === null ? undefined : found.findIndex(({ id }) => String(id) === after) + 1) ??
    (query.get('cursor') === null ? 0 : Number(query.get('cursor')?.slice(1)));
  const moved = position > 0 ? position + (on('overlap') ? -1 : on('lose') ? 1 : 0) : position;
  return { start: on('position-ignored') ? 0 : moved, size: cut, asked };
}

interface Part extends Place {
  readonly page: readonly Thing[];
  readonly all: readonly Thing[];
}

function tell(asking: Asking, part: Part): Response {
  const { style, on, things } = asking;
  const { page, all, start, size, asked } = part;
  const end = start + page.length;
  const isMore = on('more-inverted') ? end >= all.length : end < all.length;
  const total = on('total-plus-one')
    ? all.length + 1
    : on('total-of-page')
      ? page.length
      : on('total-unfiltered')
        ? things.length
        : all.length;
  const cursor = isMore || (on('endless') && page.length > 0) ? `c${isMore ? end : 0}` : null;
  const [next, previous] = linksOf(asking, part);
  const index = Math.floor(start / size);
  const told: Readonly<Record<Style, object>> = {
    page: {
      page: on('page-told-wrong') ? 7 : index + 1,
      page_size: Math.min(size, on('clamped') ? 5 : asked),
      total,
      total_pages: Math.ceil(total / size),
      has_more: isMore,
    },
    'page-from-0': { number: index, totalElements: total },
    'json-api': { meta: { total } },
    offset: { offset: start, limit: on('clamped') ? size : asked, total },
    cursor: { next_cursor: cursor },
    link: {},
    'next-url': { count: total, next, previous },
    'starting-after': { has_more: isMore },
    headers: {},
    whole: { total },
  };
  const beside = on('no-totals') ? {} : told[style];
  const name = listName(style);
  const headers: Record<string, string> = {};
  if (style === 'link' || style === 'headers') headers['x-total-count'] = String(total);
  if (style === 'headers' && cursor !== null) headers['x-next-cursor'] = cursor;
  if (style === 'link' && next !== null) headers.link = `<${next}>; rel="next"`;
  return json(200, name === '' ? page : { [name]: page, ...beside }, headers);
}

function linksOf(
  { on, url, style }: Asking,
  { start, page, all, asked }: Part,
): readonly [string | null, string | null] {
  const at = (position: number) => {
    const query = new URLSearchParams(url.search);
    if (on('link-drops-filter')) query.delete('color');
    if (on('link-drops-size')) query.delete(style === 'link' ? 'per_page' : 'limit');
    query.set(
      style === 'link' ? 'page' : 'offset',
      String(style === 'link' ? Math.floor(position / asked) + 1 : position),
    );
    return `${url.origin}${url.pathname}?${query}`;
  };
  const end = start + page.length;
  const isMore = end < all.length && page.length > 0;
  const next = isMore
    ? on('link-to-itself')
      ? at(start)
      : at(end)
    : on('link-on-last') && page.length > 0
      ? at(0)
      : null;
  const shown = on('link-missing-later') && start > 0 ? null : next;
  return [shown, start > 0 ? at(Math.max(0, start - asked)) : null];
}
