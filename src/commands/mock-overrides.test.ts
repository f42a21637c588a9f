import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
const answer = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } });
const shop = {
  openapi: '3.0.3',
  info: { title: 'shop', version: '1' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        responses: { 200: answer({ type: 'array', items: order }), 503: { description: 'down' } },
      },
    },
    '/orders/{id}': {
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: answer(order), 404: { description: 'no' } } },
    },
  },
};

let folder: string;
let mock: RunningCommand | undefined;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-overrides-'));
  mkdirSync(join(folder, 'mocks'));
  write('shop.json', JSON.stringify(shop));
  write('concordat.config.json', JSON.stringify({ apis: { shop: 'shop.json' } }));
});
afterEach(async () => {
  await mock?.stop();
  mock = undefined;
  rmSync(folder, { recursive: true });
});

const override = (name: string) =>
  `export default { 'GET /orders/{id}': ({ parameters }: any) => ({ status: 200, body: { id: parameters.path.id, name: '${name}' } }) };\n`;

test('serves seed data, a scenario and overrides, and reads them anew when they change', async () => {
  write('mocks/shop.ts', override('first'));
  write('mocks/orders.csv', 'id,name\n1,one\n');
  write(
    'mocks/shop.yaml',
    'seed: { orders: { file: orders.csv } }\nscenarios: { down: { states: { always: { rules: { listOrders: [{ when: { query: { down: 1 } }, answer: { code: 503 } }] } } } } }\n',
  );
  mock = startCommand(folder, 'mock', 'shop', '--port', '0', '--stateful', '--scenario', 'down', '--watch');
  const url = await mock.url();
  const get = async (path: string) => (await fetch(url + path)).json();
  expect(await get('/orders')).toEqual([{ id: 1, name: 'one' }]);
  expect(await get('/orders/5')).toEqual({ id: 5, name: 'first' });
  expect((await fetch(`${url}/orders?down=1`)).status).toBe(503);

  write('mocks/shop.ts', override('second'));
  await mock.said('shop: read again after a change');
  expect(await get('/orders/5')).toEqual({ id: 5, name: 'second' });

  write('mocks/shop.ts', '\nthrow new Error("at once");\n');
  await mock.said('shop.ts:2:7: error: the overrides cannot be loaded: at once');
  expect(await get('/orders/5')).toEqual({ id: 5, name: 'second' });

  write('mocks/shop.ts', override('third'));
  write('mocks/orders.csv', 'id,name\n2,two\n');
  const isRenewed = async () => JSON.stringify(await get('/orders')) === '[{"id":2,"name":"two"}]';
  await expect.poll(isRenewed).toBe(true);
  await expect.poll(() => get('/orders/5')).toEqual({ id: 5, name: 'third' });
});

test.each<[string, string, string, string]>([
  [
    'overrides',
    'mocks/shop.ts',
    "export default {\n  'GET /order': () => undefined,\n};\n",
    'mocks/shop.ts:2:3: the document has no operation "GET /order"',
  ],
  [
    'seed data',
    'mocks/shop.yaml',
    'seed:\n  orders: [{ id: x }]\n',
    'mocks/shop.yaml:2:14: "id" does not fit the schema of "orders": it must be integer',
  ],
])('does not start with %s that do not fit', async (_name, file, text, want) => {
  write(file, text);
  mock = startCommand(folder, 'mock', 'shop', '--port', '0');
  expect(await mock.said('cannot be used')).toContain(want);
});
