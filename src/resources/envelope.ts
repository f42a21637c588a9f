import type { SchemaNode } from '../model/model.ts';
import { wordsOfName } from '../schema/sample/name-words.ts';
import { plainName } from './noun.ts';
import type { Envelope } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

/** What an answer's body holds: one item or a list, and where in the body. */
export type Content =
  | { readonly kind: 'list'; readonly envelope: Envelope; readonly items: SchemaNode | undefined }
  | { readonly kind: 'item'; readonly envelope: Envelope };

/** Properties that stand beside an item or a list and belong to the answer, not to it. */
const about = new Set(
  `status success ok code message msg error errors warnings meta metadata pagination paging pager pageinfo page info links
  link linkheader pagesize perpage limit offset skip size count total totals totalcount totalitems totalpages totalresults
  totalrecords totalelements totalsize totalhits pages pagecount numpages lastpage next previous prev first last nextcursor
  nextpage nextpagetoken nexttoken nexturl nextlink prevcursor previouscursor previouspage prevpage prevurl previousurl cursor
  cursors hasmore hasnext hasprev hasprevious hasnextpage hasprevpage haspreviouspage more isempty empty object kind etag
  url uri href requestid timestamp incompleteresults included jsonapi self selflink apiversion version sort order filters query took time
  numberofelements number pageable currentpage resultcount itemcount returned unreachable currentpageurl from to path`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Names of what carries an item or a list. */
const carriers = new Set('data result payload response body content item record entity resource'.split(' '));
const listNames = new Set(
  'items results records entries values rows list collection elements resources hits docs documents objects edges embedded nodes'.split(
    ' ',
  ),
);
/** Names that only a list has beside it. */
const paging = new Set(
  'limit offset page pagesize perpage pages totalpages nextcursor nextpagetoken hasmore hasnext pagination pageinfo totalcount'.split(
    ' ',
  ),
);
const maxDepth = 3;

/**
 * Finds the item or the list in an answer's body: `{ status, data: […], meta }`, `{ items: […] }`, or the body itself.
 *
 * @param nouns what the items are called, plain and in the singular or plural: a property of that name carries them
 */
export function contentOf(facts: SchemaFacts, body: SchemaNode, nouns: readonly string[] = []): Content {
  return within(facts, body, nouns, []);
}

/** What a body holds at a path that somebody names; undefined where it has nothing there. */
export function contentAt(
  facts: SchemaFacts,
  body: SchemaNode,
  path: readonly string[],
): Content | undefined {
  let schema: SchemaNode | undefined = body;
  for (const name of path) schema = schema && facts.properties(schema).get(name)?.schema;
  if (!schema) return undefined;
  const envelope = { path, schema };
  return facts.isArray(schema)
    ? { kind: 'list', envelope, items: facts.items(schema) }
    : { kind: 'item', envelope };
}

function within(
  facts: SchemaFacts,
  body: SchemaNode,
  nouns: readonly string[],
  path: readonly string[],
): Content {
  const envelope = { path, schema: body };
  if (facts.isArray(body)) return { kind: 'list', envelope, items: facts.items(body) };
  const inner = path.length < maxDepth ? carriedBy(facts, body, nouns, path) : undefined;
  return inner ? within(facts, inner.schema, nouns, [...path, inner.name]) : { kind: 'item', envelope };
}

/** The property that carries what the answer is about: the only one that is not about the answer itself. */
function carriedBy(
  facts: SchemaFacts,
  body: SchemaNode,
  nouns: readonly string[],
  path: readonly string[],
): PropertyFacts | undefined {
  let only: PropertyFacts | undefined;
  for (const property of facts.properties(body).values()) {
    const plain = plainName(property.name);
    const isAbout =
      ((about.has(plain) || isOfOtherPage(property.name)) && !nouns.includes(plain)) ||
      /^[@$_]/.test(property.name);
    if (isAbout && !listNames.has(plain)) continue;
    if (only) return listAmongOthers(facts, body, nouns);
    only = property;
  }
  if (!only) return undefined;
  const plain = plainName(only.name);
  // `{ kubernetes_cluster: { … } }` of `/kubernetes/clusters/{id}`.
  const isNamed = carriers.has(plain) || nouns.some((noun) => noun !== '' && plain.endsWith(noun));
  if (facts.isArray(only.schema)) {
    // A list that nothing but totals and links stands beside carries the items whatever its name is.
    const isEmbedded = isEmbedding(path.at(-1) ?? '');
    return isNamed || isEmbedded || listNames.has(plain) || facts.properties(body).size > 1
      ? only
      : undefined;
  }
  const carries = isNamed || (isEmbedding(only.name) && embedsList(facts, only.schema));
  return carries && facts.isObject(only.schema) ? only : undefined;
}

/** `next_before`, `nextOffset`, `prev_token`. */
function isOfOtherPage(name: string): boolean {
  const [first = '', second = ''] = wordsOfName(name);
  return /^(?:next|prev|previous)$/.test(first) && pagePlaces.has(second);
}

const pagePlaces = new Set(
  'before after since until token marker key id offset start position page cursor'.split(' '),
);

/** What HAL has beside the links of a list. @see https://datatracker.ietf.org/doc/html/draft-kelly-json-hal */
function isEmbedding(name: string): boolean {
  return plainName(name) === 'embedded';
}

/** Whether all that is embedded is one list. */
function embedsList(facts: SchemaFacts, embedded: SchemaNode): boolean {
  const [list, ...others] = facts.properties(embedded).values();
  return list !== undefined && others.length === 0 && facts.isArray(list.schema);
}

/** `{ products: […], facets: { … } }` of `/products`: the list that is called as its path is, beside whatever else. */
function listAmongOthers(
  facts: SchemaFacts,
  body: SchemaNode,
  nouns: readonly string[],
): PropertyFacts | undefined {
  const properties = [...facts.properties(body).values()];
  // What has an id is an item, and its list a part of it.
  if (properties.some(({ name }) => /^_?(?:id|uuid|key|slug)$/i.test(name))) return undefined;
  const lists = properties.filter(({ schema }) => {
    const items = facts.isArray(schema) ? facts.items(schema) : undefined;
    return items !== undefined && facts.isObject(items);
  });
  const named = lists.filter(({ name }) => nouns.includes(plainName(name)));
  const isPaged = properties.some(({ name }) => paging.has(plainName(name)));
  // A cart has `items` as well: without a word of pages it is one thing.
  const found =
    named.length > 0 || !isPaged ? named : lists.filter(({ name }) => listNames.has(plainName(name)));
  return found.length === 1 ? found[0] : undefined;
}
