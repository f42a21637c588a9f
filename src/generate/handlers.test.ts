import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClient } from '../../generated/jobs/client.ts';
import {
  createHandlers,
  jobsHandlers,
  mockCreateJob,
  mockGetJob,
  mockListJobs,
} from '../../generated/jobs/handlers.ts';
import { pipelineHandlers } from '../../generated/pipeline/handlers.ts';
import { loadModel } from '../model/load.ts';
import { generate } from './generate.ts';

const server = setupServer();
// MSW logs what it could not answer, which is expected below.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  vi.restoreAllMocks();
  server.resetHandlers();
});
afterAll(() => server.close());

const base = 'http://any.example/api/v1';

async function get(path: string, init?: RequestInit) {
  const response = await fetch(base + path, init);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

describe('the handlers of the jobs API', () => {
  test("answer a client with the document's first examples", async () => {
    server.use(...jobsHandlers);
    const client = createClient({ baseUrl: base, auth: { apiKey: 'k' } });
    const job = await client.getJob({ path: { id: 123 } });
    expect(job).toMatchObject({ ok: true, status: 200, data: { data: { id: 123, status: 'completed' } } });
    const created = await client.createJob({ body: { config: {} } });
    expect(created).toMatchObject({ ok: true, status: 202, data: { data: { job_id: 123 } } });
    expect(created.response.headers.get('location')).toBe('/api/v1/jobs/123');
    expect(created.response.headers.get('x-ratelimit-limit')).toBe('10');
  });

  const cases: [string, Parameters<typeof mockGetJob>[0], number, unknown][] = [
    ['a status', { status: 404 }, 404, { error: { code: 'NOT_FOUND' } }],
    ['an example', { example: 'running' }, 200, { data: { status: 'running' } }],
    ['an example of another status', { example: 'unknownJob' }, 404, { error: { code: 'NOT_FOUND' } }],
    [
      'a resolver',
      ({ params }) => (params.id === '7' ? { status: 500 } : { status: 404 }),
      500,
      { status: 'error' },
    ],
    [
      'a resolver with a response of its own',
      () => HttpResponse.json({ own: 1 }, { status: 299 }),
      299,
      { own: 1 },
    ],
    ['an asynchronous resolver', async () => ({ example: 'queued' }), 200, { data: { status: 'queued' } }],
  ];
  test.each(cases)('can be overridden with %s', async (_name, answer, status, body) => {
    server.use(mockGetJob(answer), ...jobsHandlers);
    expect(await get('/jobs/7')).toMatchObject({ status, body });
  });

  test('can be overridden with a body and headers', async () => {
    const meta = { timestamp: '2025-01-01T00:00:00Z', request_id: 'r' };
    const error = { code: 'NOT_FOUND' as const, message: 'gone' };
    server.use(
      mockGetJob({ status: 404, body: { status: 'error', error, meta }, headers: { 'X-Request-Id': 'r' } }),
    );
    const answer = await get('/jobs/7');
    expect([answer.status, answer.body, answer.headers.get('x-request-id')]).toEqual([
      404,
      { status: 'error', error, meta },
      'r',
    ]);
  });

  test('a resolver sees parameters, query and body', async () => {
    const seen: unknown[] = [];
    server.use(
      mockListJobs(({ query, cookies }) => void seen.push(query.get('page'), cookies.a)),
      mockCreateJob(async ({ request }) => void seen.push((await request.json()).config)),
      ...jobsHandlers,
    );
    await get('/jobs?page=2', { headers: { cookie: 'a=1' } });
    await get('/jobs', { method: 'POST', body: '{"config":{"x":1}}' });
    expect(seen).toEqual(['2', '1', { x: 1 }]);
  });

  test('a resolver that decides nothing leaves the request to the next handler', async () => {
    server.use(
      mockGetJob(() => undefined),
      ...jobsHandlers,
    );
    expect((await get('/jobs/7')).status).toBe(200);
  });

  test('once', async () => {
    server.use(mockGetJob({ status: 500 }, { once: true }), ...jobsHandlers);
    expect([(await get('/jobs/7')).status, (await get('/jobs/7')).status]).toEqual([500, 200]);
  });

  test.each([
    ['http://local.test:8080/v9', 'http://local.test:8080/v9/jobs', 'http://other.test/v9/jobs'],
    ['/v9/', 'https://other.test/v9/jobs', 'https://other.test/api/v1/jobs'],
    ['', 'https://other.test/jobs', 'https://other.test/users/jobs'],
  ])('with the base URL %j', async (baseUrl, matched, unmatched) => {
    server.use(...createHandlers({ baseUrl }));
    expect((await fetch(matched)).status).toBe(200);
    await expect(fetch(unmatched)).rejects.toThrow();
  });

  test('what the document does not have is an error that says what it has', async () => {
    // A caller without types can ask for anything.
    server.use(mockGetJob({ status: 418 } as never));
    const { status, body } = await get('/jobs/7');
    expect(status).toBe(500);
    expect(body.message).toMatch(
      /^GET \/jobs\/\{id\}: the document has no answer \{"status":418\}; it has 200 \(application\/json, completed, /,
    );
  });
});

describe('handlers of odd documents', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concordat-handlers-'));
    await symlink(
      fileURLToPath(new URL('../../node_modules', import.meta.url)),
      join(folder, 'node_modules'),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function handlersOf(name: string) {
    const model = await loadModel(fileURLToPath(new URL(`fixtures/${name}.yaml`, import.meta.url)));
    if (!model.ok) throw new Error(JSON.stringify(model.problems));
    for (const { path, text } of await generate(name, model.value, { version: '0.0.0' })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return import(pathToFileURL(join(folder, name, 'handlers.ts')).href);
  }

  test('paths of every shape', async () => {
    const { createHandlers, ...mocks } = await handlersOf('odd-names');
    const seen: unknown[] = [];
    const spy = ({ params }: { params: unknown }) => {
      seen.push(params);
      return new Response(null, { status: 204 });
    };
    for (const [name, mock] of Object.entries(mocks)) {
      if (name.startsWith('mock'))
        server.use((mock as (resolver: unknown) => ReturnType<typeof mockGetJob>)(spy));
    }
    for (const path of [
      '/repos/a%20b/c.d',
      '/files/report.v2.json',
      '/items:batch',
      '/items/1-2',
      `/space and é/${encodeURIComponent('ü/')}`,
      '/100%/x',
      '/quote\'"`$%7Bx}/',
    ]) {
      const method = path === '/items:batch' ? 'POST' : 'GET';
      expect([path, (await fetch(`http://any.example/v1${path}`, { method })).status]).toEqual([path, 204]);
    }
    expect(seen).toEqual([
      { owner: 'a b', repo: 'c.d' },
      { name: 'report.v2' },
      {},
      { a: '1', b: '2' },
      { 'naïve-name': 'ü/' },
      { p: 'x' },
      { x: '{x}' },
    ]);
    await expect(fetch('http://any.example/v1/items-batch', { method: 'POST' })).rejects.toThrow();
    expect(createHandlers()).toHaveLength(23);
  });

  test('media types, ranges and bodies without an example', async () => {
    const { mockManyBodies, mockUpload, oddMediaHandlers, createHandlers } = await handlersOf('odd-media');
    const post = () => fetch('http://x/v1/bodies', { method: 'POST' });
    server.use(...oddMediaHandlers);
    expect(await (await post()).json()).toEqual([1]);
    server.use(mockManyBodies({ contentType: 'text/csv' }));
    const csv = await post();
    expect([csv.headers.get('content-type'), await csv.text()]).toEqual(['text/csv', 'a,b\n1,2\n']);
    server.use(mockManyBodies({ status: 503 }));
    const problem = await post();
    expect([problem.status, problem.headers.get('content-type'), await problem.json()]).toEqual([
      503,
      'application/problem+json',
      {},
    ]);
    server.use(mockManyBodies({ contentType: 'application/xml' }));
    expect((await (await post()).json()).message).toBe(
      'POST /bodies: the document has no example of 200 application/xml; pass a body',
    );
    server.use(mockUpload());
    const upload = await fetch('http://x/v1/upload', { method: 'PUT', body: 'x' });
    expect((await fetch('https://other.example/v2/other')).status).toBe(200);
    server.resetHandlers(...createHandlers({ baseUrl: 'http://local.test/base' }));
    expect((await fetch('http://local.test/v2/other')).status).toBe(200);
    expect((await fetch('http://local.test/base/events')).status).toBe(200);
    expect([upload.status, await upload.text(), [...upload.headers]]).toEqual([
      201,
      '',
      [['location', '/upload/1']],
    ]);
  });
});

test.each([
  ['/monitoring/alerts', 200],
  ['/monitoring/alerts/', 200],
  ['/quality/score/orders/', 200],
  ['/monitoring/alerts//', undefined],
])('a slash at the end means nothing where the document says so: %s', async (path, want) => {
  server.use(...pipelineHandlers);
  const status = await get(path).then(
    (answer) => answer.status,
    () => undefined,
  );
  expect(status).toBe(want);
});

test('elsewhere it is another path', async () => {
  server.use(...jobsHandlers);
  await expect(get('/jobs/')).rejects.toThrow();
});
