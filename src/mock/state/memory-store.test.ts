import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import type { ListQuery, NewItem, Store } from './store.ts';

const newItem = (id: string, value: Record<string, unknown> = {}, scope = {}): NewItem => ({
  id,
  scope,
  value: { id, ...value },
  enteredMs: 0,
  dueMs: undefined,
  isExample: false,
});

const all: ListQuery = {
  scope: {},
  where: [],
  order: [],
  newestFirst: false,
  from: { kind: 'offset', offset: 0 },
  limit: 100,
};

function storeOf(...items: readonly NewItem[]): Store {
  const store = createMemoryStore();
  for (const item of items) store.add('jobs', item);
  return store;
}

const ids = (store: Store, query: Partial<ListQuery> = {}) =>
  store.list('jobs', { ...all, ...query }).items.map(({ id }) => id);

describe('list', () => {
  const store = storeOf(
    newItem('a', { n: 3, at: '2026-01-02T00:00:00Z', tags: ['x'] }, { projects: '9' }),
    newItem('b', { n: 1, at: '2026-01-01T23:30:00-01:00', tags: ['x', 'y'] }, { projects: '7' }),
    newItem('c', { n: 3, at: '2026-01-01T00:00:00Z' }, { projects: '7' }),
    newItem('d', { n: 10, at: '2026-01-02T00:00:00.5Z' }, { projects: '8' }),
  );
  const by = (name: string, isDescending = false) => ({ order: [{ property: [name], isDescending }] });
  const where = (
    name: string,
    test: 'equals' | 'one-of' | 'contains' | 'at-least' | 'after',
    ...values: unknown[]
  ) => ({
    where: [{ property: [name], test, values }],
  });

  test.each<[string, Partial<ListQuery>, string[]]>([
    ['as they were made', {}, ['a', 'b', 'c', 'd']],
    ['the newest first', { newestFirst: true }, ['d', 'c', 'b', 'a']],
    ['by a number, then as they were made', by('n'), ['b', 'a', 'c', 'd']],
    ['by a number, the greatest first', by('n', true), ['d', 'a', 'c', 'b']],
    ['alike ones the newest first', { ...by('n'), newestFirst: true }, ['b', 'c', 'a', 'd']],
    ['by a time, whatever its zone', by('at'), ['c', 'a', 'd', 'b']],
    ['by what only some have: the others first', by('tags'), ['a', 'b', 'c', 'd']],
    ['below a parent', { scope: { projects: '7' } }, ['b', 'c']],
    ['below a parent, the newest first', { scope: { projects: '7' }, newestFirst: true }, ['c', 'b']],
    ['below a parent without any', { scope: { projects: '__proto__' } }, []],
    ['equal to a number that comes as text', where('n', 'equals', '3'), ['a', 'c']],
    ['one of several', where('id', 'one-of', 'a', 'd', 'x'), ['a', 'd']],
    ['a list that has it', where('tags', 'equals', 'y'), ['b']],
    ['a part of a text, in capitals', where('at', 'contains', 't23'), ['b']],
    ['numbers of at least 3', where('n', 'at-least', '3'), ['a', 'c', 'd']],
    ['times after another', where('at', 'after', '2026-01-02T00:00:00Z'), ['b', 'd']],
    ['a number is no text', where('n', 'after', 'a'), []],
    ['inherited properties are none', where('constructor', 'contains', ''), []],
    ['the second part', { from: { kind: 'offset', offset: 1 }, limit: 2 }, ['b', 'c']],
    [
      'the second part of the newest',
      { newestFirst: true, from: { kind: 'offset', offset: 1 }, limit: 2 },
      ['c', 'b'],
    ],
    ['behind the end', { from: { kind: 'offset', offset: 4 } }, []],
    ['behind the end of the newest', { newestFirst: true, from: { kind: 'offset', offset: 9 } }, []],
    ['after a place', { from: { kind: 'after', values: [], number: 2 } }, ['c', 'd']],
    [
      'after a place, the newest first',
      { newestFirst: true, from: { kind: 'after', values: [], number: 3 } },
      ['b', 'a'],
    ],
    [
      'after a place in an order',
      { ...by('n'), from: { kind: 'after', values: [3], number: 1 } },
      ['c', 'd'],
    ],
  ])('%s', (_name, query, want) => {
    expect(ids(store, query)).toEqual(want);
    expect(ids(store, query)).toEqual(want);
  });

  test('what was made under nothing that is known is found under everything', () => {
    const some = storeOf(
      newItem('a', {}, { projects: '7' }),
      newItem('b'),
      newItem('c', {}, { projects: '8' }),
    );
    expect(ids(some, { scope: { projects: '7' } })).toEqual(['a', 'b']);
    expect(ids(some, { scope: { projects: '9' } })).toEqual(['b']);
    expect(some.get('jobs', 'b', { projects: '9' })?.number).toBe(2);
    some.remove('jobs', some.find('jobs', 'id', 'b'));
    expect(ids(some, { scope: { projects: '9' } })).toEqual([]);
  });

  test('totals and offsets are of all parts', () => {
    const query = { ...all, ...by('n'), limit: 1, from: { kind: 'after', values: [1], number: 2 } } as const;
    expect(store.list('jobs', query)).toMatchObject({ total: 4, offset: 1 });
    expect(store.list('none', all)).toEqual({ items: [], total: 0, offset: 0 });
  });
});

