import type { Header, SchemaNode } from '../model/model.ts';
import { plainName } from './noun.ts';
import type { Pagination } from './resource.ts';
import type { SchemaFacts } from './schema-facts.ts';

type Told = Pagination['told'];
type Meaning = keyof Told;
type Place = readonly [meaning: Meaning, path: readonly string[]];

/** Names of numbers, booleans and texts that tell of a page, plain. */
const numbers: Readonly<Record<string, Meaning>> = {
  ...named(
    'total',
    'total totalcount totalitems totalelements totalresults totalrecords totalhits totalsize numfound counttotal',
  ),
  ...named('page', 'page currentpage pagenumber pageindex number pageno'),
  ...named('pageSize', 'pagesize perpage size itemsperpage resultsperpage'),
  ...named('pages', 'totalpages pages pagecount lastpage numpages pagestotal'),
  ...named('offset', 'offset skip startindex'),
  ...named('limit', 'limit'),
  ...named('count', 'count numberofelements itemcount returned resultcount'),
};
/** The same words as of URLs, where they are numbers. */
const pageNumbers: Readonly<Record<string, Meaning>> = {
  ...named('nextPage', 'next nextpage'),
  ...named('previousPage', 'previous prev previouspage prevpage'),
};
const booleans: Readonly<Record<string, Meaning>> = {
  ...named('hasMore', 'hasmore hasnext hasnextpage more hasmoreitems'),
  ...named('hasPrevious', 'hasprevious hasprev haspreviouspage hasprevpage'),
};
const texts: Readonly<Record<string, Meaning>> = {
  ...named(
    'nextCursor',
    'nextcursor nextpagetoken nexttoken cursor endcursor continuationtoken nextmarker aftercursor after',
  ),
  ...named(
    'previousCursor',
    'prevcursor previouscursor prevpagetoken previouspagetoken startcursor beforecursor before',
  ),
  ...named('next', 'next nexturl nextlink nextpageurl nextpage nexthref'),
  ...named(
    'previous',
    'previous prev previousurl prevurl previouslink prevlink previouspageurl prevpageurl previouspage prevpage',
  ),
};
const maxDepth = 2;

/** Where a body tells of its page and of the whole: `{ total: ['pagination', 'total'] }`, up to two levels deep. */
export function toldIn(schemas: SchemaFacts, body: SchemaNode): Told {
  const places: readonly Place[] = placesIn(schemas, body, []);
  const told: Partial<Record<Meaning, readonly string[]>> = {};
  for (const [meaning, path] of places) told[meaning] ??= path;
  // `{ count, next, previous, results }`: where no total is told, the count is that of all.
  if (told.count && !told.total) {
    const { count, ...rest } = told;
    return { ...rest, total: count };
  }
  return told;
}

/** The same in headers, by their names as documented: `{ total: 'X-Total-Count' }`. */
export function toldInHeaders(headers: readonly Header[]): Pagination['toldInHeaders'] {
  const told: Partial<Record<Meaning, string>> = {};
  for (const { name } of headers) {
    const plain = plainName(name.replace(/^x-/i, '').replace(/^pagination-/i, ''));
    const meaning = [numbers, booleans, texts].map((table) => meaningIn(table, plain)).find((one) => one);
    // `X-Count` may count anything, and a plain `Next` says not what it holds.
    if (meaning && plain !== 'count' && plain !== 'size' && plain !== 'limit' && /-/.test(name))
      told[meaning] ??= name;
  }
  return told;
}

function meaningIn(table: Readonly<Record<string, Meaning>>, plain: string): Meaning | undefined {
  return Object.hasOwn(table, plain) ? table[plain] : undefined;
}

function placesIn(schemas: SchemaFacts, body: SchemaNode, path: readonly string[]): readonly Place[] {
  const own: Place[] = [];
  const below: Place[] = [];
  for (const { name, schema } of schemas.properties(body).values()) {
    const place = [...path, name];
    const meaning = meaningOf(schemas, name, schema);
    const link = meaning ? undefined : linkIn(schemas, name, schema);
    if (meaning) own.push([meaning, place]);
    else if (link) own.push([link, [...place, 'href']]);
    else if (path.length < maxDepth && schemas.isObject(schema))
      below.push(...placesIn(schemas, schema, place));
  }
  return [...own, ...below];
}

function meaningOf(schemas: SchemaFacts, name: string, schema: SchemaNode): Meaning | undefined {
  const plain = plainName(name);
  if (schemas.isOnly(schema, 'integer') || schemas.isOnly(schema, 'number'))
    return meaningIn(numbers, plain) ?? meaningIn(pageNumbers, plain);
  if (schemas.isOnly(schema, 'boolean')) return meaningIn(booleans, plain);
  return schemas.isOnly(schema, 'string') ? meaningIn(texts, plain) : undefined;
}

/** `{ next: { href } }`, as in HAL. */
function linkIn(schemas: SchemaFacts, name: string, schema: SchemaNode): Meaning | undefined {
  const href = schemas.isObject(schema) ? schemas.properties(schema).get('href')?.schema : undefined;
  const meaning = href && schemas.isOnly(href, 'string') ? meaningIn(texts, plainName(name)) : undefined;
  return meaning === 'next' || meaning === 'previous' ? meaning : undefined;
}

function named(meaning: Meaning, words: string): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, meaning]));
}
