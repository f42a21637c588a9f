import { describe, expect, test } from 'vitest';
import { requestCheckOf } from '../../contract/check-request.ts';
import type { Call } from '../behaviour.ts';
import { checkMockFile } from '../mock-file/read.ts';
import { readPreferences } from '../request/preferences.ts';
import type { World } from '../world/world.ts';
import { worldsOf } from '../world/worlds.fixture.ts';
import { problemLines, readFiles, shopModel } from './scenario.fixture.ts';
import { createScenarios } from './scenarios.ts';

const model = shopModel();

const checkout = `
scenarios:
  checkout:
    description: An order is paid at the second try.
    start: new
    states:
      new:
        rules:
          getOrder:
            - when: { header: { X-Tenant: acme } }
              answer: { code: 404 }
            - answer: { example: open }
        on:
          - { operation: payOrder, when: { body: { /card: declined } }, go: declined }
          - { operation: 'POST /orders/{id}/pay', status: 2XX, go: paid }
      declined:
        rules:
          payOrder: [{ answer: { code: 402 } }]
        on:
          - { operation: payOrder, go: new }
      paid:
        rules:
          getOrder: [{ answer: { code: 200, example: paid } }]
        on:
          - { operation: 'tag:Orders', status: 503, go: down }
      down:
`;

async function played(text: string = checkout) {
  const { read, folder } = await readFiles({ 'shop.yaml': text });
  if (!read.ok) throw new Error(problemLines(read.problems, folder).join('\n'));
  const filled: unknown[] = [];
  const scenarios = createScenarios([{ name: 'shop', model, file: read.value }], (world, scenario) =>
    filled.push([world.session, scenario]),
  );
  const { worlds } = worldsOf();
  return { scenarios, worlds, filled };
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

function callOf(world: World, label: string, { body, headers = {} }: Sent = {}): Call {
  const operation = model.operations.find(({ operationId }) => operationId === label);
  if (!operation) throw new Error(`no operation ${label}`);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const request = {
    path: operation.path.replace('{id}', '7'),
    query: '',
    headers: { ...type, ...headers },
    body: body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body)),
  };
  const preferences = readPreferences(request.headers, '');
  if (!preferences.ok) throw new Error(preferences.detail);
  const checked = requestCheckOf(model, operation).check(request);
  return { api: 'shop', operation, request, checked, preferences: preferences.value, world };
}

/** What a client would see: the answer's direction, and the state that it leads to. */
function send({ scenarios }: Awaited<ReturnType<typeof played>>, call: Call, otherwise = 202) {
  const directed = scenarios.behaviour(call);
  scenarios.answered(call, directed?.status ?? otherwise);
  return directed;
}

test('answers are those of the state, and transitions come after them', async () => {
  const mock = await played();
  const world = mock.worlds.of('');
  expect(mock.scenarios.set(world, 'checkout')).toEqual({ ok: true });
  const get = (headers = {}) => send(mock, callOf(world, 'getOrder', { headers }), 200);
  const pay = (card: string, otherwise = 202) =>
    send(mock, callOf(world, 'payOrder', { body: { card } }), otherwise);
  const state = () => mock.scenarios.playing(world)?.states.get('shop');

  expect(get()).toEqual({ status: 200, example: 'open', because: 'scenario checkout, state new' });
  expect(get({ 'x-tenant': 'acme' })).toEqual({ status: 404, because: 'scenario checkout, state new' });
  expect(pay('ok', 402)).toBeUndefined();
  expect(state()).toBe('new');
  expect(pay('declined')).toBeUndefined();
  expect(state()).toBe('declined');
  expect(pay('ok')).toEqual({ status: 402, because: 'scenario checkout, state declined' });
  expect(state()).toBe('new');
  pay('ok');
  expect(get()).toEqual({ status: 200, example: 'paid', because: 'scenario checkout, state paid' });
  send(mock, callOf(world, 'listOrders'), 503);
  expect(state()).toBe('paid');
  mock.scenarios.answered(callOf(world, 'getOrder'), 503);
  expect(state()).toBe('down');
  expect(get()).toBeUndefined();
});

test('a request that asks for an answer itself gets it', async () => {
  const mock = await played();
  const world = mock.worlds.of('');
  mock.scenarios.set(world, 'checkout');
  const get = (prefer: string) =>
    mock.scenarios.behaviour(callOf(world, 'getOrder', { headers: { prefer } }));
  expect(get('code=503')).toBeUndefined();
  expect(get('example=paid')).toBeUndefined();
  expect(get('dynamic=true')).toEqual({
    status: 200,
    dynamic: true,
    because: 'scenario checkout, state new',
  });
});

