import { expect, test } from 'vitest';
import { type Benchmark, judgeBars, measureAll, renderBars, renderResults } from './frame.ts';

test('contestants are measured in turn, the first round is thrown away, all are stopped', async () => {
  const log: string[] = [];
  const contestant = (name: string, values: number[]) => ({
    name,
    measure: async () => {
      log.push(name);
      return values.shift() ?? 0;
    },
    stop: async () => void log.push(`stop ${name}`),
  });
  const benchmark: Benchmark = {
    name: 'start',
    unit: 'ms',
    contestants: async () => [
      contestant('ours', [999, 3, 1, 2]),
      contestant('peer', [999, 1000, 2000, 3000]),
    ],
  };
  const results = await measureAll(benchmark, 3);
  expect(log).toEqual([
    'ours',
    'peer',
    'ours',
    'peer',
    'ours',
    'peer',
    'ours',
    'peer',
    'stop ours',
    'stop peer',
  ]);
  expect(results).toEqual([
    { contestant: 'ours', min: 1, median: 2, max: 3 },
    { contestant: 'peer', min: 1000, median: 2000, max: 3000 },
  ]);
  expect(renderResults(benchmark, results)).toBe(
    [
      'start',
      '  ms      min  median    max  ours is better by',
      '  ours   1.00    2.00   3.00',
      '  peer  1,000   2,000  3,000             1000 x',
      '',
    ].join('\n'),
  );
});

test('a ratio of rates is the other way round', () => {
  const results = [
    { contestant: 'ours', min: 1, median: 300, max: 1 },
    { contestant: 'peer', min: 1, median: 200, max: 1 },
  ];
  expect(renderResults({ name: 'rate', unit: 'requests/s' }, results)).toContain('1.50 x');
});

test('bars are held against medians', () => {
  const of = (contestant: string, median: number) => ({ contestant, min: 1, median, max: 9999 });
  const judged = [
    ...judgeBars(
      {
        name: 'rate',
        unit: 'requests/s',
        bars: [
          { against: 'bare', atLeast: 0.8 },
          { against: 'peer', atLeast: 500 },
        ],
      },
      [of('ours', 790), of('bare', 1000), of('peer', 1)],
    ),
    ...judgeBars({ name: 'start', unit: 'ms', bars: [{ atMost: 350 }] }, [of('ours', 350), of('peer', 700)]),
    ...judgeBars({ name: 'in process', unit: 'µs', bars: [{ against: 'few', atLeast: 0.9 }] }, [
      of('many', 5),
      of('few', 4),
    ]),
    ...judgeBars({ name: 'alone', unit: 'ms', bars: [{ against: 'nobody', atLeast: 1 }] }, [of('ours', 1)]),
  ];
  expect(judged.map(({ isReached }) => isReached)).toEqual([false, true, true, false, false]);
  expect(renderBars(judged)).toBe(
    [
      'bars',
      '                      wanted  measured',
      '  rate           0.80 x bare    0.79 x  BELOW',
      '  rate            500 x peer     790 x   PASS',
      '  start       at most 350 ms    350 ms   PASS',
      '  in process      0.90 x few    0.80 x  BELOW',
      '  alone        1.00 x nobody     NaN x  BELOW',
      '',
    ].join('\n'),
  );
});
