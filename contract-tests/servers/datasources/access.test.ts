import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedAnswer, CheckedFetch } from '../shared/checked-fetch.ts';
import { demoClient, demoCustomersKey, demoProductsKey, demoWriter } from './demo.ts';
import { start, startForAll } from './start-for-test.ts';

const customer = '/customers-api/customers/9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a';
const json = { query: '{ __typename }' };
const basic = (id: string, secret: string) => ({ Authorization: `Basic ${btoa(`${id}:${secret}`)}` });
const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

const ask = (call: CheckedFetch, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call('POST /oauth/token', { body: new URLSearchParams(fields), headers: { 'X-API-Key': '', ...headers } });

const tokenOf = ({ body }: CheckedAnswer) => String(valueAt(body, '/access_token'));
const grant_type = 'client_credentials';

describe('keys', () => {
  const { call } = startForAll();
  const cases: [name: string, headers: Record<string, string>, customers: number, products: number][] = [
    ['none', {}, 401, 401],
    ['the customer key', { 'X-API-Key': demoCustomersKey }, 200, 401],
    ['the customer key as a bearer token', bearer(demoCustomersKey), 200, 401],
    ['the product key', { 'X-API-Key': demoProductsKey }, 401, 200],
    ['the product key as a bearer token', bearer(demoProductsKey), 401, 200],
    ['a wrong one', { 'X-API-Key': 'x' }, 401, 401],
    ['one of each, in two places', { 'X-API-Key': demoCustomersKey, ...bearer(demoProductsKey) }, 200, 200],
    ["a client's secret", basic(demoClient.id, demoClient.secret), 401, 401],
  ];
  test.each(cases)('%s', async (_name, headers, customers, products) => {
    const own = { 'X-API-Key': '', ...headers };
    const one = await call('GET /customers-api/health', { headers: own });
    const other = await call('POST /products-api/graphql', { headers: own, json });
    expect([one.status, other.status]).toEqual([customers, products]);
    if (customers === 401) expect(one.headers.get('www-authenticate')).toBe('Bearer realm="customers"');
    if (products === 401) expect(other.headers.get('www-authenticate')).toBe('Bearer realm="products"');
  });

  test('are those that the server is given', async () => {
    const { call } = await start({ keys: { customers: ['own'], products: [] } });
    expect((await call('GET /customers-api/health')).status).toBe(401);
    expect((await call('GET /customers-api/health', { headers: { 'X-API-Key': 'own' } })).status).toBe(200);
  });
});

describe('tokens', () => {
  const { call } = startForAll();
  const { id: client_id, secret: client_secret } = demoClient;
  const refused: [
    name: string,
    fields: Record<string, string>,
    headers: Record<string, string>,
    status: number,
    error: string,
  ][] = [
    ['no client', { grant_type }, {}, 401, 'invalid_client'],
    ['a wrong secret', { grant_type, client_id, client_secret: 'x' }, {}, 401, 'invalid_client'],
    ['no secret', { grant_type, client_id }, {}, 401, 'invalid_client'],
    ['a wrong secret in Basic', { grant_type }, basic(client_id, 'x'), 401, 'invalid_client'],
    [
      'both ways',
      { grant_type, client_id, client_secret },
      basic(client_id, client_secret),
      400,
      'invalid_request',
    ],
    ['no grant', { client_id, client_secret }, {}, 400, 'invalid_request'],
    [
      'another grant',
      { grant_type: 'password', client_id, client_secret },
      {},
      400,
      'unsupported_grant_type',
    ],
    ['an unknown scope', { grant_type, client_id, client_secret, scope: 'all' }, {}, 400, 'invalid_scope'],
    [
      'a scope that it may not have',
      { grant_type, client_id, client_secret, scope: 'customers:write' },
      {},
      400,
      'invalid_scope',
    ],
    ['an unknown field', { grant_type, client_id, client_secret, foo: '1' }, {}, 200, ''],
  ];
  test.each(refused)('%s', async (_name, fields, headers, status, error) => {
    const answer = await ask(call, fields, headers);
    expect([answer.status, valueAt(answer.body, '/error') ?? '']).toEqual([status, error]);
  });

  test('a client that may not use the grant', async () => {
    const { call } = await start({ clients: [{ ...demoClient, grants: [] }] });
    const answer = await ask(call, { grant_type, client_id, client_secret });
    expect([answer.status, valueAt(answer.body, '/error')]).toEqual([400, 'unauthorized_client']);
  });

  test('are good for an hour, for what their scopes say, in both APIs', async () => {
    let now = new Date('2025-01-19T10:00:00Z');
    const { call } = await start({ clock: () => now });
    const reader = await ask(call, { grant_type }, basic(client_id, client_secret));
    expect(reader.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'customers:read products:read',
    });
    const writer = await ask(call, { grant_type }, basic(demoWriter.id, demoWriter.secret));
    const narrow = await ask(call, { grant_type, scope: 'products:read' }, basic(client_id, client_secret));
    const uses: [token: CheckedAnswer, read: number, write: number, products: number][] = [
      [reader, 200, 403, 200],
      [writer, 200, 200, 403],
      [narrow, 403, 403, 200],
    ];
    const use = async (token: CheckedAnswer) => {
      const headers = { 'X-API-Key': '', ...bearer(tokenOf(token)) };
      const answers = [
        await call(`GET ${customer}`, { headers }),
        await call(`POST ${customer}`, { headers, json: { segment: 'consumer' } }),
        await call('POST /products-api/graphql', { headers, json }),
      ];
      return answers.map(({ status }) => status);
    };
    for (const [token, ...statuses] of uses) expect(await use(token)).toEqual(statuses);
    now = new Date('2025-01-19T10:59:59.999Z');
    expect(await use(reader)).toEqual([200, 403, 200]);
    now = new Date('2025-01-19T11:00:00Z');
    expect(await use(reader)).toEqual([401, 401, 401]);
  });

  test('a refusal names the scope', async () => {
    const { call } = await start();
    const token = tokenOf(await ask(call, { grant_type }, basic(client_id, client_secret)));
    const headers = { 'X-API-Key': '', ...bearer(token) };
    const answer = await call(`POST ${customer}`, { headers, json: {} });
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer realm="customers", error="insufficient_scope", scope="customers:write"',
    );
    expect(answer.body).toEqual({
      error: { code: 'forbidden', message: 'This needs the scope customers:write' },
    });
  });
});