test('each world plays for itself, and a snapshot keeps the state', async () => {
  const mock = await played();
  const { worlds, scenarios } = mock;
  for (const session of ['a', 'b']) scenarios.set(worlds.of(session), 'checkout');
  worlds.snapshot('a', 'start');
  send(mock, callOf(worlds.of('a'), 'payOrder', { body: {} }));
  const states = () =>
    ['a', 'b', 'c'].map((session) => scenarios.playing(worlds.of(session))?.states.get('shop'));
  expect(states()).toEqual(['paid', 'new', undefined]);
  worlds.fork('a', 'c');
  worlds.restore('a', 'start');
  expect(states()).toEqual(['new', 'new', 'paid']);
});

test('a scenario that begins or ends fills the world anew', async () => {
  const { scenarios, worlds, filled } = await played();
  const world = worlds.of('a');
  scenarios.set(world, 'checkout');
  expect(scenarios.setState(world, 'shop', 'paid')).toEqual({ ok: true });
  expect(scenarios.playing(world)).toEqual({ scenario: 'checkout', states: new Map([['shop', 'paid']]) });
  scenarios.set(world, undefined);
  expect(filled).toEqual([
    ['a', 'checkout'],
    ['a', undefined],
  ]);
  expect(scenarios.playing(world)).toBeUndefined();
  expect(scenarios.behaviour(callOf(world, 'getOrder'))).toBeUndefined();
});

test('scenarios of the same name in several APIs are one', async () => {
  const { read } = await readFiles({ 'shop.yaml': checkout });
  if (!read.ok) throw new Error('the file cannot be read');
  const apis = ['one', 'two'].map((name) => ({ name, model, file: read.value }));
  const scenarios = createScenarios([...apis, { name: 'three', model, file: undefined }], () => {});
  const world = worldsOf().worlds.of('');
  expect(scenarios.list()).toEqual([
    {
      name: 'checkout',
      description: 'An order is paid at the second try.',
      states: new Map(['one', 'two'].map((name) => [name, ['new', 'declined', 'paid', 'down']])),
    },
  ]);
  scenarios.set(world, 'checkout');
  scenarios.setState(world, 'two', 'paid');
  expect(scenarios.playing(world)?.states).toEqual(
    new Map([
      ['one', 'new'],
      ['two', 'paid'],
    ]),
  );
});

test('troubles of a scenario are there while it is played', async () => {
  const { scenarios, worlds } = await played('scenarios: { slow: { faults: [{ latency: 500 }] } }\n');
  const world = worlds.of('');
  expect(scenarios.faultsOf(world, 'shop')).toEqual([]);
  scenarios.set(world, 'slow');
  expect(scenarios.faultsOf(world, 'shop').map(({ effect }) => effect)).toEqual([
    { latency: { kind: 'fixed', ms: 500 } },
  ]);
});

describe('what is not there', () => {
  test.each<[string, (made: Awaited<ReturnType<typeof played>>, world: World) => unknown, unknown]>([
    [
      'a scenario',
      ({ scenarios }, world) => scenarios.set(world, 'chekout'),
      { ok: false, reason: 'there is no scenario "chekout"', hint: 'Did you mean "checkout"?' },
    ],
    [
      'a scenario called __proto__',
      ({ scenarios }, world) => scenarios.set(world, '__proto__'),
      { ok: false, reason: 'there is no scenario "__proto__"', hint: 'Known: checkout.' },
    ],
    [
      'a scenario that is played',
      ({ scenarios }, world) => scenarios.setState(world, 'shop', 'paid'),
      { ok: false, reason: 'this world plays no scenario of this API', hint: 'Begin one first.' },
    ],
    [
      'a state',
      ({ scenarios }, world) => {
        scenarios.set(world, 'checkout');
        return scenarios.setState(world, 'shop', 'pay');
      },
      { ok: false, reason: 'the scenario "checkout" has no state "pay"', hint: 'Did you mean "paid"?' },
    ],
    [
      'an API',
      ({ scenarios }, world) => {
        scenarios.set(world, 'checkout');
        return scenarios.setState(world, 'shop-2', 'paid');
      },
      { ok: false, reason: 'this world plays no scenario of this API', hint: 'Begin one first.' },
    ],
  ])('%s', async (_name, act, want) => {
    const made = await played();
    expect(act(made, made.worlds.of(''))).toEqual(want);
  });
});

