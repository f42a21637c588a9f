import { describe, expect, test } from 'vitest';
import type { Cursor } from './cursor.ts';
import { incremental } from './incremental.ts';
import type { IncrementalOptions } from './incremental-options.ts';
import { memoryStateStore } from './state-store.ts';

/** `id@cursor`: a row of a list that is asked for by its cursor. */
interface Row {
  readonly id: string;
  readonly at: Cursor;
}

const rowsOf = (text: string): Row[] =>
  text.split(' ').flatMap((part) => {
    const [id = '', at = ''] = part.split('@');
    return part === '' ? [] : [{ id, at: Number(at) }];
  });
const idsOf = (rows: readonly Row[]) => rows.map(({ id, at }) => `${id}@${at}`).join(' ');

/** What a load of these rows from a server handles, batch by batch; `since` is what the server was asked for. */
async function load(
  rows: readonly Row[],
  options: Partial<IncrementalOptions<Row>> = {},
): Promise<{ readonly since: Cursor | undefined; readonly batches: string[]; readonly skipped: number }> {
  const batches: string[] = [];
  let asked: Cursor | undefined;
  const { skipped } = await incremental<Row>({
    store: memoryStateStore(),
    key: 'rows',
    load(since) {
      asked = since;
      return rows.filter(({ at }) => since === undefined || at >= since);
    },
    cursorOf: ({ at }) => at,
    idOf: ({ id }) => id,
    handle: (batch) => void batches.push(idsOf(batch)),
    batchSize: 2,
    ...options,
  });
  return { since: asked, batches, skipped };
}

const cases: [
  name: string,
  first: string,
  second: string,
  options: Partial<IncrementalOptions<Row>>,
  want: { since: Cursor; batches: string[]; skipped: number },
][] = [
  ['nothing new', 'a@1 b@2', 'a@1 b@2', {}, { since: 2, batches: [], skipped: 1 }],
  ['something new', 'a@1 b@2', 'a@1 b@2 c@3', {}, { since: 2, batches: ['c@3'], skipped: 1 }],
  [
    'new ones at the edge',
    'a@1 b@2 c@2',
    'b@2 c@2 d@2 e@2',
    {},
    { since: 2, batches: ['d@2 e@2'], skipped: 2 },
  ],
  ['one that changed', 'a@1 b@2', 'b@2 a@3', {}, { since: 2, batches: ['a@3'], skipped: 1 }],
  [
    'without ids the edge comes again',
    'a@1 b@2',
    'b@2 c@3',
    { idOf: undefined },
    { since: 2, batches: ['b@2 c@3'], skipped: 0 },
  ],
  [
    'late ones within the overlap',
    'a@1 c@9',
    'a@1 b@6 c@9',
    { overlapMs: 4 },
    { since: 5, batches: ['b@6'], skipped: 1 },
  ],
  [
    'late ones before the overlap',
    'a@1 c@9',
    'b@4 c@9',
    { overlapMs: 4 },
    { since: 5, batches: [], skipped: 1 },
  ],
  [
    'one that changed within the overlap',
    'a@7 c@9',
    'c@9 a@9',
    { overlapMs: 4 },
    { since: 5, batches: ['a@9'], skipped: 1 },
  ],
  ['in any order', 'b@9 a@1', 'c@3 b@9 d@10', { order: 'any' }, { since: 9, batches: ['d@10'], skipped: 1 }],
  ['not beyond', 'a@1 z@99', 'a@1 b@5 z@99', { notBeyond: 3 }, { since: 3, batches: ['b@5'], skipped: 1 }],
  [
    'a bound behind the cursor',
    'a@1 b@5',
    'b@5 c@6',
    { notBeyond: 5 },
    { since: 5, batches: ['c@6'], skipped: 1 },
  ],
  [
    'more at the edge than are remembered',
    'a@1 b@1 c@1',
    'a@1 b@1 c@1',
    { maxRemembered: 2 },
    { since: 1, batches: ['c@1'], skipped: 2 },
  ],
];

