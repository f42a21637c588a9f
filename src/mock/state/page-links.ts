import { findResponse } from '../../contract/find-response.ts';
import { decodeField } from '../../http/read-query.ts';
import type { Pagination, Role } from '../../resources/resource.ts';
import { cursorAfter } from './cursor.ts';
import { headerExample, urlBase } from './item-url.ts';
import type { ListChoice } from './list-query.ts';
import type { AskedPart } from './page-of.ts';
import type { StateCall } from './state-call.ts';
import type { ItemScope, Listed } from './store.ts';

/** What leads from one part of a list to the others: values of the parameter that says which part; undefined where there is none. */
export interface PageSteps {
  readonly first: string | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly last: string | undefined;
}

/** A part of a list, and what it is a part of. */
export interface ListedPart {
  readonly listed: Listed;
  readonly asked: AskedPart;
  readonly choice: ListChoice;
  readonly scope: ItemScope;
}

/** The neighbours of a part. The empty text stands for the start, where the parameter is left out. */
export function pageSteps(state: StateCall, page: Pagination, part: ListedPart): PageSteps {
  const { listed, asked } = part;
  const { total, offset, items } = listed;
  const isMore = offset + items.length < total && asked.size > 0;
  if (page.kind === 'cursor') {
    const last = items.at(-1);
    const next = isMore && last ? cursorAfter(last, part.choice.order) : undefined;
    return { first: '', previous: previousCursor(state, part), next, last: undefined };
  }
  const stepOf = (start: number) =>
    String(page.kind === 'offset' ? start : Math.floor(start / Math.max(1, asked.size)) + page.first);
  const lastStart = Math.max(0, Math.ceil(total / Math.max(1, asked.size)) - 1) * asked.size;
  return {
    first: stepOf(0),
    previous: offset > 0 ? stepOf(Math.max(0, Math.min(offset - asked.size, lastStart))) : undefined,
    next: isMore ? stepOf(offset + asked.size) : undefined,
    last: stepOf(lastStart),
  };
}

/** The cursor behind the item before the part before this one. */
function previousCursor({ store, resource }: StateCall, part: ListedPart): string | undefined {
  const { listed, asked, choice, scope } = part;
  if (listed.offset === 0) return undefined;
  const index = listed.offset - asked.size - 1;
  if (index < 0) return '';
  const from = { kind: 'offset', offset: index } as const;
  const [item] = store.list(resource.name, { ...choice, scope, from, limit: 1 }).items;
  return item && cursorAfter(item, choice.order);
}

/** The URL of a part: this request with another value of the parameter. */
export function partUrl(state: StateCall, parameter: string, step: string, example: unknown): string {
  const { request, operation } = state.call;
  const fields = request.query.split('&').filter((field) => field !== '' && nameOf(field) !== parameter);
  const query =
    step === '' ? fields : [...fields, `${encodeURIComponent(parameter)}=${encodeURIComponent(step)}`];
  const url = `${urlBase(state, example, operation.path)}${request.path}`;
  return query.length === 0 ? url : `${url}?${query.join('&')}`;
}

function nameOf(field: string): string {
  const [name = ''] = field.split('=', 1);
  return decodeField(name);
}

const relations = { first: 'first', previous: 'prev', next: 'next', last: 'last' } as const;

/** The header `Link` where the list documents it; left out where it would lead nowhere. @see https://www.rfc-editor.org/rfc/rfc8288 */
export function linkHeader(
  state: StateCall,
  { page }: Role & { readonly kind: 'list' },
  steps: PageSteps,
): Readonly<Record<string, string | undefined>> {
  if (!page?.hasLink) return {};
  const example = headerExample(findResponse(state.call.operation, 200), 'link');
  // An example that shows some of the relations shows all that there are.
  const shown =
    typeof example === 'string' ? [...example.matchAll(/rel="?(\w+)/g)].map(([, name]) => name) : [];
  const shownUrl = typeof example === 'string' ? /<([^>]*)>/.exec(example)?.[1] : undefined;
  const links = Object.entries(relations).flatMap(([name, relation]) => {
    const step = steps[name as keyof PageSteps];
    if (step === undefined || (shown.length > 0 && !shown.includes(relation))) return [];
    return [`<${partUrl(state, page.parameter, step, shownUrl)}>; rel="${relation}"`];
  });
  return { link: links.length > 0 ? links.join(', ') : undefined };
}
