import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type CaseRequest, withParameter } from '../request.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import type { Fields } from './fields.ts';
import { canName } from './read-item.ts';
import type { Acting, Subject } from './subject.ts';

/** What a list answered, page after page. */
export interface Listed {
  readonly entries: readonly Fields[];
  /** Whether everything that is in the list was seen. */
  readonly isWhole: boolean;
  readonly exchanges: readonly Exchange[];
}

type Page = NonNullable<Acting<'list'>['role']['page']>;

/** More pages of one list are not read. */
const maxPages = 12;

/**
 * Reads a list until an entry is found, or to its end. Undefined where it does not answer.
 *
 * @param item what its path names, or what belongs to that
 */
export async function listItems(
  world: World,
  lister: Acting<'list'>,
  item: Item,
  until: (entry: Fields) => boolean = () => false,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Listed | undefined> {
  const { operation, role } = lister;
  const plain = likeliestRequest(world.model, operation);
  if (!plain || !canName(world, lister, item)) return undefined;
  const { page } = role;
  const size = page?.size.parameter;
  let next: Readonly<Record<string, unknown>> | undefined = {
    ...parameters,
    ...(size !== undefined && page && { [size]: page.size.max }),
  };
  const entries: Fields[] = [];
  const exchanges: Exchange[] = [];
  while (next && exchanges.length < maxPages) {
    const request = withQuery(operation, plain, next);
    const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
    if (!exchange || !isSuccess(exchange)) return undefined;
    const found = entriesOf(exchange, role.answer.path);
    if (!found) return undefined;
    exchanges.push(exchange);
    entries.push(...found);
    if (found.some(until)) return { entries, isWhole: false, exchanges };
    const after: Readonly<Record<string, unknown>> | undefined =
      page && found.length > 0 ? following(page, next, exchange, entries.length) : undefined;
    if (!after) return { entries, isWhole: isEnd(page, exchange, entries.length, found.length), exchanges };
    next = after;
  }
  return { entries, isWhole: false, exchanges };
}

function withQuery(
  { parameters }: Operation,
  request: CaseRequest,
  values: Readonly<Record<string, unknown>>,
): CaseRequest {
  return Object.entries(values).reduce((changed, [name, value]) => {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    return parameter ? withParameter(changed, { parameter, value }) : changed;
  }, request);
}

function entriesOf(exchange: Exchange, path: readonly string[]): readonly Fields[] | undefined {
  const list = valueUnder(jsonOf(exchange), path);
  return Array.isArray(list) ? list.filter(isObject) : undefined;
}

/** What to ask the next page with; undefined where the list is at its end, or nothing leads on. */
function following(
  page: Page,
  asked: Readonly<Record<string, unknown>>,
  exchange: Exchange,
  seen: number,
): Readonly<Record<string, unknown>> | undefined {
  const body = jsonOf(exchange);
  const told = (name: keyof Page['told']) => {
    const path = page.told[name];
    return path ? valueUnder(body, path) : undefined;
  };
  const total = told('total');
  if (told('hasMore') === false || (typeof total === 'number' && seen >= total)) return undefined;
  switch (page.kind) {
    case 'page': {
      const at = typeof asked[page.parameter] === 'number' ? Number(asked[page.parameter]) : page.first;
      return { ...asked, [page.parameter]: at + 1 };
    }
    case 'offset':
      return page.parameter === '' ? undefined : { ...asked, [page.parameter]: seen };
    case 'cursor': {
      const cursor = told('nextCursor') ?? cursorIn(page.parameter, told('next'), exchange);
      const isNew = typeof cursor === 'string' ? cursor !== '' : typeof cursor === 'number';
      return isNew && cursor !== asked[page.parameter] ? { ...asked, [page.parameter]: cursor } : undefined;
    }
  }
}

/** The cursor in the URL of the next page, from the body or a `Link` header. */
function cursorIn(parameter: string, told: unknown, { request, response }: Exchange): string | undefined {
  const link = headerOf(response.headers, 'link') ?? '';
  const [, linked] = /<([^<>]*)>[^<>,]*;\s*rel="?next"?/i.exec(link.slice(0, 10_000)) ?? [];
  const target = typeof told === 'string' ? told : linked;
  if (target === undefined || !URL.canParse(target, request.url)) return undefined;
  return new URL(target, request.url).searchParams.get(parameter) ?? undefined;
}

function isEnd(page: Page | undefined, exchange: Exchange, seen: number, onPage: number): boolean {
  if (!page || onPage === 0) return true;
  if (page.kind === 'cursor' || page.parameter !== '') return true;
  const total = page.told.total ? valueUnder(jsonOf(exchange), page.told.total) : undefined;
  return typeof total === 'number' ? seen >= total : onPage < page.size.default;
}

/** Whether an entry of a list is the item with this id. */
export function hasId({ resource }: Subject, id: unknown): (entry: Fields) => boolean {
  const property = resource.id?.property ?? 'id';
  return (entry) => Object.hasOwn(entry, property) && String(entry[property]) === String(id);
}

/** Words of a list that does not have everything in it. */
const partial =
  /\b(?:by default|exclud|omit|hidden|hides|archived|inactive|disabled|deleted|unpublished|published|drafts?|recent(?:ly)?(?! first)|top|featured|popular|trending|overdue|upcoming|pending|unread|available|approved|expired|limited to)/i;

/** Whether everything that is made belongs into a list, as far as its document tells. */
export function isOfAll({ operation, role }: Acting<'list'>, subject: Subject): boolean {
  const text = `${operation.summary ?? ''} ${operation.description ?? ''}`.slice(0, 4000);
  if (partial.test(text)) return false;
  const filters = new Set(role.filters.map(({ parameter }) => parameter));
  return !operation.parameters.some(
    ({ name, schema, required }) =>
      filters.has(name) &&
      (required || (schema !== undefined && subject.facts.keyword(schema, 'default') !== undefined)),
  );
}