describe('incremental', () => {
  test.each(cases)('the second time: %s', async (_, first, second, options, want) => {
    const store = memoryStateStore();
    await load(rowsOf(first), { store, ...options });
    expect(await load(rowsOf(second), { store, ...options })).toEqual(want);
  });

  test('the first time everything comes, in batches', async () => {
    const progress: unknown[] = [];
    const loaded = await load(rowsOf('a@1 b@2 c@2 d@3 e@4'), {
      onProgress: (result) => progress.push(result),
    });
    expect(loaded).toEqual({ since: undefined, batches: ['a@1 b@2', 'c@2 d@3', 'e@4'], skipped: 0 });
    expect(progress).toEqual([
      { handled: 2, skipped: 0, batches: 1, cursor: 2, forgotten: 0 },
      { handled: 4, skipped: 0, batches: 2, cursor: 3, forgotten: 0 },
      { handled: 5, skipped: 0, batches: 3, cursor: 4, forgotten: 0 },
    ]);
  });

  test('a row that comes twice in one load is handled once', async () => {
    expect((await load(rowsOf('a@1 a@1 b@2'))).batches).toEqual(['a@1 b@2']);
  });

  test.each(['ascending', 'any'] as const)('a batch that fails comes again, %s', async (order) => {
    const store = memoryStateStore();
    const rows = rowsOf('a@1 b@2 c@2 d@3 e@4');
    const handle = (batch: readonly Row[]) => {
      if (batch.some(({ id }) => id === 'd')) throw new Error('disk full');
    };
    await expect(load(rows, { store, handle, order })).rejects.toThrow('disk full');
    expect((await load(rows, { store, order })).batches).toEqual(['c@2 d@3', 'e@4']);
  });

  test('in any order the cursor stays until the end', async () => {
    const asked: unknown[] = [];
    const store = memoryStateStore();
    const broken = (since: Cursor | undefined) => {
      asked.push(since);
      return (function* () {
        yield* rowsOf('z@9 y@8');
        if (asked.length === 1) throw new Error('connection broke');
        yield* rowsOf('a@1');
      })();
    };
    await expect(load([], { store, load: broken, order: 'any' })).rejects.toThrow('connection broke');
    expect((await load([], { store, load: broken, order: 'any' })).batches).toEqual(['a@1']);
    expect((await load(rowsOf('z@9'), { store })).since).toBe(9);
    expect(asked).toEqual([undefined, undefined]);
  });

  test('saves within the transaction of the handler, once', async () => {
    const texts: [unknown, unknown][] = [];
    const memory = memoryStateStore();
    const store = {
      ...memory,
      write(key: string, text: string, options: { expected: string | undefined; within?: unknown }) {
        texts.push([JSON.parse(text).cursor, options.within]);
        return memory.write(key, text, options);
      },
    };
    await load(rowsOf('a@1 b@2 c@3'), {
      store,
      handle: async (batch, { save }) => {
        if (batch.length === 2) await save('transaction 1');
      },
    });
    expect(texts).toEqual([
      [2, 'transaction 1'],
      [3, undefined],
    ]);
  });

  test('out of order it ends before anything behind is handled', async () => {
    const store = memoryStateStore();
    await expect(load(rowsOf('a@1 b@3 c@2'), { store })).rejects.toThrow(
      "an item at '2' came behind one at '3', but items are to come by their cursor. Let the server sort them; or pass order: 'any'",
    );
    expect((await load(rowsOf('a@1 b@3'), { store })).since).toBe(3);
  });

  test('two at a time do not write over one another', async () => {
    const store = memoryStateStore();
    const handle = async () => {
      await load(rowsOf('a@1'), { store });
    };
    await expect(load(rowsOf('a@1'), { store, handle })).rejects.toMatchObject({
      code: 'conflict',
      key: 'rows',
    });
  });

  test('a signal ends it, and what was handled is remembered', async () => {
    const store = memoryStateStore();
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(load(rowsOf('a@1 b@2 c@3'), { store, onProgress, signal: stop.signal })).rejects.toThrow(
      'enough',
    );
    expect((await load(rowsOf('a@1 b@2 c@3'), { store })).batches).toEqual(['c@3']);
    await expect(load([], { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  });

  test.each<[string, Partial<IncrementalOptions<Row>>]>([
    ['batchSize is a number of at least 1, not 0', { batchSize: 0 }],
    ['overlapMs is a number of at least 0, not -1', { overlapMs: -1 }],
    [
      'cursorOf gives a text or a number for each item, not undefined',
      { cursorOf: () => undefined as never },
    ],
    ['cursorOf gives a text or a number for each item, not NaN', { cursorOf: () => Number.NaN }],
    ['cursorOf gives a text or a number for each item, not an empty text', { cursorOf: () => '' }],
    ["'x' is neither", { cursorOf: () => 'x', overlapMs: 5 }],
  ])('%s', async (message, options) => {
    await expect(load(rowsOf('a@1'), options)).rejects.toThrow(message);
  });
});

const good = {
  format: 'concordat',
  kind: 'incremental',
  version: 1,
  key: 'rows',
  cursor: 2,
  rows: [[2, ['b']]],
};
const states: [name: string, text: string, code: string, message: string][] = [
  ['torn', JSON.stringify(good).slice(0, 40), 'corrupt', 'cannot be read: it is not JSON (40 characters)'],
  ['empty', '', 'corrupt', 'cannot be read: it is not JSON (0 characters)'],
  ['of somebody else', '{"cursor":2}', 'corrupt', 'it is no state of Concordat'],
  ['newer', JSON.stringify({ ...good, version: 2 }), 'version', 'expected version 1, not 2'],
  [
    'of a batch',
    JSON.stringify({ ...good, kind: 'batch' }),
    'kind',
    "expected one of 'incremental', not of 'batch'",
  ],
  ['of another key', JSON.stringify({ ...good, key: 'x' }), 'kind', "expected the key 'rows', not 'x'"],
  [
    'without rows',
    JSON.stringify({ ...good, rows: undefined }),
    'corrupt',
    'expected a list of rows, not undefined',
  ],
  [
    'with other rows',
    JSON.stringify({ ...good, rows: [[2, [7]]] }),
    'corrupt',
    'expected rows as a cursor and a list of ids',
  ],
  [
    'with another cursor',
    JSON.stringify({ ...good, cursor: {} }),
    'corrupt',
    'expected a cursor that is a text or a number, not object',
  ],
];

test.each(states)('a state that is %s is refused and left as it is', async (_, text, code, message) => {
  const store = memoryStateStore();
  await store.write('rows', text, { expected: undefined });
  const refused = load(rowsOf('a@1'), { store });
  await expect(refused).rejects.toMatchObject({ name: 'StateError', code, key: 'rows' });
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toThrow(/in memory .* It was left as it is\. What to do: /);
  expect(await store.read('rows')).toBe(text);
});
