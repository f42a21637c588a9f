import { ownValueAt } from '../../document/pointer.ts';
import type { SchemaNode } from '../../model/model.ts';
import type { Pagination } from '../../resources/resource.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { jsonContent } from './answer-body.ts';
import { withValueAt } from './own-value.ts';
import { type ListedPart, type PageSteps, partUrl } from './page-links.ts';
import type { StateCall } from './state-call.ts';

/** Puts totals and positions into the body of a list, where the document has them. */
export function tellPage(
  state: StateCall,
  page: Pagination,
  part: ListedPart,
  steps: PageSteps,
  body: unknown,
): unknown {
  const values = toldValues(state, page, part, steps, body);
  return Object.entries(page.told).reduce((told, [name, path]) => {
    const value = values[name as keyof Pagination['told']];
    return value === undefined ? withNothingAt(state, told, path) : withValueAt(told, path, value);
  }, body);
}

/** What a list tells in headers, as the document has them. */
export function pageHeaders(
  state: StateCall,
  page: Pagination,
  part: ListedPart,
  steps: PageSteps,
): Readonly<Record<string, string>> {
  const values = toldValues(state, page, part, steps, undefined);
  const told = Object.entries(page.toldInHeaders).flatMap(([name, header]) => {
    const value = values[name as keyof Pagination['told']];
    return value === undefined ? [] : [[header, String(value)]];
  });
  return Object.fromEntries(told);
}

type Told = Partial<Record<keyof Pagination['told'], unknown>>;

function toldValues(
  state: StateCall,
  page: Pagination,
  { listed, asked }: ListedPart,
  { next, previous }: PageSteps,
  body: unknown,
): Told {
  const { total, offset, items } = listed;
  const size = Math.max(1, asked.size);
  const url = (step: string | undefined, name: 'next' | 'previous') =>
    step === undefined
      ? undefined
      : partUrl(state, page.parameter, step, ownValueAt(body, page.told[name] ?? []));
  return {
    total,
    count: items.length,
    page: page.kind === 'page' ? Math.floor(offset / size) + page.first : Math.floor(offset / size) + 1,
    pageSize: asked.size,
    pages: Math.ceil(total / size),
    offset,
    limit: asked.size,
    hasMore: next !== undefined,
    hasPrevious: offset > 0,
    nextCursor: next,
    // The start has no cursor.
    previousCursor: previous === '' ? undefined : previous,
    nextPage: page.kind === 'page' && next !== undefined ? Number(next) : undefined,
    previousPage: page.kind === 'page' && previous !== undefined ? Number(previous) : undefined,
    next: url(next, 'next'),
    previous: url(previous, 'previous'),
  };
}

/** Null where that is allowed; else the property is left out, or what cannot be without it: `next` of `{ next: { href } }`. */
function withNothingAt(state: StateCall, body: unknown, path: readonly string[]): unknown {
  const { facts } = state.context;
  let schema: SchemaNode | undefined = jsonContent(state.call.operation, 200)?.schema;
  let left = path.length;
  for (const [index, name] of path.entries()) {
    const property: PropertyFacts | undefined = schema && facts.properties(schema).get(name);
    if (!property?.isRequired) left = index + 1;
    schema = property?.schema;
  }
  if (!schema || facts.types(schema).has('null')) return withValueAt(body, path, null);
  return withoutValueAt(body, path.slice(0, left));
}

function withoutValueAt(body: unknown, path: readonly string[]): unknown {
  const parent = ownValueAt(body, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) return body;
  const rest = Object.fromEntries(Object.entries(parent).filter(([key]) => key !== name));
  return withValueAt(body, path.slice(0, -1), rest);
}
