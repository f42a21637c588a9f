import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../mock.ts';
import { allItems } from '../state/all-items.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import type { Store, StoredItem } from '../state/store.ts';
import type { Worlds } from '../world/worlds.ts';
import { openState } from './open-state.ts';
import { keptMock } from './persist.fixture.ts';
import { type RedisServer, redisProgram, startRedis, withoutRedis } from './redis-server.fixture.ts';
import type { StateKeeper } from './state-keeper.ts';

// The same steps on a plain map and on each store; what it shows after each step must be what the map holds.

/** What a store should hold. */
interface Expected {
  items: Map<string, StoredItem>;
  last: number;
  snapshot: { readonly items: ReadonlyMap<string, StoredItem>; readonly last: number } | undefined;
}

type Step =
  | { readonly kind: 'add'; readonly resource: string; readonly id: string; readonly text: string }
  | { readonly kind: 'replace' | 'remove'; readonly which: number; readonly text: string }
  | { readonly kind: 'clear' | 'snapshot' | 'restore' | 'reopen' };

const resources = ['a', 'b/{}/"c"', '__proto__'];
const word = fc.string({ unit: 'binary', maxLength: 8 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('add' as const),
        resource: fc.constantFrom(...resources),
        id: word,
        text: word,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('replace' as const, 'remove' as const),
        which: fc.nat(20),
        text: word,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('clear' as const, 'snapshot' as const, 'restore' as const, 'reopen' as const),
      }),
    },
  ),
  { maxLength: 30 },
);

function itemValue(text: string): StoredItem['value'] {
  return { text, ['__proto__']: text, inner: { list: [text, null, 1.5] } };
}

const keyOf = (resource: string, number: number) => JSON.stringify([resource, number]);

/** Where a store is kept, as a test needs it. */
interface Bench {
  run<T>(act: (store: Store, worlds: Worlds | undefined) => T): Promise<T>;
  /** The end of the process, and its start. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

/** Does a step on the map and in the store. */
async function take(step: Step, expected: Expected, bench: Bench): Promise<void> {
  const all = [...expected.items.entries()];
  switch (step.kind) {
    case 'add': {
      const value = itemValue(step.text);
      const rest = { enteredMs: 5, dueMs: step.text === '' ? undefined : 9, isExample: step.id === '' };
      const item = { id: step.id, scope: { parent: step.text }, value, ...rest };
      expected.last += 1;
      expected.items.set(keyOf(step.resource, expected.last), { ...item, number: expected.last });
      await bench.run((store) => store.add(step.resource, item));
      return;
    }
    case 'replace':
    case 'remove': {
      const [key, item] = all[step.which % Math.max(all.length, 1)] ?? [];
      if (key === undefined || item === undefined) return;
      const [resource] = JSON.parse(key);
      const changed = { ...item, value: itemValue(step.text) };
      if (step.kind === 'replace') expected.items.set(key, changed);
      else expected.items.delete(key);
      await bench.run((store) => {
        if (step.kind === 'replace') store.replace(resource, changed);
        else store.remove(resource, [item]);
      });
      return;
    }
    case 'clear':
      expected.items = new Map();
      await bench.run((store) => store.clear());
      return;
    case 'snapshot':
      expected.snapshot = { items: new Map(expected.items), last: expected.last };
      await bench.run((_store, worlds) => worlds?.snapshot('s', 'one'));
      return;
    case 'restore':
      if (!expected.snapshot) return;
      expected.items = new Map(expected.snapshot.items);
      expected.last = expected.snapshot.last;
      await bench.run((_store, worlds) => worlds?.restore('s', 'one'));
      return;
    case 'reopen':
      await bench.reopen();
  }
}

/** What a store shows, in every way of looking at it. */
function shown(store: Store): unknown {
  const items = resources.flatMap((resource) =>
    allItems(store, resource).map((item) => {
      const found = store.get(resource, item.id, item.scope);
      expect(found?.id).toBe(item.id);
      expect(store.find(resource, 'text', item.value.text)).toContainEqual(item);
      expect(store.due(resource, 10).some(({ number }) => number === item.number)).toBe(
        item.dueMs !== undefined,
      );
      return [resource, item];
    }),
  );
  const sizes = items.map(([, item]) => JSON.stringify((item as StoredItem).value).length);
  expect(store.bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
  return { items, last: store.lastNumber };
}

function shownOf({ items, last }: Expected): unknown {
  const list = [...items].map(([key, item]): [string, StoredItem] => [JSON.parse(key)[0], item]);
  const ordered = resources.flatMap((resource) =>
    list.filter(([name]) => name === resource).sort(([, one], [, other]) => one.number - other.number),
  );
  return { items: ordered, last };
}

async function holds(open: () => Promise<Bench>, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const bench = await open();
      try {
        const expected: Expected = { items: new Map(), last: 0, snapshot: undefined };
        for (const step of list) {
          await take(step, expected, bench);
          expect(await bench.run(shown)).toEqual(shownOf(expected));
        }
      } finally {
        await bench.close();
      }
    }),
    { seed: 7, numRuns },
  );
}

/** A store in the world of a mock that is kept. @param open opens the database; anew where it was closed */
function keptBench(
  mocks: () => Promise<{ readonly keep: StateKeeper; readonly mock: Mock }[]>,
): () => Promise<Bench> {
  return async () => {
    let open = await mocks();
    let turn = 0;
    const close = async () => {
      for (const { keep } of open) await keep.close();
    };
    return {
      async run(act) {
        turn += 1;
        const state = open[turn % open.length]?.mock.state;
        if (!state?.kept) throw new Error('nothing is kept');
        return state.kept.run('s', () => act(state.worlds.of('s').store('notes'), state.worlds));
      },
      async reopen() {
        await close();
        open = await mocks();
      },
      close,
    };
  };
}

describe('whatever is done, in whatever order, a store holds what a plain map would', () => {
  test('in memory', async () => {
    await holds(async () => {
      const store = createMemoryStore();
      let kept: ReturnType<Store['snapshot']> | undefined;
      const worlds = {
        snapshot: () => {
          kept = store.snapshot();
        },
        restore: () => kept && store.restore(kept),
      };
      // The store needs no more of worlds than these two.
      const run: Bench['run'] = async (act) => act(store, worlds as unknown as Worlds);
      return { run, reopen: async () => {}, close: async () => {} };
    }, 200);
  });

  test('in SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-model-'));
    let count = 0;
    const begin = () => {
      count += 1;
      const file = `${count}.db`;
      return keptBench(async () => {
        const keep = await openState(`sqlite:${file}`, { cwd: folder });
        return [{ keep, mock: keptMock(keep, { empty: true }).mock }];
      })();
    };
    await holds(begin, 60);
    rmSync(folder, { recursive: true });
  });

  describe.skipIf(redisProgram === undefined)(
    `in Redis${redisProgram === undefined ? ` (${withoutRedis})` : ''}`,
    () => {
      let redis: RedisServer;
      beforeAll(async () => {
        redis = await startRedis();
      });
      afterAll(() => redis.kill());

      test('on two mocks by turns', async () => {
        const { connectRedis } = await import('./redis-client.ts');
        const cleaner = await connectRedis(redis.url, 'here');
        const flush = { text: "redis.call('FLUSHALL') return {}", sha1: '0'.repeat(40) };
        const one = async () => {
          const keep = await openState(redis.url);
          return { keep, mock: keptMock(keep, { empty: true }).mock };
        };
        const begin = async () => {
          await cleaner.run(flush, [], []);
          return keptBench(async () => [await one(), await one()])();
        };
        await holds(begin, 30);
        await cleaner.close();
      });
    },
  );
});
