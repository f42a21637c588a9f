import { expect, test } from 'vitest';
import { createMemoryStore } from '../state/memory-store.ts';
import type { StoreResult } from '../state/store.ts';
import { createStoreBudget } from '../state/store-budget.ts';
import type { World } from './world.ts';
import { worldsOf } from './worlds.fixture.ts';

/** Worlds that keep at most a kilobyte together. */
function smallWorlds(limits: { readonly maxWorlds?: number } = {}) {
  const budget = createStoreBudget(1024);
  const { worlds, pass } = worldsOf({
    makeStore: () => createMemoryStore({}, budget),
    budget,
    limits: { ...limits, idleMs: 1000 },
  });
  return { worlds, pass, budget };
}

/** An item of 400 characters. */
function add(world: World, id: string): StoreResult {
  const value = { id, text: 'x'.repeat(400 - JSON.stringify({ id, text: '' }).length) };
  const item = { id, scope: {}, value, enteredMs: 0, dueMs: undefined, isExample: false };
  return world.store('jobs').add('jobs', item);
}

const full = { ok: false, limit: { name: 'maxMegabytes', value: 1 / 1024 } };

test('all worlds together keep no more than the budget', () => {
  const { worlds, budget } = smallWorlds();
  expect(add(worlds.of('a'), '1').ok).toBe(true);
  expect(add(worlds.of('b'), '1').ok).toBe(true);
  expect(budget.usedBytes).toBe(800);
  expect(add(worlds.of('c'), '1')).toEqual(full);
  expect(add(worlds.of(''), '1')).toEqual(full);
});

test.each<[string, (worlds: ReturnType<typeof smallWorlds>) => void, number]>([
  ['is removed', ({ worlds }) => void worlds.remove('a'), 400],
  ['begins anew', ({ worlds }) => void worlds.reset('a'), 400],
  ['is replaced by a copy', ({ worlds }) => void worlds.fork('empty', 'a'), 400],
  [
    'was idle too long',
    ({ worlds, pass }) => {
      pass(2000);
      worlds.of('');
    },
    0,
  ],
  [
    'makes room for others',
    ({ worlds }) => {
      for (const name of ['c', 'd', 'e']) worlds.of(name);
    },
    0,
  ],
])('a world gives back what it held when it %s', (_name, end, left) => {
  const one = smallWorlds({ maxWorlds: 3 });
  one.worlds.of('empty');
  add(one.worlds.of('a'), '1');
  add(one.worlds.of('b'), '1');
  end(one);
  expect(one.budget.usedBytes).toBe(left);
  expect(add(one.worlds.of('z'), '1').ok).toBe(true);
});

test('snapshots and copies count, and are refused where there is no room', () => {
  const { worlds, budget } = smallWorlds();
  add(worlds.of('a'), '1');
  expect(worlds.snapshot('a', 'one')).toEqual({ ok: true });
  expect(worlds.snapshot('a', 'one')).toEqual({ ok: true });
  expect(budget.usedBytes).toBe(800);
  const hint = 'Remove sessions, or raise "maxMegabytes" under "sessions" in the mock file.';
  const limit = 'all sessions and snapshots together keep at most 0.0009765625 MB of items';
  expect(worlds.snapshot('a', 'two')).toEqual({
    ok: false,
    reason: `there is no room for a snapshot of the world "a": ${limit}`,
    hint,
  });
  expect(worlds.fork('a', 'b')).toEqual({
    ok: false,
    reason: `there is no room for a copy of the world "a": ${limit}`,
    hint,
  });
  expect(worlds.restore('a', 'one')).toEqual({ ok: true });
  expect(budget.usedBytes).toBe(800);
  worlds.remove('a');
  expect(budget.usedBytes).toBe(0);
});

test('a snapshot that no longer fits is refused, and leaves the world as it is', () => {
  const { worlds } = smallWorlds();
  add(worlds.of('a'), '1');
  worlds.snapshot('a', 'one');
  worlds.of('a').store('jobs').clear();
  add(worlds.of('b'), '1');
  expect(worlds.restore('a', 'one')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('there is no room for the snapshot "one"'),
  });
  expect(worlds.of('a').store('jobs').counts()).toEqual(new Map());
});
