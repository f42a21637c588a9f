import { expect, test } from 'vitest';
import { inferResources } from '../../resources/infer-resources.ts';
import { createCompiledEngine } from '../answer/compiled-engine.ts';
import type { Call } from '../behaviour.ts';
import { createOverridesBehaviour } from '../overrides/overrides-behaviour.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import { createStateBehaviour } from '../state/state-behaviour.ts';
import { stateContext } from '../state/state-context.ts';
import { createWorlds } from '../world/worlds.ts';
import { createFillWorld } from './fill-world.ts';
import { problemLines, readFiles, shopModel } from './scenario.fixture.ts';
import { createScenarios } from './scenarios.ts';

const model = shopModel();
const map = inferResources(model);
const at = 'created_at: 2026-01-01T00:00:00Z, address: { city: Bonn }';

const text = `
rules:
  getOrder: [{ when: { path: { id: 7 } }, answer: { code: 404 } }]
seed:
  orders: [{ id: 1, state: open, ${at} }]
scenarios:
  paid:
    seed: { orders: [{ id: 1, state: paid, ${at} }] }
    states:
      first:
        rules: { getOrder: [{ when: { path: { id: 7 } }, answer: { example: paid } }] }
        on: [{ operation: getOrder, status: 404, go: lost }]
      lost:
        rules: { getOrder: [{ answer: { code: 503 } }] }
`;

/** A mock of the parts, put together as a server would. */
async function shop() {
  const { read, folder } = await readFiles({ 'shop.yaml': text });
  if (!read.ok) throw new Error(problemLines(read.problems, folder).join('\n'));
  const api = { name: 'shop', model, map, file: read.value, hasExamples: false };
  const fill = createFillWorld([api], () => {});
  const scenarios = createScenarios([api], fill);
  const worlds = createWorlds({
    seed: '1',
    clock: () => new Date('2026-01-01T00:00:00Z'),
    makeStore: () => createMemoryStore(),
    onCreate: (world) => fill(world, undefined),
  });
  const stateful = createStateBehaviour({ model, map, api: 'shop' });
  const plain = createCompiledEngine({ name: 'shop', model, behaves: stateful }, {}, { warn: () => {} });
  const getOrder = model.operations.find(({ operationId }) => operationId === 'getOrder');
  if (!getOrder) throw new Error('no operation');
  const overrides = createOverridesBehaviour(
    {
      path: '/mocks/shop.ts',
      operations: new Map([
        [
          getOrder,
          ({ headers, next }) => {
            const { status, body } = next();
            return headers['x-tenant'] === 'acme'
              ? { status, body: { ...(body as object), code: 'acme' } }
              : undefined;
          },
        ],
      ]),
    },
    {
      api: 'shop',
      state: stateContext(model, map),
      next: (call) => plain.answer(call.operation, call.request),
    },
  );
  const directs = (call: Call) => scenarios.behaviour(call) ?? overrides(call);
  const engine = createCompiledEngine(
    { name: 'shop', model, file: read.value, directs, behaves: stateful },
    {},
    { warn: () => {} },
  );
  const get = (session: string, id: string, headers = {}) => {
    const world = worlds.of(session);
    const request = { path: `/orders/${id}`, query: '', headers, body: undefined, world };
    const answer = engine.answer(getOrder, request);
    const { path, query, ...checked } = {
      ...request,
      violations: [],
      parameters: { path: {}, query: {}, header: {}, cookie: {} },
    };
    scenarios.answered(
      { api: 'shop', operation: getOrder, request, checked, preferences: {}, world },
      answer.status,
    );
    const body: unknown =
      typeof answer.body === 'string' && answer.body !== '' ? JSON.parse(answer.body) : undefined;
    return [answer.status, body];
  };
  return { get, worlds, scenarios };
}

const order = (id: number, state: string) => ({
  id,
  state,
  created_at: '2026-01-01T00:00:00Z',
  address: { city: 'Bonn' },
});

test('the engine answers by seed data, scenario and override', async () => {
  const { get, worlds, scenarios } = await shop();
  expect(get('a', '1')).toEqual([200, order(1, 'open')]);
  expect(get('a', '7')[0]).toBe(404);
  scenarios.set(worlds.of('a'), 'paid');
  expect(get('a', '1')).toEqual([200, order(1, 'paid')]);
  expect(get('a', '7')).toEqual([200, order(7, 'paid')]);
  expect(get('a', '1', { 'x-tenant': 'acme' })).toEqual([200, { ...order(1, 'paid'), code: 'acme' }]);
  expect(get('a', '2')[0]).toBe(404);
  expect(get('a', '1')[0]).toBe(503);
  expect(get('b', '1')).toEqual([200, order(1, 'open')]);
});
