import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInit } from '../call.ts';
import { type ClientOptions, createOperations } from '../create-operations.ts';
import type { PageDefinition } from './page-definition.ts';
import { EndlessPagesError, FailedPageError } from './page-errors.ts';
import type { PagesOptions } from './paged.ts';
import { pages } from './pages.ts';

interface Client {
  list: {
    pages(
      init?: CallInit<unknown> & { query?: object },
      options?: PagesOptions,
    ): AsyncIterable<unknown> & { byPage(): AsyncIterable<{ items: readonly unknown[]; data: unknown }> };
  };
}
type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** All of what is iterated. */
async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

let server: Server;
let baseUrl: string;
let answer: Answer;
let requests: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    response.shouldKeepAlive = false;
    requests.push(request.url ?? '');
    answer(request, response, new URL(request.url ?? '', baseUrl));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function clientOf(page: PageDefinition, answers: Answer, options: ClientOptions = {}): Client {
  [requests, answer] = [[], answers];
  const operations = { list: { method: 'GET', path: '/v1/things', page } };
  const all = { baseUrl, policies: [], ...options };
  return createOperations<Client>({ securitySchemes: {}, operations }, all, [pages]);
}

const json = (body: unknown, headers: Record<string, string> = {}, status = 200) =>
  ((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }) satisfies Answer;

const all = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

/** A server of things in pages of `size`. */
const paged =
  (things: readonly unknown[], size: number): Answer =>
  (request, response, url) => {
    const page = Number(url.searchParams.get('page') ?? 1);
    const data = things.slice((page - 1) * size, page * size);
    json({ data, meta: { total_pages: Math.ceil(things.length / size) } })(request, response);
  };
const byPages: PageDefinition = {
  kind: 'page',
  parameter: 'page',
  items: ['data'],
  told: { pages: ['meta', 'total_pages'] },
};

describe('reading on', () => {
  test('all items, a request a page', async () => {
    const client = clientOf(byPages, paged(all(5), 2));
    expect(await collect(client.list.pages({ query: { q: 'a b' } }))).toEqual(all(5));
    expect(requests).toEqual([
      '/v1/things?q=a%20b',
      '/v1/things?q=a%20b&page=2',
      '/v1/things?q=a%20b&page=3',
    ]);
  });

  test('from a page on, and again from its beginning', async () => {
    const client = clientOf(byPages, paged(all(5), 2));
    const list = client.list.pages({ query: { page: 2 } });
    expect(await collect(list)).toEqual([{ id: 3 }, { id: 4 }, { id: 5 }]);
    expect(await collect(list)).toHaveLength(3);
  });

  test('whole pages', async () => {
    const client = clientOf(byPages, paged(all(3), 2));
    const found = await collect(client.list.pages().byPage());
    expect(found.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(found[0]?.data).toEqual({ data: [{ id: 1 }, { id: 2 }], meta: { total_pages: 2 } });
  });

  test('no page is asked for that nobody reads', async () => {
    const client = clientOf(byPages, paged(all(50), 2));
    for await (const item of client.list.pages()) if ((item as { id: number }).id === 3) break;
    expect(requests).toHaveLength(2);
  });

  test('every page passes through the policies', async () => {
    const seen: string[] = [];
    const client = clientOf(byPages, paged(all(4), 2), {
      policies: [
        (send) => (request, operation) => {
          seen.push(`${operation.name} ${new URL(request.url).search}`);
          return send(request, operation);
        },
      ],
    });
    await collect(client.list.pages());
    expect(seen).toEqual(['list ', 'list ?page=2']);
  });

  test('property: every item once, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 }), async (count, size) => {
        const client = clientOf(byPages, paged(all(count), size));
        expect(await collect(client.list.pages())).toEqual(all(count));
        expect(requests).toHaveLength(Math.max(1, Math.ceil(count / size)));
      }),
      { seed: 7, numRuns: 30 },
    );
  });
});

