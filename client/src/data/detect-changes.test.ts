import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { type DetectChangesOptions, detectChanges } from './detect-changes.ts';
import { fingerprint } from './fingerprint.ts';

/** `key:value key:value` */
interface Row {
  readonly key: string;
  readonly value: string;
}

const rowsOf = (text: string): Row[] =>
  text.split(' ').flatMap((part) => {
    const [key = '', value = ''] = part.split(':');
    return part === '' ? [] : [{ key, value }];
  });
const keyOf = ({ key }: Row) => key;

async function changes(before: string, after: string, options: Partial<DetectChangesOptions<Row>> = {}) {
  const known = await Promise.all(rowsOf(before).map((row) => fingerprint(row, keyOf, options.of)));
  const found: string[] = [];
  for await (const change of detectChanges({ before: known, after: rowsOf(after), keyOf, ...options })) {
    const row = change.kind === 'removed' ? '' : `:${change.row.value}`;
    if (change.kind !== 'removed') expect(change.hash).toMatch(/^[0-9a-f]{64}$/);
    found.push(`${change.kind} ${change.key}${row}`);
  }
  return found;
}

const cases: [name: string, before: string, after: string, want: string[]][] = [
  ['nothing', '', '', []],
  ['all the same', 'a:1 b:2', 'a:1 b:2', []],
  ['all new', '', 'a:1 b:2', ['added a:1', 'added b:2']],
  ['all gone', 'a:1 b:2', '', ['removed a', 'removed b']],
  ['one of each', 'a:1 b:2 d:4', 'a:1 b:3 c:5', ['changed b:3', 'added c:5', 'removed d']],
  ['others altogether', 'a:1 c:3', 'b:2 d:4', ['added b:2', 'added d:4', 'removed a', 'removed c']],
  ['a key of Object', '__proto__:1 constructor:1', '__proto__:2 constructor:1', ['changed __proto__:2']],
];

describe.each([false, true])('sorted: %s', (sorted) => {
  test.each(cases)('%s', async (_, before, after, want) => {
    const found = await changes(before, after, { sorted });
    expect(found.sort()).toEqual([...want].sort());
  });

  test('only what counts', async () => {
    expect(await changes('a:1', 'a:2', { sorted, of: ({ key }) => key })).toEqual([]);
  });

  test.each([
    ['a:1 a:2', 'a:1', "the key 'a' came twice in before"],
    ['a:1', 'a:1 a:1', "the key 'a' came twice in after"],
  ])('%s to %s', async (before, after, message) => {
    await expect(changes(before, after, { sorted })).rejects.toThrow(message);
  });

  test('what breaks off is not taken for removed', async () => {
    const after = (function* () {
      yield* rowsOf('a:1');
      throw new Error('connection broke');
    })();
    const found: string[] = [];
    const reading = async () => {
      const before = [await fingerprint({ key: 'b', value: '1' }, keyOf)];
      for await (const { kind, key } of detectChanges({ before, after, keyOf, sorted }))
        found.push(`${kind} ${key}`);
    };
    await expect(reading()).rejects.toThrow('connection broke');
    expect(found).toEqual(['added a']);
  });

  test('a signal ends it', async () => {
    await expect(
      changes('', 'a:1', { sorted, signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});

test('sorted, it refuses what is not', async () => {
  await expect(changes('', 'b:1 a:1', { sorted: true })).rejects.toThrow(
    "'a' of after came behind 'b': sort by key",
  );
  const compare = (a: string, b: string) => b.localeCompare(a, 'en');
  expect(await changes('b:1 a:1', 'b:2', { sorted: true, compare })).toEqual(['changed b:2', 'removed a']);
});

test('sorted, rows are not held', async () => {
  const keys = (n: number) => String(n).padStart(6, '0');
  let [given, taken, most] = [0, 0, 0];
  async function* after() {
    for (; given < 5_000; given += 1) {
      most = Math.max(most, given - taken);
      yield { key: keys(given), value: '' };
    }
  }
  for await (const { kind } of detectChanges({ before: [], after: after(), keyOf, sorted: true })) {
    if (kind === 'added') taken += 1;
  }
  expect([taken, most <= 2]).toEqual([5_000, true]);
});

// The examples of RFC 8785, sections 3.2.2 to 3.2.4 among them.
const canonicals: [value: unknown, want: string][] = [
  [{ b: 1, a: { d: [3, null], c: '€' } }, '{"a":{"c":"€","d":[3,null]},"b":1}'],
  [
    [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
  ],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  ],
  [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
  [-0, '0'],
  [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
  [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
];

test.each(canonicals)('canonical %#', (value, want) => expect(canonicalJson(value)).toBe(want));

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test.each<[unknown, string]>([
  [{ a: [Number.NaN] }, '/a/0 is NaN, which JSON cannot say'],
  [{ a: () => 1 }, '/a is function, which JSON cannot say'],
  [1n, 'the value is bigint, which JSON cannot say'],
  [{ m: new Map() }, '/m is a Map, which JSON cannot say'],
  [deep(600), 'nested in more than 500 levels'],
])('not canonical %#', (value, message) => expect(() => canonicalJson(value)).toThrow(message));
