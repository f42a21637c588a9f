import type { Parameter } from '../model/model.ts';
import { plainName } from './noun.ts';
import { jsonSchemaOf, type OperationFacts } from './operation-facts.ts';
import { queryParameters } from './query-parameters.ts';
import type { Pagination } from './resource.ts';
import type { SchemaFacts } from './schema-facts.ts';
import { toldIn, toldInHeaders } from './told.ts';

const pageNames = words('page pagenumber pageno pageindex currentpage p');
const sizeNames = words(
  'pagesize perpage limit size maxresults pagelimit take top resultsperpage itemsperpage maxitems rows maxpagesize first numresults',
);
const offsetNames = words('offset skip start startindex pageoffset startat');
const cursorNames = words(
  'cursor after startingafter pagetoken nexttoken continuationtoken marker nextcursor pageafter pagecursor bookmark startkey aftercursor',
);
const fallback = { size: 20, max: 100 };

/** How a list is taken in parts; undefined where it is always answered as a whole. */
export function paginationOf(schemas: SchemaFacts, list: OperationFacts): Pagination | undefined {
  // `after` may be a time: then it chooses items.
  const query = queryParameters(schemas, list.operation).filter(
    ({ schema }) => !/^date/.test(String(schemas.keyword(schema, 'format'))),
  );
  const of = (names: ReadonlySet<string>) => query.find(({ name }) => names.has(plainName(name)));
  const [page, size, offset, cursor] = [of(pageNames), of(sizeNames), of(offsetNames), of(cursorNames)];
  const base = { size: sizeOf(schemas, size), ...toldOf(schemas, list) };
  const isToken = page?.schema !== undefined && schemas.isOnly(page.schema, 'string');
  if (page && !isToken) return { ...base, kind: 'page', parameter: page.name, first: firstOf(schemas, page) };
  if (offset) return { ...base, kind: 'offset', parameter: offset.name };
  const side = sideOf(schemas, list, query);
  if (side) {
    const { name, told, back } = side;
    const isTold = { ...base, told: { ...base.told, nextCursor: told } };
    return { ...isTold, kind: 'cursor', parameter: name, ...(back !== undefined && { back }) };
  }
  if (cursor ?? page) return { ...base, kind: 'cursor', parameter: (cursor ?? page)?.name ?? '' };
  // A size without a position: only the first part can be had.
  return size && { ...base, kind: 'offset', parameter: '' };
}

/**
 * The parameter that leads on in a list which can be read to both sides: the one for which the answer tells a next value,
 * `next_before` for `before`; of two, that for older ones where the newest come first.
 */
function sideOf(
  schemas: SchemaFacts,
  { operation, success }: OperationFacts,
  query: readonly Parameter[],
):
  | { readonly name: string; readonly told: readonly string[]; readonly back: string | undefined }
  | undefined {
  const body = jsonSchemaOf(success);
  if (!body || schemas.isArray(body)) return undefined;
  const places = [...schemas.properties(body).values()].flatMap(({ name, schema }) => [
    [name],
    ...(schemas.isObject(schema) ? [...schemas.properties(schema).keys()].map((inner) => [name, inner]) : []),
  ]);
  const sides = query.flatMap(({ name }) => {
    const plain = plainName(name);
    const told = sideNames.has(plain)
      ? places.find((place) => plainName(place.at(-1) ?? '') === `next${plain}`)
      : undefined;
    return told ? [{ name, told }] : [];
  });
  const said = `${operation.summary ?? ''} ${operation.description ?? ''}`;
  const isNewestFirst = /\b(?:newest|latest|most recent)\b[^.]{0,20}\bfirst\b/i.test(said);
  const older = sides.find(({ name }) => olderNames.has(plainName(name)));
  const newer = sides.find(({ name }) => !olderNames.has(plainName(name)));
  const on = isNewestFirst ? (older ?? newer) : (newer ?? older);
  return on && { ...on, back: (on === older ? newer : older)?.name };
}

const olderNames = words('before until maxid beforeid');
const sideNames = words('before until maxid beforeid after since sinceid minid afterid');

/** Where the answer of a list tells of its page and of the whole. */
export function toldOf(
  schemas: SchemaFacts,
  { success }: Pick<OperationFacts, 'success'>,
): Pick<Pagination, 'told' | 'toldInHeaders' | 'hasLink'> {
  const body = jsonSchemaOf(success);
  return {
    told: body && !schemas.isArray(body) ? toldIn(schemas, body) : {},
    toldInHeaders: toldInHeaders(success?.headers ?? []),
    hasLink: success?.headers.some(({ name }) => name.toLowerCase() === 'link') ?? false,
  };
}

/** The parameters that a pagination has to itself. */
export function paginationParameters(page: Pagination | undefined): ReadonlySet<string> {
  if (!page) return new Set();
  const back = page.kind === 'cursor' ? (page.back ?? '') : '';
  return new Set([page.parameter, page.size.parameter ?? '', back]);
}

function sizeOf(schemas: SchemaFacts, size: Parameter | undefined): Pagination['size'] {
  const written = schemas.keyword(size?.schema, 'default');
  const maximum = schemas.keyword(size?.schema, 'maximum');
  const told = Number(/\bmax(?:imum)?(?: of| is|:)?\s+(\d{1,6})\b/i.exec(size?.description ?? '')?.[1]);
  const most = [maximum, told].find((value) => typeof value === 'number' && value >= 1);
  const preset = Number(written);
  const isPreset = written !== undefined && Number.isInteger(preset) && preset >= 1;
  const max = Number(most ?? Math.max(fallback.max, isPreset ? preset : 0));
  return { parameter: size?.name, default: Math.min(isPreset ? preset : fallback.size, max), max };
}

function firstOf(schemas: SchemaFacts, { schema, description }: Parameter): 0 | 1 {
  const [least, preset] = [schemas.keyword(schema, 'minimum'), schemas.keyword(schema, 'default')];
  const isFromNone =
    least === 0 ||
    preset === 0 ||
    /zero[- ]based|0[- ]based|(?:starts?|from) (?:at|with)? ?0\b/i.test(description ?? '');
  return isFromNone && preset !== 1 ? 0 : 1;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
