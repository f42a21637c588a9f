import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeContract } from '../src/vitest.ts';
import { type Asked, ask, loadSpecModel } from './ask.ts';
import {
  demoAccount,
  demoApiKey,
  demoAuthToken,
  demoBearerToken,
  demoReadOnlyApiKey,
} from './servers/projects/demo.ts';
import { startServer } from './servers/projects/server.ts';
import { describeTargets } from './targets/describe-targets.ts';

const model = await loadSpecModel('projects');
const headers = { 'X-API-Key': demoApiKey };

describeTargets('projects', model, { start: () => startServer(), headers });

describeContract(model, {
  name: 'the projects server with its limits',
  server: () => startServer({ limits: 'documented' }),
  headers,
  phases: ['examples'],
});

describe('every credential of the projects server', () => {
  const basic = Buffer.from(`${demoAccount.name}:${demoAccount.password}`).toString('base64');
  const cases: [name: string, headers: Record<string, string>][] = [
    ['a bearer token', { Authorization: `Bearer ${demoBearerToken}` }],
    ['Basic', { Authorization: `Basic ${basic}` }],
    ['X-Auth-Token', { 'X-Auth-Token': demoAuthToken }],
  ];
  for (const [name, credentials] of cases) {
    describeContract(model, {
      name: `with ${name}`,
      server: () => startServer(),
      headers: credentials,
      phases: ['examples'],
      skip: [
        { operation: 'issueToken', reason: 'clients have credentials of their own' },
        { operation: 'authorize', reason: 'it takes no credentials' },
      ],
    });
  }
});

describe('the projects server, where the examples do not reach', () => {
  const unknown = '/projects/deaddead-dead-4ead-8ead-deaddeaddead';
  let server: { readonly url: string; close(): Promise<void> };
  let project: string;
  beforeAll(async () => {
    server = await startServer();
    const body = { name: 'Website' };
    const { headers: answered } = await ask(model, server.url, {
      operation: 'createProject',
      path: '/projects',
      headers,
      body,
    });
    project = `/projects/${answered.get('location')?.split('/').at(-1)}`;
  });
  afterAll(() => server.close());

  const cases: [name: string, status: number, asked: () => Asked][] = [
    [
      'a name that is taken',
      409,
      () => ({ operation: 'createProject', path: '/projects', body: { name: 'Website' } }),
    ],
    ['no name', 422, () => ({ operation: 'createProject', path: '/projects', body: {} })],
    [
      'an unknown field',
      422,
      () => ({ operation: 'createProject', path: '/projects', body: { name: 'x', id: 1 } }),
    ],
    [
      'a scope that is missing',
      403,
      () => ({ operation: 'deleteProject', path: project, headers: { 'X-API-Key': demoReadOnlyApiKey } }),
    ],
    [
      'an older version',
      412,
      () => ({
        operation: 'updateProject',
        path: project,
        body: {},
        headers: { ...headers, 'content-type': 'application/merge-patch+json', 'If-Match': '"x"' },
      }),
    ],
    ['a page size too large', 422, () => ({ operation: 'listProjects', path: '/projects?page_size=101' })],
    ['an id that is no UUID', 422, () => ({ operation: 'getProject', path: '/projects/7' })],
    [
      'an unknown project',
      404,
      () => ({
        operation: 'updateProject',
        path: unknown,
        body: {},
        headers: { ...headers, 'content-type': 'application/merge-patch+json' },
      }),
    ],
    [
      'a client that is not known',
      400,
      () => ({ operation: 'authorize', path: '/oauth/authorize?response_type=code&client_id=nobody' }),
    ],
    [
      'a key in the query',
      200,
      () => ({ operation: 'getProject', path: `${project}?api_key=${demoApiKey}`, headers: {} }),
    ],
  ];
  test.each(cases)('%s: %i', async (_name, status, asked) => {
    const told = await ask(model, server.url, { headers, ...asked() });
    expect(told).toMatchObject({ status, findings: [] });
  });

  test('an unchanged project: 304 without a body', async () => {
    const read = await ask(model, server.url, { operation: 'getProject', path: project, headers });
    const told = await ask(model, server.url, {
      operation: 'getProject',
      path: project,
      headers: { ...headers, 'If-None-Match': read.headers.get('etag') ?? '' },
    });
    expect(told).toMatchObject({ status: 304, body: '', findings: [] });
  });

  test('the same key and body give the same answer, another body 422', async () => {
    const key = { ...headers, 'Idempotency-Key': 'k-1' };
    const post = (name: string) =>
      ask(model, server.url, { operation: 'createProject', path: '/projects', headers: key, body: { name } });
    const [first, second, third] = [await post('Once'), await post('Once'), await post('Twice')];
    expect(second).toMatchObject({ status: 201, body: first?.body, findings: [] });
    expect(second?.headers.get('idempotency-replayed')).toBe('true');
    expect(third).toMatchObject({ status: 422, findings: [] });
  });
});

test('the limit of the projects server answers 429 as documented', async () => {
  const server = await startServer({ limits: 'documented' });
  const told = [];
  for (let count = 0; count <= 100; count += 1)
    told.push(await ask(model, server.url, { operation: 'listProjects', path: '/projects', headers }));
  await server.close();
  expect(told.findIndex(({ status }) => status === 429)).toBe(100);
  expect(told.flatMap(({ findings }) => findings)).toEqual([]);
});
