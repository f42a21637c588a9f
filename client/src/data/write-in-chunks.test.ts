import { describe, expect, test } from 'vitest';
import { NetworkError } from '../errors.ts';
import type { BatchOptions, SendContext } from './batch-options.ts';
import type { SendResult } from './batch-outcome.ts';
import { runBatch } from './run-batch.ts';
import { memoryStateStore } from './state-store.ts';
import { writeInChunks } from './write-in-chunks.ts';

/** Items are what becomes of them: `ok`, a status, `lost`. */
const send = async (item: string): Promise<SendResult<string>> => {
  const status = Number(item.replace(/^\D*/, ''));
  if (item.startsWith('lost'))
    throw new NetworkError({ name: 'put', method: 'POST', path: '/' }, 'http://x', '');
  return status >= 400
    ? { ok: false, status, error: { code: `e${status}` } }
    : { ok: true, data: `made ${item}` };
};

/** A run in short: `a=made a`, `b!refused 409`. */
async function run(items: readonly string[], options: Partial<BatchOptions<string, string>> = {}) {
  const outcomes: string[] = [];
  const sent: SendContext[] = [];
  const result = await runBatch(
    items,
    {
      name: 'run',
      chunkSize: 2,
      concurrency: 1,
      ...options,
      send: (item, context) => {
        sent.push(context);
        return (options.send ?? send)(item, context);
      },
    },
    (outcome) => {
      const { index } = outcome;
      const what = outcome.ok ? `=${outcome.value}` : `!${outcome.kind} ${outcome.status ?? '-'}`;
      outcomes.push(`${index}${what}${!outcome.ok && outcome.earlier ? ' earlier' : ''}`);
    },
  );
  const { failed, ...counts } = result;
  return { outcomes, counts, failed, sent };
}

const statuses: [item: string, kind: string, status: number | undefined][] = [
  ['s400', 'refused', 400],
  ['s404', 'refused', 404],
  ['s408', 'unavailable', 408],
  ['s409', 'refused', 409],
  ['s422', 'refused', 422],
  ['s425', 'unavailable', 425],
  ['s429', 'unavailable', 429],
  ['s500', 'unavailable', 500],
  ['s501', 'unavailable', 501],
  ['s503', 'unavailable', 503],
  ['lost', 'unknown', undefined],
];

describe('what became of an item', () => {
  test.each(statuses)('%s is %s', async (item, kind, status) => {
    const { failed, sent } = await run(['a', item]);
    const error = status === undefined ? expect.any(NetworkError) : { code: `e${status}` };
    expect(failed).toEqual([{ ok: false, index: 1, item, kind, status, error, earlier: false }]);
    // Nothing is tried again here, and the key is of the item.
    expect(sent.map(({ index }) => index)).toEqual([0, 1]);
  });

  test('what send throws before anything is sent is unknown too', async () => {
    const { failed } = await run(['a'], {
      send: () => {
        throw new TypeError('path parameter id is missing');
      },
    });
    expect(failed.map(({ kind, error }) => [kind, String(error)])).toEqual([
      ['unknown', 'TypeError: path parameter id is missing'],
    ]);
  });
});

describe('a run', () => {
  test('says what became of each, in order, and goes on behind failures', async () => {
    const progress: unknown[] = [];
    const { outcomes, counts } = await run(['a', 's409', 'lost', 'd', 'e'], {
      onProgress: (p) => progress.push(p),
    });
    expect(outcomes).toEqual(['0=made a', '1!refused 409', '2!unknown -', '3=made d', '4=made e']);
    expect(counts).toEqual({ ok: false, complete: true, succeeded: 3, earlier: 0 });
    expect(progress).toEqual([
      { settled: 2, succeeded: 1, failed: 1 },
      { settled: 4, succeeded: 2, failed: 2 },
      { settled: 5, succeeded: 3, failed: 2 },
    ]);
  });

  test('is ok where all are', async () => {
    expect((await run(['a', 'b'])).counts).toEqual({ ok: true, complete: true, succeeded: 2, earlier: 0 });
    expect((await run([])).counts).toEqual({ ok: true, complete: true, succeeded: 0, earlier: 0 });
  });

  test('stops at a failure where it is to, and reads no more', async () => {
    let read = 0;
    const items = (function* () {
      for (const item of ['a', 's409', 'c', 'd', 'e']) {
        read += 1;
        yield item;
      }
    })();
    const found: string[] = [];
    const result = await runBatch(items, {
      name: 'run',
      chunkSize: 3,
      concurrency: 1,
      onFailure: 'stop',
      send,
    });
    for (const { index, kind } of result.failed) found.push(`${index} ${kind}`);
    expect(found).toEqual(['1 refused', '2 unsent']);
    expect([result.ok, result.complete, result.succeeded, read]).toEqual([false, false, 1, 3]);
  });

  test.each([1, 3, 8])('sends %i at a time', async (concurrency) => {
    let [now, most] = [0, 0];
    const full = Promise.withResolvers<void>();
    await run([...'abcdefghijklmnop'], {
      concurrency,
      chunkSize: 10,
      send: async (item) => {
        now += 1;
        most = Math.max(most, now);
        if (now === concurrency) full.resolve();
        await full.promise;
        await new Promise(setImmediate);
        now -= 1;
        return { ok: true, data: item };
      },
    });
    expect(most).toBe(concurrency);
  });

  test('keys are UUIDs of the run and the item', async () => {
    const keysOf = async (items: string[], options?: Partial<BatchOptions<string, string>>) =>
      (await run(items, options)).sent.map(({ idempotencyKey }) => idempotencyKey);
    const [one, two] = await keysOf(['a', 'a']);
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one).not.toBe(two);
    expect(await keysOf(['a'])).toEqual([one]);
    expect(await keysOf(['a'], { name: 'other' })).not.toEqual([one]);
    const [same, same2] = await keysOf(['a', 'a'], { idOf: (item) => item });
    expect(same).toBe(same2);
  });

  test.each(['chunkSize', 'concurrency'])('%s is at least 1', async (name) => {
    await expect(run(['a'], { [name]: 0 })).rejects.toThrow(`${name} is a whole number of at least 1, not 0`);
  });
});