describe('limits', () => {
  const limitsOf = ({ headers }: CheckedAnswer) =>
    ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'].map((name) =>
      headers.get(name),
    );

  test('are off by default', async () => {
    const { call } = await start();
    expect(limitsOf(await call('GET /customers-api/health'))).toEqual([null, null, null, null]);
  });

  test.each([undefined, 5, 20])('%s requests a second for each key', async (requestsPerSecond) => {
    const limit = requestsPerSecond ?? 10;
    let now = new Date('2025-01-19T10:00:00.250Z');
    const { call, callProducts } = await start({
      limits: 'documented',
      clock: () => now,
      ...(requestsPerSecond && { requestsPerSecond }),
    });
    for (let count = 1; count < limit; count += 1) await call('GET /customers-api/health');
    expect(limitsOf(await call(`GET ${customer}`))).toEqual([String(limit), '0', '1737280801', null]);
    const refused = await call('GET /customers-api/health');
    expect([refused.status, ...limitsOf(refused)]).toEqual([429, String(limit), '0', '1737280801', '1']);
    expect((await callProducts('POST /products-api/graphql', { json })).status).toBe(200);
    expect((await call('GET /customers-api/health', { headers: { 'X-API-Key': 'x' } })).status).toBe(401);
    now = new Date('2025-01-19T10:00:01Z');
    expect((await call('GET /customers-api/health')).status).toBe(200);
  });
});
