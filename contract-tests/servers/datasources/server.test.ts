import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { SchemaNode } from '../../../src/model/model.ts';
import { validatorOf } from '../../../src/schema/validate.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoCustomersKey, demoProductsKey } from './demo.ts';
import { start, startForAll } from './start-for-test.ts';

const ada = '/customers-api/customers/9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a';

test('a customer is read, in either case of its id, and updated', async () => {
  const now = new Date('2025-01-19T10:00:00Z');
  const { call } = await start({ clock: () => now });
  const read = await call(
    `GET ${ada.toUpperCase().replace('/CUSTOMERS-API/CUSTOMERS', '/customers-api/customers')}`,
  );
  expect(read.body).toEqual({
    customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
    name: 'Ada Lindqvist',
    email: 'ada.lindqvist@acme.dev',
    segment: 'enterprise',
    created_at: '2024-01-15T09:30:00.000Z',
    updated_at: '2025-01-18T16:20:00.000Z',
  });
  const updated = await call(`POST ${ada}`, { json: { name: 'Ada Holm', segment: 'consumer' } });
  expect(updated.body).toEqual({
    ...(read.body as object),
    name: 'Ada Holm',
    segment: 'consumer',
    updated_at: '2025-01-19T10:00:00.000Z',
  });
  expect((await call(`GET ${ada}`)).body).toEqual(updated.body);
});

test('each change moves updated_at past every other, whatever the clock says', async () => {
  const now = new Date('2020-01-01T00:00:00Z');
  const { call } = await start({ clock: () => now });
  const times = [];
  for (const segment of ['consumer', 'consumer', 'enterprise'])
    times.push(valueAt((await call(`POST ${ada}`, { json: { segment } })).body, '/updated_at'));
  expect(times).toEqual(['2025-01-19T08:05:30.001Z', '2025-01-19T08:05:30.002Z', '2025-01-19T08:05:30.003Z']);
});

describe('refusals', () => {
  const { call } = startForAll();
  const refusals: [target: string, json: unknown, status: number, code: string, field?: string][] = [
    ['POST /customers-api/customers/00000000-0000-4000-8000-000000000000', { name: 'x' }, 404, 'not_found'],
    ['GET /customers-api/customers/00000000-0000-4000-8000-000000000000', undefined, 404, 'not_found'],
    ['GET /customers-api/customers/7', undefined, 422, 'validation_failed', 'id'],
    [`POST ${ada}`, {}, 422, 'validation_failed', ''],
    [`POST ${ada}`, { nam: 'x' }, 422, 'validation_failed', 'nam'],
    [`POST ${ada}`, { email: 'x' }, 422, 'validation_failed', 'email'],
    [`POST ${ada}`, { customer_id: 'x' }, 422, 'validation_failed', 'customer_id'],
    ['GET /customers-api/customers?page_size=1001', undefined, 422, 'validation_failed', 'page_size'],
    [
      'GET /customers-api/customers?updated_since=yesterday',
      undefined,
      422,
      'validation_failed',
      'updated_since',
    ],
    ['GET /customers-api/nothing', undefined, 404, 'not_found'],
    ['GET /customers', undefined, 404, 'not_found'],
  ];
  test.each(refusals)('%s %j: %i %s', async (target, json, status, code, field) => {
    const answer = await call(target, { json });
    expect([
      answer.status,
      valueAt(answer.body, '/error/code'),
      valueAt(answer.body, '/error/details/0/field'),
    ]).toEqual([status, code, field]);
  });
});

test('the schema of customers is the one of the document, whole, and every customer fits it', async () => {
  const { server, call } = await start();
  const { body, headers } = await call('GET /customers-api/schema/customers');
  expect(headers.get('content-type')).toMatch(/^application\/schema\+json/);
  expect(JSON.stringify(body)).not.toContain('$ref');
  expect(valueAt(body, '/properties/segment/enum')).toEqual(['consumer', 'small_business', 'enterprise']);
  const node: SchemaNode = { value: body, at: { source: 'schema-of-customers', pointer: '' } };
  const validator = validatorOf(server.model, node, 'response');
  const answers = [1, 2, 3].map((page) => call(`GET /customers-api/customers?page=${page}`));
  const customers = (await Promise.all(answers)).flatMap(
    (answer) => valueAt(answer.body, '/data') as object[],
  );
  expect(customers).toHaveLength(2500);
  expect(customers.flatMap((customer) => validator.check(customer))).toEqual([]);
  expect(validator.check({ ...customers[0], segment: 'x' })).toHaveLength(1);
});

test('what is changed lasts over a restart, and new databases are alike', async () => {
  const database = join(temporaryFolder(), 'datasources.db');
  const list = '/customers-api/customers?page_size=1000&page=3';
  const first = await start({ database });
  const before = (await first.call(`GET ${list}`)).body;
  const { body: updated } = await first.call(`POST ${ada}`, { json: { name: 'Ada Holm' } });
  await first.server.close();
  const second = await start({ database });
  expect((await second.call(`GET ${ada}`)).body).toEqual(updated);
  expect(valueAt((await second.call(`GET ${list}`)).body, '/pagination/total')).toBe(2500);
  const other = await start();
  expect((await other.call(`GET ${list}`)).body).toEqual(before);
});

test('the audit log has what was changed and who was refused, and no secret', async () => {
  const database = join(temporaryFolder(), 'datasources.db');
  const { server, call } = await start({ database });
  await call(`GET ${ada}`);
  await call(`POST ${ada}`, { json: { name: 'Ada Holm' } });
  await call(`GET ${ada}`, { headers: { 'X-API-Key': demoProductsKey } });
  expect(server.audit.newest(9).map(({ user, action, status }) => [user, action, status])).toEqual([
    [undefined, 'getCustomer', 401],
    ['key:customers', 'updateCustomer', 200],
  ]);
  await server.close();
  const rows = JSON.stringify(new DatabaseSync(database).prepare('SELECT * FROM audit_log').all());
  expect(rows).not.toContain(demoCustomersKey);
  expect(rows).not.toContain(demoProductsKey);
});

test('a mutant that there is not is refused', async () => {
  await expect(start({ mutant: 'x' })).rejects.toThrow('there is no mutant "x"');
});