describe('a run that is begun again', () => {
  test('sends what is left, and what may succeed now', async () => {
    const store = memoryStateStore();
    const first = await run(['a', 's409', 's503', 'lost', 'e'], { store });
    const second = await run(['a', 's409', 's503', 'lost', 'e', 'f'], {
      store,
      send: async (item) => ({ ok: true, data: item }),
    });
    expect(second.outcomes).toEqual(['1!refused 409 earlier', '2=s503', '3=lost', '5=f']);
    expect(second.counts).toEqual({ ok: false, complete: true, succeeded: 3, earlier: 2 });
    expect(second.failed[0]).toMatchObject({ item: 's409', error: undefined, earlier: true });
    // The same request again has the same key.
    const keys = (sent: typeof first.sent, index: number) =>
      sent.filter((context) => context.index === index).map(({ idempotencyKey }) => idempotencyKey);
    expect(keys(second.sent, 3)).toEqual(keys(first.sent, 3));
  });

  test('sends what was refused again where it is to, with a new key', async () => {
    const store = memoryStateStore();
    const options = { store, idOf: (item: string) => item.slice(0, 1) };
    const first = await run(['a', 's409'], options);
    const second = await run(['a', 's200'], { ...options, resend: ['refused'] });
    expect(second.outcomes).toEqual(['1=made s200']);
    expect(second.counts).toEqual({ ok: true, complete: true, succeeded: 1, earlier: 1 });
    expect(second.sent[0]?.idempotencyKey).not.toBe(first.sent[1]?.idempotencyKey);
  });

  test('leaves what is unknown, where the API has no keys', async () => {
    const store = memoryStateStore();
    await run(['lost'], { store });
    const { outcomes, sent } = await run(['lost'], { store, resend: ['unavailable', 'unsent'] });
    expect([outcomes, sent]).toEqual([['0!unknown - earlier'], []]);
  });

  test('takes what was under way when the process ended for unknown', async () => {
    const store = memoryStateStore();
    let written: string | undefined;
    await run(['a', 'b', 'c', 'd'], {
      store,
      send: async (item) => {
        // What the next process would find.
        if (item === 'c') written = await store.read('run');
        return { ok: true, data: item };
      },
    });
    const crashed = memoryStateStore();
    await crashed.write('run', written ?? '', { expected: undefined });
    const { outcomes } = await run(['a', 'b', 'c', 'd'], { store: crashed, resend: [] });
    expect(outcomes).toEqual(['2!unknown - earlier', '3!unknown - earlier']);
  });

  test('goes on where it stopped, and where its signal stopped it', async () => {
    const store = memoryStateStore();
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    const items = ['a', 'b', 's503', 'd', 'e'];
    await expect(run(items, { store, onProgress, signal: stop.signal })).rejects.toThrow('enough');
    expect((await run(items, { store, onFailure: 'stop' })).outcomes).toEqual([
      '2!unavailable 503',
      '3!unsent -',
    ]);
    expect((await run(items, { store })).outcomes).toEqual(['2!unavailable 503', '3=made d', '4=made e']);
  });

  test('keeps nothing of items and errors', async () => {
    const store = memoryStateStore();
    await run(['secret', 's409'], { store });
    expect(JSON.parse((await store.read('run')) ?? '')).toEqual({
      format: 'concordat',
      kind: 'batch',
      version: 1,
      key: 'run',
      settled: 2,
      checksum: expect.stringMatching(/^[0-9a-f]{1,8}\.[0-9a-f]{1,8}$/),
      failures: [[1, 'refused', 409, 0]],
    });
  });

  test.each<[string, string[], string]>([
    ['changed', ['a', 'x'], 'they differ'],
    ['in another order', ['b', 'a'], 'they differ'],
    ['fewer', ['a'], 'there are only 1'],
  ])('refuses items that are %s', async (_, items, detail) => {
    const store = memoryStateStore();
    await run(['a', 'b'], { store });
    let sent = 0;
    const again = run(items, { store, send: async (item) => ({ ok: true, data: `${item}${sent++}` }) });
    await expect(again).rejects.toThrow(
      `The first 2 items of the batch 'run' are not those of its earlier run: ${detail}.`,
    );
    expect(sent).toBe(0);
  });

  test.each([
    ['settled', -1],
    ['settled', '2'],
    ['checksum', 1],
    ['failures', {}],
    ['failures', [[2, 'refused', 409, 0]]],
    ['failures', [[0, 'gone', 409, 0]]],
    ['failures', [[0, 'refused', 'x', 0]]],
    ['failures', ['x']],
  ])('refuses a state with %s %j', async (name, value) => {
    const store = memoryStateStore();
    await run(['a', 's409'], { store });
    const text = (await store.read('run')) ?? '';
    await store.write('run', JSON.stringify({ ...JSON.parse(text), [name]: value }), { expected: text });
    await expect(run(['a'], { store })).rejects.toMatchObject({ name: 'StateError', code: 'corrupt' });
  });
});

test('a reader that leaves ends the run, and what was sent is remembered', async () => {
  const store = memoryStateStore();
  for await (const { index } of writeInChunks(['a', 'b', 'c'], { name: 'run', chunkSize: 2, send, store })) {
    if (index === 0) break;
  }
  expect((await run(['a', 'b', 'c'], { store })).outcomes).toEqual(['2=made c']);
});