test('items are found by id, by property and by their time', () => {
  const store = storeOf(
    newItem('1', { name: 'x' }, { projects: 'a' }),
    newItem('1', { name: 'x', more: { b: 1, a: 2 } }, { projects: 'b' }),
    { ...newItem('2'), dueMs: 20 },
    { ...newItem('3'), dueMs: 10 },
  );
  expect(store.get('jobs', '1', {})?.number).toBe(1);
  expect(store.get('jobs', '1', { projects: 'b' })?.number).toBe(2);
  expect(store.get('jobs', '1', { projects: 'c' })).toBeUndefined();
  expect(store.get('jobs', '__proto__', {})).toBeUndefined();
  expect(store.find('jobs', 'name', 'x').map(({ number }) => number)).toEqual([1, 2]);
  expect(store.find('jobs', 'more', { a: 2, b: 1 }).map(({ number }) => number)).toEqual([2]);
  expect(store.find('jobs', 'constructor', 'x')).toEqual([]);
  expect(store.due('jobs', 9)).toEqual([]);
  expect(store.due('jobs', 10).map(({ id }) => id)).toEqual(['3']);
  expect(store.due('jobs', 20).map(({ id }) => id)).toEqual(['2', '3']);
});

test('a replaced item keeps its place and leaves what it was found by', () => {
  const store = storeOf(newItem('a', { n: 1 }), newItem('b', { n: 2 }));
  const item = store.get('jobs', 'a', {});
  if (!item) throw new Error('it is there');
  expect(store.find('jobs', 'n', 1)).toHaveLength(1);
  store.replace('jobs', { ...item, value: { id: 'a', n: 5 } });
  expect(ids(store)).toEqual(['a', 'b']);
  expect(store.find('jobs', 'n', 1)).toEqual([]);
  expect(store.get('jobs', 'a', {})?.value).toEqual({ id: 'a', n: 5 });
  store.remove('jobs', [item]);
  expect(ids(store)).toEqual(['b']);
  expect(store.get('jobs', 'a', {})).toBeUndefined();
});

describe('limits', () => {
  test('items of each resource', () => {
    const store = createMemoryStore({ maxItems: 2 });
    const results = ['a', 'b', 'c'].map((id) => store.add('jobs', newItem(id)));
    expect(results[2]).toEqual({ ok: false, limit: { name: 'maxItems', value: 2 } });
    expect(store.add('tasks', newItem('a')).ok).toBe(true);
    expect(store.counts()).toEqual(
      new Map([
        ['jobs', 2],
        ['tasks', 1],
      ]),
    );
  });

  test('all that is kept together, what is removed no more', () => {
    const store = createMemoryStore({ maxBytes: 60 });
    const first = store.add('jobs', newItem('a', { text: 'x'.repeat(30) }));
    expect(first.ok).toBe(true);
    const more = newItem('b', { text: 'x'.repeat(10) });
    expect(store.add('tasks', more)).toEqual({ ok: false, limit: { name: 'maxBytes', value: 60 } });
    if (!first.ok) throw new Error('it was kept');
    const grown = { ...first.item, value: { id: 'a', text: 'x'.repeat(60) } };
    expect(store.replace('jobs', grown)).toEqual({ ok: false, limit: { name: 'maxBytes', value: 60 } });
    expect(store.get('jobs', 'a', {})?.value).toEqual(first.item.value);
    store.remove('jobs', [first.item]);
    expect(store.add('tasks', more).ok).toBe(true);
    store.clear();
    expect(store.add('jobs', newItem('a', { text: 'x'.repeat(30) })).ok).toBe(true);
  });
});

