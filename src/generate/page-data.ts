import type { Model, Operation } from '../model/model.ts';
import { inferResources } from '../resources/infer-resources.ts';
import type { Pagination, Resource } from '../resources/resource.ts';
import { correctPage } from './page-corrections.ts';

/** How the client reads a list page by page; printed into `client.ts`. Its type is the client's `PageDefinition`. */
export interface PageData {
  readonly kind: 'page' | 'offset' | 'cursor' | 'link';
  readonly parameter?: string | undefined;
  readonly within?: string | undefined;
  readonly first?: number | undefined;
  readonly size?: readonly [string | null, number] | undefined;
  readonly items?: readonly string[] | undefined;
  readonly told?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly link?: true | undefined;
  readonly lastItem?: string | undefined;
}

type Meaning = 'total' | 'pages' | 'pageSize' | 'nextCursor' | 'nextPage' | 'next' | 'hasMore';

/** What tells a client where lists of a kind go on. */
const useful: Readonly<Record<Pagination['kind'], readonly Meaning[]>> = {
  page: ['pages', 'nextPage', 'next', 'hasMore'],
  offset: ['total', 'next', 'hasMore'],
  cursor: ['nextCursor', 'next', 'hasMore'],
};

/**
 * How an operation is read page by page: as the document's `x-pagination` says, else as its parameters and answers
 * show; undefined where it is no list, or nothing leads to its second page.
 *
 * @throws ToolkitError E_INPUT for an `x-pagination` that cannot be used
 */
export function pageData(model: Model, operation: Operation): PageData | undefined {
  const { roles, resources } = inferResources(model);
  const role = roles.get(operation);
  const found =
    role?.kind === 'list' && role.page
      ? foundPage(operation, role.page, role.answer.path, resources.get(role.resource))
      : undefined;
  const page = correctPage(operation, found);
  return page && leadsOn(page) ? page : undefined;
}

function foundPage(
  operation: Operation,
  page: Pagination,
  items: readonly string[],
  resource: Resource | undefined,
): PageData {
  const isKnown = ({ pages, hasMore }: Pagination['told'] | Pagination['toldInHeaders']) =>
    pages !== undefined || hasMore !== undefined;
  // A total leads on where the number of pages is not told.
  const byTotal = page.kind === 'page' && !isKnown(page.told) && !isKnown(page.toldInHeaders);
  const meanings: readonly Meaning[] = [
    ...useful[page.kind],
    ...(byTotal ? (['total', 'pageSize'] as const) : []),
  ];
  const { size, parameter } = page;
  return {
    kind: parameter === '' ? 'link' : page.kind,
    ...placeOf(operation, parameter),
    first: page.kind === 'page' && page.first !== 1 ? page.first : undefined,
    size: byTotal ? [placeOf(operation, size.parameter ?? '').parameter ?? null, size.default] : undefined,
    items: items.length > 0 ? items : undefined,
    told: picked(page.told, meanings),
    headers: picked(page.toldInHeaders, meanings),
    link: page.hasLink ? true : undefined,
    lastItem: lastItemOf(page, resource),
  };
}

function picked<Value>(
  all: Readonly<Partial<Record<Meaning, Value>>>,
  meanings: readonly Meaning[],
): Readonly<Record<string, Value>> | undefined {
  const own = meanings.flatMap((meaning) => {
    const value = all[meaning];
    return value === undefined ? [] : [[meaning, value] as const];
  });
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** The names of a parameter as a call takes it: one in brackets, or of an exploded object, is a property. */
function placeOf({ parameters }: Operation, name: string): Pick<PageData, 'parameter' | 'within'> {
  const own = parameters.filter((one) => one.in === 'query');
  if (name === '' || own.some((one) => one.name === name)) return { parameter: name || undefined };
  const [, outer, inner] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
  if (outer !== undefined && own.some((one) => one.name === outer))
    return { parameter: inner, within: outer };
  const objects = own.filter(({ style, explode, schema }) => style === 'form' && explode && schema);
  return { parameter: name, within: objects.length === 1 ? objects[0]?.name : undefined };
}

/** `starting_after`: the id of the last item is the cursor where no answer tells one. */
function lastItemOf({ kind, parameter, told, toldInHeaders }: Pagination, resource: Resource | undefined) {
  const isTold = [told.nextCursor, told.next, toldInHeaders.nextCursor].some((place) => place !== undefined);
  const isAfter = /^(?:starting_?)?after(?:_?id)?$/i.test(parameter);
  return kind === 'cursor' && isAfter && !isTold && told.hasMore ? resource?.id?.property : undefined;
}

/** Whether a client can come from one page to the next. */
function leadsOn({ kind, parameter, told, headers, link, lastItem }: PageData): boolean {
  const tells = (meaning: string) => told?.[meaning] !== undefined || headers?.[meaning] !== undefined;
  if (link || tells('next')) return true;
  if (kind === 'cursor') return parameter !== undefined && (tells('nextCursor') || lastItem !== undefined);
  return kind !== 'link' && parameter !== undefined;
}
