import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestCheckOf } from '../../contract/check-request.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Call } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import { noPreferences } from '../request/preferences.ts';
import { shopModel } from '../scenario/scenario.fixture.ts';
import { stateContext } from '../state/state-context.ts';
import type { World } from '../world/world.ts';
import { worldsOf } from '../world/worlds.fixture.ts';
import { loadOverrides } from './load-overrides.ts';
import { createOverridesBehaviour } from './overrides-behaviour.ts';

const model = shopModel();
const state = stateContext(model, inferResources(model));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overrides-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
/** Loads a module of this text as the overrides of an API of its own. */
async function load(text: string, extension = 'ts') {
  count += 1;
  await writeFile(join(folder, `api${count}.${extension}`), text);
  return loadOverrides(folder, `api${count}`, model);
}

const order = { id: 7, state: 'open', address: { city: 'Bonn' }, created_at: '2026-01-01T00:00:00Z' };
const answered: MockResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(order),
};

function callOf(world: World, path = '/orders/7', body?: string): Call {
  const template = path.replace('/7', '/{id}');
  const operation = model.operations.find(
    (one) => one.path === template && (body === undefined || one.method !== 'get'),
  );
  if (!operation) throw new Error(`no operation ${template}`);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { ...type, 'x-tenant': ['acme', 'initech'] };
  const request = {
    path,
    query: '',
    headers,
    body: body === undefined ? undefined : new TextEncoder().encode(body),
  };
  return {
    api: 'shop',
    operation,
    request,
    checked: requestCheckOf(model, operation).check(request),
    preferences: noPreferences,
    world,
  };
}

/** What the functions of a module make of a call. */
async function behave(text: string, call: Call, next: () => MockResponse = () => answered) {
  const loaded = await load(text);
  if (!loaded.ok || !loaded.value) throw new Error(loaded.problems[0]?.message ?? 'nothing was found');
  return createOverridesBehaviour(loaded.value, { api: 'shop', state, next })(call);
}

const world = () => worldsOf().worlds.of('a');

test('an override sees the request and answers it', async () => {
  const text = `export default {
    'GET /orders/{id}': ({ parameters, body, headers, world, clock }: any) => ({
      status: 200,
      headers: { 'X-Seen': headers['x-tenant'] },
      body: { id: parameters.path.id, body, session: world.session, now: clock.now().toISOString() },
    }),
    'POST /orders/{id}/pay': ({ body }: any) => (body.card === 'declined' ? { status: 402 } : undefined),
  };`;
  expect(await behave(text, callOf(world()))).toEqual({
    status: 200,
    headers: { 'x-seen': 'acme, initech' },
    body: { id: 7, session: 'a', now: '2026-01-01T00:00:00.000Z' },
    because: 'override GET /orders/{id}',
  });
  const pay = (card: string) => behave(text, callOf(world(), '/orders/7/pay', JSON.stringify({ card })));
  expect(await pay('declined')).toEqual({
    status: 402,
    headers: {},
    because: 'override POST /orders/{id}/pay',
  });
  expect(await pay('ok')).toBeUndefined();
  expect(await behave(text, callOf(world(), '/settings'))).toBeUndefined();
});

test('items are read and kept, and copies are handed out', async () => {
  const one = world();
  const put = `export default { 'GET /orders/{id}': ({ world, parameters }: any) => {
    world.put('orders', ${JSON.stringify(order)});
    world.put('orders', { ...${JSON.stringify(order)}, id: '__proto__' });
    const item = world.get('orders', parameters.path.id);
    item.state = 'changed';
    world.put('settings', { theme: 'dark' });
    world.put('settings', { theme: 'light' });
    return { status: 200, body: {
      state: world.get('orders', '7').state,
      ids: world.list('orders').map((item: any) => item.id),
      removed: [world.remove('orders', 7), world.remove('orders', 7)],
      left: world.list('orders').length,
      settings: world.list('settings'),
      none: world.get('orders', 99) === undefined,
    } };
  } };`;
  expect((await behave(put, callOf(one)))?.body).toEqual({
    state: 'open',
    ids: [7, '__proto__'],
    removed: [true, false],
    left: 1,
    settings: [{ theme: 'light' }],
    none: true,
  });
});

test('memory belongs to the world, and a snapshot keeps it', async () => {
  const { worlds } = worldsOf();
  const text = `export default { 'GET /orders/{id}': ({ world: { memory } }: any) => {
    memory.set('count', (memory.get('count') ?? 0) + 1);
    return { status: 200, body: memory.get('count') };
  } };`;
  const loaded = await load(text);
  if (!loaded.ok || !loaded.value) throw new Error('the module cannot be loaded');
  const behaviour = createOverridesBehaviour(loaded.value, { api: 'shop', state, next: () => answered });
  const ask = (session: string) => behaviour(callOf(worlds.of(session)))?.body;
  expect([ask('a'), ask('a'), ask('b')]).toEqual([1, 2, 1]);
  worlds.snapshot('a', 's');
  expect(ask('a')).toBe(3);
  worlds.restore('a', 's');
  expect(ask('a')).toBe(3);
});

