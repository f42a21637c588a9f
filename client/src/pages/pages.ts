import { AbortedError } from '../errors.ts';
import type { Feature, FeatureContext, FeatureInit, RawResult } from '../feature.ts';
import { ownAddress } from '../own-address.ts';
import { valueAt } from '../value-at.ts';
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
  context: FeatureContext,
  definition: PageDefinition,
  init: FeatureInit,
  { maxPages = 10_000 }: PagesOptions,
): AsyncGenerator<Page<unknown, unknown>, undefined> {
  const watch = watchProgress(context, maxPages);
  const start = Number(positionIn(definition, init.query ?? {}) ?? startOf(definition));
  let query = init.query ?? {};
  let url: string | undefined;
  for (let number = 1, seen = 0; ; number += 1) {
    const answer = await readPage(context, { ...init, query }, url, number);
    const { data, response } = answer.result;
    const items = itemsOf(definition, data);
    seen += items.length;
    watch.read(number, answer.url, items);
    yield { items, data, response };
    const isFollowed = url !== undefined;
    const { headers } = response;
    const next = nextPage(definition, { query, data, headers, items, seen, start, isFollowed });
    if (!next) return;
    watch.goOn(number);
    if (next.address === undefined) query = next.query;
    else url = resolve(next, answer.url);
  }
}

async function readPage(
  { exchange, name, operation }: FeatureContext,
  init: FeatureInit,
  url: string | undefined,
  number: number,
): Promise<{ url: string; result: RawResult }> {
  // A fetch of the caller's own may not look at the signal before it sends.
  if (init.signal?.aborted) {
    const { method, path } = operation;
    throw new AbortedError({ name, method, path }, url ?? path, init.signal.reason);
  }
  const answer = await exchange(name, init, url);
  if (!answer.result.ok) {
    throw new FailedPageError(`${operation.method} ${operation.path}`, number, answer.result);
  }
  return answer;
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

/** @throws EndlessPagesError where the pages do not come to an end */
function watchProgress({ operation }: FeatureContext, maxPages: number) {
  const visited = new Set<string>();
  let [before, empty] = ['', 0];
  const giveUp = (page: number, reason: string) => {
    throw new EndlessPagesError(`${operation.method} ${operation.path}`, page, reason);
  };
  return {
    read(page: number, url: string, items: readonly unknown[]) {
      if (visited.has(url)) giveUp(page, 'it came a second time');
      visited.add(url);
      empty = items.length === 0 ? empty + 1 : 0;
      if (empty >= mostEmpty) giveUp(page, `${mostEmpty} pages in a row were empty`);
      // A server that does not know the parameter answers the first page again and again.
      const text = typeof items[0] === 'object' ? JSON.stringify(items) : '';
      if (text !== '' && text === before) giveUp(page, 'it has the items of the page before');
      before = text;
    },
    goOn(page: number) {
      if (page >= maxPages) giveUp(page, `there are more than ${maxPages} (maxPages)`);
    },
  };
}
