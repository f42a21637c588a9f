import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../src/mock/mock.ts';
import { describeContract } from '../src/vitest.ts';
import { type Asked, ask, loadSpecModel } from './ask.ts';
import { demoAccount, demoApiKey, demoReadOnlyApiKey, otherApiKey } from './servers/studio/demo.ts';
import { type StudioServer, startServer } from './servers/studio/server.ts';
import { describeTargets } from './targets/describe-targets.ts';

const model = await loadSpecModel('studio');
const headers = { 'X-API-Key': demoApiKey };
/** Takes the messages to the addresses of the examples, which lead nowhere. */
const toNobody = async () => new Response(null, { status: 204 });
const noSocket = [
  { case: 'watchGeneration/success', reason: 'fetch opens no WebSocket: stories/studio.test.ts does' },
];

describeTargets('studio', model, {
  start: () => startServer({ fetch: toNobody }),
  headers,
  targets: {
    real: { secondUser: { 'X-API-Key': otherApiKey }, skip: noSocket },
    stateful: { skip: noSocket },
    stateless: { skip: noSocket },
    prism: { skip: noSocket },
    msw: { skip: noSocket },
  },
});

describeContract(model, {
  name: 'the studio server with its limits',
  server: () => startServer({ limits: 'documented', fetch: toNobody }),
  headers,
  phases: ['examples'],
  skip: [
    ...noSocket,
    { case: 'runEvaluation/success', reason: 'its generator is made for it then, and has not ended' },
  ],
});

describeContract(model, {
  name: 'the mock of studio, with a bearer token',
  server: { fetch: createMock(model).fetch },
  headers: { Authorization: 'Bearer any' },
  phases: ['examples'],
  stateless: true,
  skip: noSocket,
});

describe('the studio server, where the examples do not reach', () => {
  const unknown = 'deaddead-dead-4ead-8ead-deaddeaddead';
  let server: StudioServer;
  let dataset: string;
  let session: string;
  beforeAll(async () => {
    server = await startServer({ fetch: toNobody });
    const form = new FormData();
    form.set('file', new Blob(['a,b\r\n1,x\r\n2,y\r\n'], { type: 'text/csv' }), 'small.csv');
    const uploaded = await fetch(`${server.url}/datasets/upload`, { method: 'POST', headers, body: form });
    dataset = `/datasets/${((await uploaded.json()) as { id: string }).id}`;
    const login = await ask(model, server.url, {
      operation: 'login',
      path: '/auth/login',
      body: demoAccount,
    });
    session = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(() => server.close());

  const cases: [name: string, status: number, asked: () => Asked][] = [
    [
      'a session cookie',
      200,
      () => ({ operation: 'getDataset', path: dataset, headers: { Cookie: session } }),
    ],
    [
      'a bearer token',
      200,
      () => ({
        operation: 'getDataset',
        path: dataset,
        headers: { Authorization: `Bearer ${session.split('=')[1]}` },
      }),
    ],
    ['what is somebody else’s', 404, () => ({ operation: 'getDataset', path: dataset, headers: other })],
    [
      'a wrong password',
      401,
      () => ({ operation: 'login', path: '/auth/login', body: { ...demoAccount, password: 'wrong' } }),
    ],
    [
      'a user that no trusted proxy tells',
      401,
      () => ({
        operation: 'listDatasets',
        path: '/datasets/',
        headers: { 'X-Forwarded-User': demoAccount.email },
      }),
    ],
    [
      'a key that may only read',
      403,
      () => ({
        operation: 'deleteDataset',
        path: dataset,
        headers: { 'X-API-Key': demoReadOnlyApiKey },
      }),
    ],
    [
      'the beginning of a file',
      206,
      () => ({
        operation: 'downloadDataset',
        path: `${dataset}/download`,
        headers: { ...headers, Range: 'bytes=0-4' },
      }),
    ],
    [
      'a range after the end',
      416,
      () => ({
        operation: 'downloadDataset',
        path: `${dataset}/download`,
        headers: { ...headers, Range: 'bytes=500-' },
      }),
    ],
    [
      'a cursor of another list',
      422,
      () => ({ operation: 'listDatasets', path: '/datasets/?cursor=MjAyNQ' }),
    ],
    [
      'a leap second',
      200,
      () => ({ operation: 'listDatasets', path: '/datasets/?modified_after=2016-12-31T23:59:60Z' }),
    ],
    [
      'epsilon without privacy',
      422,
      () => ({
        operation: 'generateData',
        path: `/generators${dataset.replace('datasets', 'dataset')}/generate`,
        body: { generator_type: 'tvae', epsilon: 1 },
      }),
    ],
    [
      'a generator that there is not',
      404,
      () => ({
        operation: 'runEvaluation',
        path: '/evaluations/run',
        body: { generator_id: unknown, dataset_id: dataset.split('/')[2] },
      }),
    ],
    [
      'a WebSocket without asking for one, of a generator that there is not',
      404,
      () => ({ operation: 'watchGeneration', path: `/ws/generation/${unknown}` }),
    ],
    [
      'a webhook into a private network',
      422,
      () => ({
        operation: 'registerWebhook',
        path: '/webhooks/register',
        body: {
          url: 'http://169.254.169.254/latest',
          events: ['generation.completed'],
          secret: 'a-secret-of-mine',
        },
      }),
    ],
  ];
  const other = { 'X-API-Key': otherApiKey };
  test.each(cases)('%s: %i', async (_name, status, asked) => {
    const told = await ask(model, server.url, { headers, ...asked() });
    expect(told).toMatchObject({ status, findings: [] });
  });
});

test('the limit of the studio server answers 429 as documented', async () => {
  const server = await startServer({ limits: 'documented', clock: () => new Date('2025-11-27T10:34:18Z') });
  const list = () => ask(model, server.url, { operation: 'listDatasets', path: '/datasets/', headers });
  const told = [];
  for (let count = 0; count <= 1000; count += 1) told.push(await list());
  await server.close();
  expect(told.findIndex(({ status }) => status === 429)).toBe(1000);
  expect(told.flatMap(({ findings }) => findings)).toEqual([]);
  expect(told.at(-1)?.headers.get('x-ratelimit-retry-after')).toBe('42');
});
