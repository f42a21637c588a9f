import { describe, expect, test } from 'vitest';
import { createMock } from '../src/mock/mock.ts';
import { hooksOf } from '../src/verify/hooks/loaded-hooks.ts';
import { describeContract } from '../src/vitest.ts';
import { type Asked, ask, loadSpecModel } from './ask.ts';
import datasourcesHooks from './datasources.hooks.ts';
import { demoClient, demoCustomersKey, demoProductsKey } from './servers/datasources/demo.ts';
import { startServer } from './servers/datasources/server.ts';
import { describeTargets } from './targets/describe-targets.ts';

// Both APIs are in one document, each below the base path of its own and with a key of its own.

const model = await loadSpecModel('datasources');
const bearer = { customersKey: demoCustomersKey, productsKey: demoProductsKey };
const hooks = hooksOf(datasourcesHooks);

describeTargets('datasources', model, { start: () => startServer(), auth: bearer, hooks });

describeContract(model, {
  name: 'the datasources server, with keys in X-API-Key',
  server: () => startServer(),
  auth: { customersKeyHeader: demoCustomersKey, productsKeyHeader: demoProductsKey },
  phases: ['examples'],
  hooks,
});

describeContract(model, {
  name: 'the datasources server, where clients use Basic',
  server: () => startServer(),
  auth: { oauthClient: `${demoClient.id}:${demoClient.secret}` },
  phases: ['examples'],
  skip: model.operations
    .filter(({ name }) => name !== 'issueToken')
    .map(({ name }) => ({ operation: name, reason: 'it takes keys and tokens' })),
});

describeContract(model, {
  name: 'the datasources server with limits that are not reached',
  server: () => startServer({ limits: 'documented', requestsPerSecond: 1000 }),
  auth: bearer,
  phases: ['examples'],
  hooks,
});

describeContract(model, {
  name: 'the mock of datasources, with keys in X-API-Key',
  server: { fetch: createMock(model).fetch },
  headers: { 'X-API-Key': 'any' },
  phases: ['examples'],
  stateless: true,
});

describe('the limit of the datasources server', () => {
  const cases: [name: string, asked: Asked][] = [
    [
      'of customers',
      {
        operation: 'listCustomers',
        path: '/customers-api/customers?page_size=1',
        headers: { 'X-API-Key': demoCustomersKey },
      },
    ],
    [
      'of products',
      {
        operation: 'queryProducts',
        path: '/products-api/graphql',
        headers: { 'X-API-Key': demoProductsKey },
        body: { query: '{ __typename }' },
      },
    ],
    ['of tokens', { operation: 'issueToken', path: '/oauth/token', body: {} }],
  ];
  test.each(cases)('%s answers 429 as documented', async (_name, asked) => {
    const now = new Date('2025-01-19T10:00:00.250Z');
    const server = await startServer({ limits: 'documented', clock: () => now });
    const told = [];
    for (let count = 0; count <= 10; count += 1) told.push(await ask(model, server.url, asked));
    await server.close();
    expect(told.findIndex(({ status }) => status === 429)).toBe(10);
    expect(told.flatMap(({ findings }) => findings)).toEqual([]);
    expect(told.at(-1)?.headers.get('retry-after')).toBe('1');
  });
});
