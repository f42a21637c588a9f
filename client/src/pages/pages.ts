import type { Feature, FeatureContext, FeatureInit } from '../feature.ts';
import { ownAddress } from '../own-address.ts';
import { isObject, valueAt } from '../value-at.ts';
import { type NextPage, nextPage, positionIn } from './next-page.ts';
import type { PageDefinition } from './page-definition.ts';
import { EndlessPagesError, FailedPageError } from './page-errors.ts';
import type { Page, Pages, PagesOptions } from './paged.ts';

/** So many pages without an item, one behind the other, are taken for an end that the server does not tell. */
const mostEmpty = 100;

/** Gives methods of lists `.pages()`: see `Paged`. */
export const pages: Feature = (method, context) => {
  const { page } = context.operation;
  if (!page) return method;
  const read = (init: FeatureInit = {}, options: PagesOptions = {}): Pages<unknown, unknown> => ({
    byPage: () => readPages(context, page, init, options),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of readPages(context, page, init, options)) yield* items;
    },
  });
  return Object.assign(method, { pages: read });
};

async function* readPages(
  { exchange, name, operation: { method, path } }: FeatureContext,
  definition: PageDefinition,
  init: FeatureInit,
  { maxPages = 10_000 }: PagesOptions,
): AsyncGenerator<Page<unknown, unknown>, undefined> {
  const faultOf = watchProgress();
  const operation = `${method} ${path}`;
  let query = init.query ?? {};
  const start = Number(positionIn(definition, query) ?? startOf(definition));
  let url: string | undefined;
  for (let number = 1, seen = 0; ; number += 1) {
    const answer = await exchange(name, { ...init, query }, url);
    const { ok, data, response } = answer.result;
    if (!ok) throw new FailedPageError(operation, number, answer.result);
    const items = itemsOf(definition, data);
    seen += items.length;
    let fault = faultOf(answer.url, items);
    if (!fault) {
      yield { items, data, response };
      const read = {
        query,
        data,
        headers: response.headers,
        items,
        seen,
        start,
        isFollowed: url !== undefined,
      };
      const next = nextPage(definition, read);
      if (!next) return;
      if (number >= maxPages) fault = `there are more than ${maxPages} (maxPages)`;
      if (next.address === undefined) query = next.query;
      else url = resolve(next, answer.url);
    }
    if (fault) throw new EndlessPagesError(operation, number, fault);
  }
}

function itemsOf({ items = [] }: PageDefinition, data: unknown): readonly unknown[] {
  const found = valueAt(data, items);
  return Array.isArray(found) ? found : [];
}

function startOf({ kind, first = 1 }: PageDefinition): number {
  return kind === 'page' ? first : 0;
}

/**
 * An address on another server, or one whose start a proxy has taken away, is that of this list: what counts is its
 * query.
 */
function resolve({ address }: Extract<NextPage, { address: string }>, here: string): string {
  const own = ownAddress(address, here);
  const list = new URL(here);
  if (own && (own.pathname === '/' || !list.pathname.endsWith(own.pathname))) return own.href;
  list.search = own?.search ?? (URL.canParse(address) ? new URL(address).search : '');
  return list.href;
}

/** Tells why pages do not come to an end; undefined as long as they may. */
function watchProgress(): (url: string, items: readonly unknown[]) => string | undefined {
  const visited = new Set<string>();
  let [before, empty] = ['', 0];
  return (url, items) => {
    if (visited.has(url)) return 'it came a second time';
    visited.add(url);
    empty = items.length === 0 ? empty + 1 : 0;
    if (empty >= mostEmpty) return `${mostEmpty} pages in a row were empty`;
    // A server that does not know the parameter answers the first page again and again.
    const text = isObject(items[0]) ? JSON.stringify(items) : '';
    if (text !== '' && text === before) return 'it has the items of the page before';
    before = text;
    return undefined;
  };
}