test('the answer of the mock itself is asked once', async () => {
  let asked = 0;
  const text = `export default { 'GET /orders/{id}': ({ next }: any) => {
    next();
    const { status, headers, body } = next();
    return { status, headers: { 'x-type': headers['content-type'] }, body: { ...body, state: 'paid' } };
  } };`;
  const directed = await behave(text, callOf(world()), () => {
    asked += 1;
    return answered;
  });
  expect(directed?.body).toEqual({ ...order, state: 'paid' });
  expect(directed?.headers).toEqual({ 'x-type': 'application/json' });
  expect(asked).toBe(1);
});

test.each<[string, string, string]>([
  ['throws', "{ throw new Error('no luck') }", 'GET /orders/{id}: the override failed at PLACE: no luck'],
  [
    'asks for what is not kept',
    "world.get('ordrs', 7)",
    'GET /orders/{id}: the override failed at PLACE: the document keeps nothing that is called "ordrs". Did you mean "orders"?',
  ],
  [
    'keeps what has no id',
    "world.put('orders', {})",
    'GET /orders/{id}: the override failed at PLACE: an item of "orders" must have its "id"',
  ],
  [
    'returns a text',
    "'x'",
    'GET /orders/{id}: the override in FILE returned "x": it must be { status, body }, or undefined',
  ],
  [
    'returns no status',
    '({ body: 1 })',
    'GET /orders/{id}: the override in FILE returned the status undefined: it must be a number from 200 to 599',
  ],
  [
    'returns a strange status',
    '({ status: 99 })',
    'GET /orders/{id}: the override in FILE returned the status 99: it must be a number from 200 to 599',
  ],
  [
    'returns more',
    '({ status: 200, bdoy: 1 })',
    'GET /orders/{id}: the override in FILE returned an answer with "bdoy": known are status, body, example and headers',
  ],
  [
    'returns headers',
    '({ status: 200, headers: { a: 1 } })',
    'GET /orders/{id}: the override in FILE returned headers that are no texts',
  ],
])('an override that %s is named', async (_name, body, want) => {
  const promise = behave(
    `\nexport default { 'GET /orders/{id}': ({ world }: any) => ${body} };`,
    callOf(world()),
  );
  const message = await promise.then(String, (error: Error) => error.message);
  const parent = folder.split('/').at(-1) ?? '';
  const file = `${parent}/api${count}.ts`;
  expect(message.replace(new RegExp(`${file}:2:\\d+`), 'PLACE').replace(file, 'FILE')).toBe(want);
});

test('a file that is not there, and names of files', async () => {
  expect(await loadOverrides(folder, 'none', model)).toEqual({ ok: true, value: undefined, problems: [] });
  expect(await loadOverrides(folder, '../x', model)).toEqual({ ok: true, value: undefined, problems: [] });
  expect(await loadOverrides(join(folder, 'none'), 'x', model)).toEqual({
    ok: true,
    value: undefined,
    problems: [],
  });
  await writeFile(join(folder, 'two.ts'), '');
  await writeFile(join(folder, 'two.js'), '');
  const two = await loadOverrides(folder, 'two', model);
  expect(two.problems.map(({ message }) => message)).toEqual([
    'there is two.js beside it, and only one can count',
  ]);
});

test('another version reads the file anew', async () => {
  const path = join(folder, 'again.mjs');
  const seen: unknown[] = [];
  for (const version of [1, 2]) {
    await writeFile(path, `export default { getOrder: () => ({ status: 200, body: ${version} }) };`);
    const loaded = await loadOverrides(folder, 'again', model, version);
    if (!loaded.ok || !loaded.value) throw new Error('the module cannot be loaded');
    seen.push(
      createOverridesBehaviour(loaded.value, { api: 'shop', state, next: () => answered })(callOf(world()))
        ?.body,
    );
  }
  expect(seen).toEqual([1, 2]);
});

test.each<[string, string, readonly string[]]>([
  [
    'no default export',
    'export const a = 1;',
    [
      '0:0 the file has no overrides as its default export. Write "export default defineOverrides<paths>({ … })".',
    ],
  ],
  [
    'operations that are not there',
    "export default {\n  'GET /order/{id}': () => undefined,\n  getOrdr: () => undefined,\n};",
    [
      '2:3 the document has no operation "GET /order/{id}". Did you mean "GET /orders/{id}"?',
      '3:3 the document has no operation "getOrdr". Did you mean "getOrder"?',
    ],
  ],
  [
    'what is no function',
    "export default {\n  'GET /orders/{id}': 7,\n};",
    ['2:3 "GET /orders/{id}" is no function. Write "\'GET /jobs/{id}\': (call) => …".'],
  ],
  [
    'a throw',
    "\nthrow new Error('at once');",
    ['2:7 the overrides cannot be loaded: at once. Correct the module at this place.'],
  ],
])('%s in a file is told', async (_name, text, want) => {
  const { problems } = await load(text);
  expect(
    problems.map(({ at, message, hint }) => {
      const { line, column } = at?.position ?? { line: 0, column: 0 };
      return `${line}:${column} ${message}. ${hint}`;
    }),
  ).toEqual(want);
});