describe('addresses', () => {
  const byLink: PageDefinition = { kind: 'link', link: true };
  const linked: [string, (base: string) => string, want: string][] = [
    ['its query alone', () => '<?p=2>; rel="next"', '/v1/things?p=2'],
    ['a path', () => '</v1/things?p=2>; rel="next"', '/v1/things?p=2'],
    ['a path without what a proxy takes away', () => '</things?p=2>; rel="next"', '/v1/things?p=2'],
    ['another path of the server', () => '</v1/by-id/7/things?p=2>; rel="next"', '/v1/by-id/7/things?p=2'],
    ['the whole address', (base) => `<${base}/v1/things?p=2>; rel="next"`, '/v1/things?p=2'],
    ['an inner port', () => '<http://127.0.0.1:1/v1/other?p=2>; rel="next"', '/v1/other?p=2'],
    [
      'another server: only its query counts',
      () => '<http://evil.example/x?p=2>; rel="next"',
      '/v1/things?p=2',
    ],
  ];
  test.each(linked)('%s', async (_name, link, want) => {
    const client = clientOf(byLink, (request, response, url) => {
      const isLast = url.searchParams.has('p');
      json([isLast ? 2 : 1], isLast ? {} : { link: link(baseUrl) })(request, response);
    });
    expect(await collect(client.list.pages({ query: { q: 1 } }))).toEqual([1, 2]);
    expect(requests).toEqual(['/v1/things?q=1', want]);
  });
});

describe('what does not end, or fails', () => {
  const byCursor: PageDefinition = {
    kind: 'cursor',
    parameter: 'after',
    told: { nextCursor: ['c'] },
    items: ['data'],
  };
  const endless: [string, PageDefinition, Answer, PagesOptions, requests: number, message: string][] = [
    ['a cursor that comes again', byCursor, json({ data: [1], c: 'x' }), {}, 2 + 1, 'it came a second time'],
    [
      'empty pages',
      byCursor,
      (request, response) => json({ data: [], c: requests.length })(request, response),
      {},
      100,
      '100 pages in a row were empty',
    ],
    [
      'a server that does not know the parameter',
      { kind: 'page', parameter: 'page', items: ['data'] },
      json({ data: [{ id: 1 }] }),
      {},
      2,
      'it has the items of the page before',
    ],
    [
      'more than may be',
      byCursor,
      (request, response) => json({ data: [1], c: requests.length })(request, response),
      { maxPages: 4 },
      4,
      'there are more than 4 (maxPages)',
    ],
  ];
  test.each(endless)('%s', async (_name, page, answers, options, count, message) => {
    const client = clientOf(page, answers);
    const reading = collect(client.list.pages({}, options));
    await expect(reading).rejects.toThrow(EndlessPagesError);
    await expect(reading).rejects.toThrow(message);
    expect(requests.length).toBeLessThanOrEqual(count);
  });

  test('a page that fails, behind those that did not', async () => {
    const client = clientOf(byPages, (request, response, url) => {
      if (url.searchParams.get('page') === '2') json({ code: 'GONE' }, {}, 410)(request, response);
      else paged(all(9), 2)(request, response, url);
    });
    const items: unknown[] = [];
    const failure = await (async () => {
      for await (const item of client.list.pages()) items.push(item);
    })().catch((error: unknown) => error);
    expect(items).toEqual(all(2));
    expect(failure).toBeInstanceOf(FailedPageError);
    expect(failure).toMatchObject({
      message: 'GET /v1/things answered 410 for page 2',
      status: 410,
      error: { code: 'GONE' },
      page: 2,
    });
  });

  test('an abort between pages sends nothing more', async () => {
    const stop = new AbortController();
    const client = clientOf(byPages, paged(all(9), 2));
    const reading = (async () => {
      for await (const page of client.list.pages({ signal: stop.signal }).byPage()) stop.abort(page);
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(1);
  });
});
