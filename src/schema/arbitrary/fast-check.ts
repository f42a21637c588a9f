import fc from 'fast-check';
import { canonicalJson } from '../sample/canonical-json.ts';
import { createRandom } from '../sample/random.ts';
import { fitText } from './fit-text.ts';
import type { Shape } from './shape.ts';

/**
 * Random values of a shape, extreme ones more often than chance would have them.
 *
 * @param seed a whole number: the same one gives the same values
 */
export function randomValues(shape: Shape, seed: number, count: number): readonly unknown[] {
  return fc.sample(arbitraryOfShape(shape), { seed, numRuns: count });
}

const known = new WeakMap<Shape, fc.Arbitrary<unknown>>();

function arbitraryOfShape(shape: Shape): fc.Arbitrary<unknown> {
  const made = known.get(shape) ?? makeArbitrary(shape);
  known.set(shape, made);
  return made;
}

function makeArbitrary(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'values':
      // A copy: values that are changed must not change the document.
      return fc.constantFrom(...shape.values).map((value) => structuredClone(value));
    case 'integer':
      return wholeNumbers(shape);
    case 'number':
      return numbers(shape);
    case 'text':
      return texts(shape);
    case 'made':
      return made(shape);
    case 'list':
      return lists(shape);
    case 'record':
      return records(shape);
    case 'choice':
      return fc.oneof(...shape.shapes.map(arbitraryOfShape));
  }
}

/** Every eighth is a bound: near them alone is not at them. */
function wholeNumbers({ min, max, step }: Shape & { kind: 'integer' }): fc.Arbitrary<unknown> {
  const any = fc.integer({ min, max });
  const bounds = fc.constantFrom(min, max);
  return fc
    .oneof({ weight: 7, arbitrary: any }, { weight: 1, arbitrary: bounds })
    .map((count) => count * step + 0);
}

/** Amounts with two digits, whole numbers among them, and whatever else a double can be. */
function numbers({ min, max }: Shape & { kind: 'number' }): fc.Arbitrary<unknown> {
  const any = fc
    .double({ min, max, noNaN: true, noDefaultInfinity: true })
    // Minus zero is written as zero.
    .map((value) => value + 0);
  const low = Math.ceil(Math.max(min, -1e6) * 100);
  const high = Math.floor(Math.min(max, 1e6) * 100);
  if (low > high) return any;
  const amounts = fc
    .integer({ min: low, max: high })
    .map((cents) => Math.min(max, Math.max(min, cents / 100 + 0)));
  return fc.oneof({ weight: 3, arbitrary: amounts }, { weight: 1, arbitrary: any });
}

/** What careless servers take for something else, by what they fall over. */
const oddWords: readonly (readonly string[])[] = [
  ['a', 'A'],
  ['null', 'undefined', 'true', '0', '-1', '1e3', 'NaN', '[]', '{}', '__proto__', 'constructor'],
  ['"', "'", '\\', '`', '<b>x</b>', '$x', '../x', '&a=b'],
  ['%', '%00', '100%', '%zz', 'a+b'],
  ['😀', '👩‍👩‍👧', '𝒳'],
  ['ß', 'İ', 'e\u0301', 'ﬁ'],
  ['日本語', 'شكرا', 'Ωδός', '한국어'],
];

/** Longer texts than this are for those that try bounds. */
const usualLength = 80;

function texts({ min, max }: Shape & { kind: 'text' }): fc.Arbitrary<unknown> {
  const maxLength = Math.max(min, Math.min(max, usualLength));
  const fit = (text: string) => fitText(text, min, max);
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: min, maxLength }).map(fit) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength }).map(fit) },
    { weight: 3, arbitrary: fc.oneof(...oddWords.map((words) => fc.constantFrom(...words))).map(fit) },
  );
}

/** One in three has the least that is needed. */
function made({ make }: Shape & { kind: 'made' }): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(true, false, false), fc.nat(0xffff))
    .map(([least, seed]) => make(createRandom(`made ${seed}`), least));
}

function lists({ item, min, max, isUnique }: Shape & { kind: 'list' }): fc.Arbitrary<unknown> {
  const items = arbitraryOfShape(item);
  const bounds = { minLength: min, maxLength: max, size: 'small' } as const;
  // Where there are too few different items, a list with fewer is made: the check leaves it out.
  if (isUnique) return fc.array(items, bounds).map(distinct);
  return fc.array(items, bounds);
}

function distinct(items: readonly unknown[]): readonly unknown[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

const absent: unique symbol = Symbol('absent');

function records({ fields, others }: Shape & { kind: 'record' }): fc.Arbitrary<unknown> {
  const parts = fields.map(({ isRequired, shape }) =>
    isRequired ? arbitraryOfShape(shape) : fc.option(arbitraryOfShape(shape), { nil: absent, freq: 2 }),
  );
  const more = others
    ? fc.array(fc.tuple(fc.constantFrom(...otherNames), arbitraryOfShape(others.shape)), {
        minLength: others.min,
        maxLength: others.max,
        size: '-1',
      })
    : fc.constant([]);
  return fc.tuple(more, ...parts).map(([extra, ...values]) => {
    const named = fields.map(({ name }, index): [string, unknown] => [name, values[index]]);
    const taken = new Set(fields.map(({ name }) => name));
    const added = extra.filter(([name]) => !taken.has(name));
    // From entries: a name may be __proto__.
    return Object.fromEntries([...named.filter(([, value]) => value !== absent), ...added]);
  });
}

/** Names of properties that no schema names. */
const otherNames: readonly string[] = ['a', 'key', 'x-note', 'other_1', 'Name', 'größe', 'a.b', '0'];
