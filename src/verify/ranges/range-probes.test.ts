import { expect, test } from 'vitest';
import { rangeProbes } from './range-probes.ts';

test('the ranges of ten bytes', () => {
  const shown = rangeProbes(10).map(({ header, want }) =>
    want.kind === 'part' ? `${header} ${want.first}-${want.last}` : `${header} ${want.kind}`,
  );
  expect(shown).toEqual([
    'bytes=0-3 0-3',
    'bytes=-3 7-9',
    'bytes=5- 5-9',
    'bytes=10- beyond',
    'bytes=5-0 invalid',
    'bytes=1-5 1-5',
    'bytes=0-0 0-0',
    'bytes=9-9 9-9',
    'bytes=8-109 8-9',
    'bytes=-17 0-9',
    'bytes=90010-90019 beyond',
    'bytes=abc invalid',
    'bytes=- invalid',
    'lines=0-1 invalid',
    'bytes=0-99999999999999999999 0-9',
    'bytes=0-1,4-5 several',
  ]);
});

test.each([1, 2, 3, 4])('every part of %i bytes is there', (size) => {
  for (const { want } of rangeProbes(size))
    if (want.kind === 'part') {
      expect(want.first).toBeGreaterThanOrEqual(0);
      expect(want.last).toBeGreaterThanOrEqual(want.first);
      expect(want.last).toBeLessThan(size);
    }
});