describe('snapshots', () => {
  test('hold what was there, whatever happens later', () => {
    const store = storeOf(newItem('a'), newItem('b'));
    const before = store.snapshot();
    store.add('jobs', newItem('c'));
    store.remove('jobs', store.find('jobs', 'id', 'a'));
    expect(ids(store)).toEqual(['b', 'c']);
    store.restore(before);
    expect(ids(store)).toEqual(['a', 'b']);
    store.add('jobs', newItem('d'));
    store.restore(before);
    expect(ids(store)).toEqual(['a', 'b']);
  });

  test('can be read by another store, and neither sees what the other does', () => {
    const one = storeOf(newItem('a', { n: 1 }), newItem('b', { n: 1 }));
    const order = { order: [{ property: ['n'], isDescending: false }] };
    expect(ids(one, order)).toEqual(['a', 'b']);
    const other = createMemoryStore();
    other.restore(one.snapshot());
    one.add('jobs', newItem('c', { n: 0 }));
    other.remove('jobs', other.find('jobs', 'n', 1));
    expect(ids(one, order)).toEqual(['c', 'a', 'b']);
    expect(one.find('jobs', 'n', 1)).toHaveLength(2);
    expect(ids(other, order)).toEqual([]);
  });

  test('of another kind are refused', () => {
    expect(() => createMemoryStore().restore({ kind: 'sqlite', bytes: 0 })).toThrow(
      'cannot read a snapshot of a sqlite',
    );
  });
});

test('any sequence of changes leaves what a plain list would have', () => {
  const change = fc.record({
    kind: fc.constantFrom('add', 'replace', 'remove', 'keep', 'restore'),
    id: fc.integer({ min: 0, max: 6 }),
    n: fc.constantFrom(0, 1, 2, 'a', null, '2026-01-01T00:00:00Z'),
    isDescending: fc.boolean(),
    newestFirst: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const store = createMemoryStore();
      let plain: { id: string; n: unknown; number: number }[] = [];
      let kept = { snapshot: store.snapshot(), plain };
      for (const { kind, id: index, n, isDescending, newestFirst } of changes) {
        const id = String(index);
        const item = store.get('jobs', id, {});
        expect(item?.number).toBe(plain.find((one) => one.id === id)?.number);
        if (kind === 'keep') kept = { snapshot: store.snapshot(), plain };
        if (kind === 'restore') {
          store.restore(kept.snapshot);
          plain = kept.plain;
        }
        if (kind === 'add' && !item) {
          const added = store.add('jobs', newItem(id, { n }));
          if (added.ok) plain = [...plain, { id, n, number: added.item.number }];
        }
        if (kind === 'replace' && item) {
          store.replace('jobs', { ...item, value: { id, n } });
          plain = plain.map((one) => (one.id === id ? { ...one, n } : one));
        }
        if (kind === 'remove' && item) {
          store.remove('jobs', [item]);
          plain = plain.filter((one) => one.id !== id);
        }
        const order = [{ property: ['n'], isDescending }];
        expect(ids(store, { order, newestFirst })).toEqual(sorted(plain, isDescending, newestFirst));
        expect(store.find('jobs', 'n', n).map((one) => one.id)).toEqual(
          plain.filter((one) => one.n === n).map((one) => one.id),
        );
        const where = [{ property: ['n'], test: 'equals' as const, values: [1] }];
        expect(ids(store, { where })).toEqual(plain.filter((one) => one.n === 1).map((one) => one.id));
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

const ranks: readonly unknown[] = [null, 0, 1, 2, '2026-01-01T00:00:00Z', 'a'];

function sorted(
  plain: readonly { id: string; n: unknown; number: number }[],
  isDescending: boolean,
  newestFirst: boolean,
): readonly string[] {
  const direction = isDescending ? -1 : 1;
  return plain
    .toSorted(
      (one, other) =>
        direction * (ranks.indexOf(one.n) - ranks.indexOf(other.n)) ||
        (newestFirst ? other.number - one.number : one.number - other.number),
    )
    .map(({ id }) => id);
}
