import type { Pagination } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { fromCursor, readCursor } from './cursor.ts';
import { type ListChoice, queryValue } from './list-query.ts';
import { documents, refuse } from './refusal.ts';
import type { StateCall } from './state-call.ts';
import type { ListQuery } from './store.ts';

/** Which part of a list a request asks for. */
export interface AskedPart {
  readonly from: ListQuery['from'];
  /** How many at most. */
  readonly size: number;
}

/** A list without pages is answered whole, up to a bound. */
const maxWhole = 10_000;

/** Reads which part is asked for; an answer where that cannot be said. */
export function partAsked(
  state: StateCall,
  page: Pagination | undefined,
  { order }: ListChoice,
): AskedPart | { readonly refused: Directed } {
  const start = { kind: 'offset', offset: 0 } as const;
  if (!page) return { from: start, size: maxWhole };
  const size = sizeOf(state, page);
  const value = queryValue(state.call, page.parameter);
  if (value === undefined || value === '') return { from: start, size };
  if (page.kind === 'offset') return { from: { ...start, offset: count(value, 0) }, size };
  if (page.kind === 'page') {
    const index = count(value, page.first) - page.first;
    return { from: { ...start, offset: Math.max(0, index) * size }, size };
  }
  const place = readCursor(value, order);
  if (place) return { from: fromCursor(place), size };
  // The document's own example is no cursor of this list; whoever tries it shall see how a list looks.
  if (!documents(state, 400, 422) || isExample(state, page.parameter, value)) return { from: start, size };
  const detail = `"${page.parameter}" is not a cursor that this list has given. Take it from an answer.`;
  return { refused: refuse(state, { statuses: [422, 400], words: ['cursor', page.parameter], detail }) };
}

function sizeOf({ call }: StateCall, { size }: Pagination): number {
  const asked = size.parameter === undefined ? undefined : queryValue(call, size.parameter);
  return Math.max(0, Math.min(size.max, maxWhole, count(asked, size.default)));
}

function count(value: unknown, fallback: number): number {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : fallback;
}

function isExample({ call }: StateCall, name: string, value: unknown): boolean {
  const found = call.operation.parameters.find(
    (parameter) => parameter.in === 'query' && parameter.name === name,
  );
  return found?.examples.some((example) => example.value === value) ?? false;
}
