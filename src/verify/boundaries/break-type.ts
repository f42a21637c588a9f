import type { TypeName } from '../../schema/resolve-schema.ts';
import { type Break, ranks } from './break.ts';
import type { Constraints } from './constraints.ts';

interface Other {
  readonly slug: string;
  readonly what: string;
  readonly rank: Break['rank'];
  readonly severity?: 'note';
  readonly make: (base: unknown) => readonly unknown[];
}

/** Texts where only a number or a boolean may stand, as those write them who leave the quotes in. */
const asText: Other = {
  slug: 'type-text',
  what: 'a text',
  rank: ranks.first,
  make: (base) => [typeof base === 'object' ? 'text' : String(base)],
};
const word: Other = { slug: 'type-word', what: 'a word', rank: ranks.first, make: () => ['abc'] };
const fraction: Other = {
  slug: 'type-fraction',
  what: 'a fraction',
  rank: ranks.usual,
  make: (base) => [Number(base) + 0.5, 1.5],
};
const number: Other = { slug: 'type-number', what: 'a number', rank: ranks.first, make: () => [12345, 1, 0] };
const boolean: Other = { slug: 'type-boolean', what: 'true', rank: ranks.late, make: () => [true] };
const one: Other = { slug: 'type-one', what: '1', rank: ranks.late, make: () => [1] };
const list: Other = { slug: 'type-list', what: 'a list', rank: ranks.late, make: (base) => [[base], []] };
const object: Other = { slug: 'type-object', what: 'an object', rank: ranks.late, make: () => [{}] };
const single: Other = {
  slug: 'type-single',
  what: 'one item without its list',
  rank: ranks.first,
  make: (base) => [...(Array.isArray(base) ? base.slice(0, 1) : []), 'text', 1],
};

/** What to try in JSON where only this type may stand. */
const inJson: Readonly<Partial<Record<TypeName, readonly Other[]>>> = {
  string: [number, boolean, list, object],
  integer: [asText, fraction, boolean],
  number: [asText, boolean],
  boolean: [asText, one],
  array: [single, object],
  object: [
    { ...asText, make: () => ['text'] },
    { ...list, make: () => [[]] },
  ],
};

/** What to try where all is text: what a text means there is the schema's to say. */
const inText: Readonly<Partial<Record<TypeName, readonly Other[]>>> = {
  integer: [
    word,
    { ...fraction, make: (base) => [Number(base) + 0.5, 1.5] },
    {
      slug: 'type-start',
      what: 'digits and letters',
      rank: ranks.late,
      severity: 'note',
      make: (base) => [`${Number(base)}abc`, '1abc'],
    },
  ],
  number: [
    word,
    {
      slug: 'type-start',
      what: 'digits and letters',
      rank: ranks.late,
      severity: 'note',
      make: (base) => [`${Number(base)}abc`, '1abc'],
    },
  ],
  boolean: [{ ...word, make: () => ['maybe'] }],
  object: [word],
};

/** The ways to send another type than a schema allows. */
export function typeBreaks({ types, values }: Constraints, isJson: boolean): readonly Break[] {
  const table = isJson ? inJson : inText;
  const names = [...types].filter((name) => name !== 'null' && !(name === 'integer' && types.has('number')));
  const [name] = names;
  const breaks: Break[] = [];
  if (isJson && types.size > 0 && !types.has('null'))
    breaks.push({ keyword: 'type', slug: 'type-null', what: 'null', rank: ranks.usual, make: () => [null] });
  if (name === undefined || names.length > 2) return names.length > 3 ? [] : breaks;
  for (const other of table[name] ?? []) {
    if (names.some((allowed) => allowed !== name && other.slug === slugOf[allowed])) continue;
    // Another type is no member of the enumeration either.
    breaks.push({ keyword: 'type', ...other, rank: values ? ranks.last : other.rank });
  }
  return breaks;
}

/** Which of the others has an allowed type. */
const slugOf: Readonly<Partial<Record<TypeName, string>>> = {
  string: 'type-text',
  number: 'type-number',
  boolean: 'type-boolean',
  array: 'type-list',
  object: 'type-object',
};
