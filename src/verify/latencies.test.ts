import { describe, expect, test } from 'vitest';
import { itemsDocument, modelOf } from './items-server.fixture.ts';
import { Latencies } from './latencies.ts';

const [operation] = modelOf(itemsDocument).operations;
if (!operation) throw new Error('the document has operations');

function draftsOf(durations: readonly number[], maxMs: number) {
  const latencies = new Latencies();
  for (const durationMs of durations) {
    latencies.add(operation as NonNullable<typeof operation>, {
      request: { method: 'GET', url: 'http://h/items', headers: [], body: undefined },
      response: { status: 200, headers: [], body: new Uint8Array() },
      durationMs,
    });
  }
  return latencies.drafts(maxMs).map(({ code, actual, expected }) => ({ code, actual, expected }));
}

const quick = Array.from({ length: 20 }, (_, index) => index + 1);

describe('answers that take longer than a budget', () => {
  test('are told with percentiles', () => {
    expect(draftsOf([0, ...quick], 18)).toEqual([
      {
        code: 'slow-answer',
        expected: '95 % within 18 ms',
        actual: '50 % within 10 ms, 95 % within 19 ms, 99 % within 20 ms, of 20 answers',
      },
    ]);
  });

  test.each<[name: string, durations: readonly number[], maxMs: number]>([
    ['one of twenty', [0, ...quick], 19],
    ['the first alone', [9000, ...quick], 20],
    ['too few to say', [9000, 9000, 9000], 20],
  ])('are no finding: %s', (_name, durations, maxMs) => {
    expect(draftsOf(durations, maxMs)).toEqual([]);
  });
});
