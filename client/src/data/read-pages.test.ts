import { describe, expect, test } from 'vitest';
import { type ReadPagesOptions, readPages } from './read-pages.ts';

/** Pages of two, which are answered when the test says so. */
function pagesOf(lastPage: number) {
  const waiting = new Map<
    number,
    { answer: () => void; fail: (error: unknown) => void; signal: AbortSignal }
  >();
  const asked: number[] = [];
  const read = (page: number, signal: AbortSignal) =>
    new Promise<{ items: string[]; lastPage: number }>((resolve, reject) => {
      asked.push(page);
      const answer = () => resolve({ items: [`${page}a`, `${page}b`], lastPage });
      waiting.set(page, { answer, fail: reject, signal });
    });
  return { read, asked, waiting };
}

async function all(options: ReadPagesOptions<string>): Promise<string> {
  const found: string[] = [];
  for await (const items of readPages(options)) found.push(items.join('+'));
  return found.join(' ');
}

const settled = () => new Promise(setImmediate);
const atOnce = (lastPage: number) => async (page: number) => ({ items: [`${page}`], lastPage });

describe('readPages', () => {
  test('reads so many at a time, and gives them in order', async () => {
    const { read, asked, waiting } = pagesOf(5);
    const found = all({ read, concurrency: 2 });
    await settled();
    expect(asked).toEqual([1]);
    waiting.get(1)?.answer();
    await settled();
    expect(asked).toEqual([1, 2, 3]);
    // The later one first: nothing is given, and nothing more is asked for, until its turn.
    waiting.get(3)?.answer();
    await settled();
    expect(asked).toEqual([1, 2, 3]);
    waiting.get(2)?.answer();
    await settled();
    expect(asked).toEqual([1, 2, 3, 4, 5]);
    for (const page of [5, 4]) waiting.get(page)?.answer();
    expect(await found).toBe('1a+1b 2a+2b 3a+3b 4a+4b 5a+5b');
  });

  test.each<[string, number, Partial<ReadPagesOptions<string>>, string]>([
    ['one page', 1, {}, '1'],
    ['no page', 0, {}, '1'],
    ['fewer pages than at a time', 3, { concurrency: 9 }, '1 2 3'],
    ['from a page on', 5, { from: 4 }, '4 5'],
    ['one at a time', 3, { concurrency: 1 }, '1 2 3'],
  ])('%s', async (_, last, options, want) => {
    expect(await all({ read: atOnce(last), ...options })).toBe(want);
  });

  test('a page that fails ends it behind those before, and says where to go on', async () => {
    const { read, waiting, asked } = pagesOf(9);
    const found: string[] = [];
    const reading = (async () => {
      for await (const [first = ''] of readPages({ read, concurrency: 3 })) found.push(first);
    })();
    await settled();
    waiting.get(1)?.answer();
    await settled();
    waiting.get(3)?.fail(new Error('answered 503'));
    waiting.get(2)?.answer();
    await expect(reading).rejects.toMatchObject({
      name: 'UnreadPageError',
      page: 3,
      message: 'page 3 could not be read: answered 503',
    });
    expect(found).toEqual(['1a', '2a']);
    // Those that were begun are told to end.
    expect(asked.slice(3).map((page) => waiting.get(page)?.signal.aborted)).toEqual([true, true]);
  });

  test('a reader that leaves ends what was begun', async () => {
    const { read, waiting } = pagesOf(9);
    const reading = (async () => {
      for await (const [first] of readPages({ read, concurrency: 2 })) if (first === '2a') break;
    })();
    for (const page of [1, 2]) {
      await settled();
      waiting.get(page)?.answer();
    }
    await reading;
    expect(waiting.get(3)?.signal.aborted).toBe(true);
  });

  test('a signal ends it', async () => {
    const stop = new AbortController();
    const read = async (page: number) => {
      if (page === 2) stop.abort(new Error('enough'));
      return { items: [`${page}`], lastPage: 9 };
    };
    await expect(all({ read, concurrency: 1, signal: stop.signal })).rejects.toThrow('enough');
  });

  test('says what is wrong with its options', async () => {
    await expect(all({ read: atOnce(1), concurrency: 0 })).rejects.toThrow(
      'concurrency is at least 1, not 0',
    );
    await expect(all({ read: atOnce(Number.NaN) })).rejects.toThrow(
      'the number of the last page as lastPage, not NaN',
    );
  });
});