test.each<[string, string, readonly string[]]>([
  [
    'a list',
    'scenarios: []\n',
    [
      'shop.yaml:1:1 error: "scenarios" must be an object of scenarios, not a list. Write the name of each scenario, and below it "seed", "start" and "states".',
    ],
  ],
  [
    'nothing',
    'scenarios: { a: {} }\n',
    ['shop.yaml:1:14 error: this scenario says nothing. Write "seed", "states" or "faults" into it.'],
  ],
  [
    'a name',
    'scenarios: { a b: { seed: {} } }\n',
    [
      'shop.yaml:1:14 error: "a b" is no name of a scenario. Letters, digits, "-", "_" and "." make up a name: "paid-order".',
    ],
  ],
  [
    'states',
    'scenarios:\n  a:\n    start: nwe\n    states:\n      new:\n        on: [{ go: nex }, { when: { body: { a: 1 } }, go: new }, { status: 7, go: new }, {}]\n        off: 1\n  b: { start: x }\n',
    [
      'shop.yaml:7:9 error: unknown key "off". Did you mean "on"?',
      'shop.yaml:3:5 error: there is no state "nwe". Did you mean "new"?',
      'shop.yaml:8:3 error: "start" names a state, and there are none. Add "states", or take "start" out.',
    ],
  ],
  [
    'transitions',
    'scenarios:\n  a:\n    states:\n      new:\n        on:\n          - { go: nex }\n          - { when: { body: { a: 1 } }, go: new }\n          - { status: 7, go: new }\n          - {}\n',
    [
      'shop.yaml:6:15 error: there is no state "nex". Did you mean "new"?',
      'shop.yaml:7:31 error: "a" is no JSON pointer. Write a slash before each name, /items/0/id, and ~0 for ~, ~1 for / within one; \'\' is the whole body.',
      'shop.yaml:8:15 error: "status" must be a status from 200 to 599, or a range of them, not 7. Write "status: 201" or "status: 2XX".',
      'shop.yaml:9:13 error: this leads nowhere. Add "go: paid", with the name of a state.',
    ],
  ],
  [
    'what the document does not have',
    'scenarios:\n  a:\n    states:\n      new:\n        rules:\n          getOrdr: []\n          getOrder: [{ answer: { code: 418 } }]\n        on:\n          - { operation: payOder, go: new }\n          - { operation: getOrder, when: { path: { no: 1 } }, go: new }\n          - { operation: [getOrder, payOrder], when: { body: { /a: 1 } }, go: new }\n          - { when: { body: { /a: 1 } }, go: new }\n    faults: [{ on: getOrder, status: 500 }]\n',
    [
      'shop.yaml:6:11 error: the document has no operation "getOrdr". Did you mean "getOrder"?',
      'shop.yaml:7:34 error: GET /orders/{id} has no response 418. Documented: 200, 404, 503.',
      'shop.yaml:9:15 error: the document has no operation "payOder". Did you mean "payOrder"?',
      'shop.yaml:10:52 error: the path /orders/{id} has no parameter "no". Did you mean "id"?',
      'shop.yaml:11:64 error: GET /orders/{id} documents no body, so that none is read. Add a requestBody to the document, or take the condition out.',
      'shop.yaml:13:14 error: GET /orders/{id} has no response 500. Documented: 200, 404, 503.',
    ],
  ],
])('tells of %s in the section', async (_name, text, want) => {
  const { read, folder } = await readFiles({ 'shop.yaml': text });
  const problems = read.ok ? checkMockFile(read.value, model) : read.problems;
  expect(problemLines(problems, folder)).toEqual(want);
});

test.each<[string, string, unknown]>([
  ['nothing', 'rules: {}\n', { names: { header: 'x-mock-session', cookie: 'mock_session' }, limits: {} }],
  [
    'all',
    'sessions: { header: X-Test, cookie: t, idleMinutes: 5, max: 10, maxSnapshots: 3 }\n',
    { names: { header: 'x-test', cookie: 't' }, limits: { idleMs: 300_000, maxWorlds: 10, maxSnapshots: 3 } },
  ],
])('sessions: %s', async (_name, text, want) => {
  const { read } = await readFiles({ 'shop.yaml': text });
  expect(read.ok && read.value.sessions).toEqual(want);
});

test('sessions that make no sense', async () => {
  const { read, folder } = await readFiles({
    'shop.yaml': 'sessions: { header: "a b", idleMinutes: 0, maxx: 1 }\n',
  });
  expect(problemLines(read.problems, folder)).toEqual([
    'shop.yaml:1:44 error: unknown key "maxx". Did you mean "max"?',
  ]);
  const other = await readFiles({ 'shop.yaml': 'sessions: { header: "a b", idleMinutes: 0 }\n' });
  expect(problemLines(other.read.problems, other.folder)).toEqual([
    'shop.yaml:1:28 error: "idleMinutes" must be a whole number of minutes from 1 to 10080, not 0. Write the number without quotes and without a unit.',
    'shop.yaml:1:13 error: "header" must be a name, not "a b". Letters, digits and "-" make up a name: "X-Mock-Session".',
  ]);
});
