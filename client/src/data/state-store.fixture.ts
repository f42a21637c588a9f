import { expect, test } from 'vitest';
import type { StateStore } from './state-store.ts';

/** What every store of states does. @param open a store that has nothing yet */
export function describeStateStore(open: () => StateStore): void {
  test('keeps one text a key', async () => {
    const store = open();
    expect(await store.read('a')).toBeUndefined();
    await store.write('a', 'one', { expected: undefined });
    await store.write('b', 'other', { expected: undefined });
    await store.write('a', 'two', { expected: 'one' });
    expect([await store.read('a'), await store.read('b')]).toEqual(['two', 'other']);
    await store.delete('a');
    await store.delete('never there');
    expect([await store.read('a'), await store.read('b')]).toEqual([undefined, 'other']);
  });

  test.each([
    ['that is there', 'one', undefined],
    ['that changed', 'one', 'before'],
    ['that is gone', undefined, 'one'],
  ])('does not write over a text %s', async (_, there, expected) => {
    const store = open();
    if (there !== undefined) await store.write('a', there, { expected: undefined });
    const write = async () => store.write('a', 'mine', { expected });
    await expect(write()).rejects.toMatchObject({ name: 'StateError', code: 'conflict', key: 'a' });
    expect(await store.read('a')).toBe(there);
  });

  test.each(['../../up', '..', '.', '', '__proto__', 'a/b', 'a\0b', "x'); DROP TABLE t; --", 'naïve ☃', '*'])(
    'takes %j for a key like any other',
    async (key) => {
      const store = open();
      await store.write(key, key, { expected: undefined });
      await store.write('other', 'other', { expected: undefined });
      expect([await store.read(key), await store.read('other')]).toEqual([key, 'other']);
      expect(store.placeOf?.(key)).toMatch(/memory|file|table/);
    },
  );
}
