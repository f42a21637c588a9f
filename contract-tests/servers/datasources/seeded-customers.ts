import { createRandom, type Random } from '../../../src/schema/sample/random.ts';
import { uuid } from '../../../src/schema/sample/text.ts';
import { timeBetween } from './time-between.ts';
import type { Customer } from './types.ts';

const given = [
  'Ada',
  'Amara',
  'Björn',
  'Chen',
  'Elif',
  'Grace',
  'Ines',
  'Jonas',
  'Katarzyna',
  'Kwame',
  'Lucía',
];
const moreGiven = ['Mei', 'Noah', 'Olga', 'Priya', 'Rafael', 'Sven', 'Tariq', 'Vera', 'Yuki', 'Zoë'];
const family = [
  'Adeyemi',
  'Bergström',
  'Costa',
  'Dubois',
  'Evans',
  'Fischer',
  'García',
  'Holm',
  'Ito',
  'Jansen',
];
const moreFamily = [
  'Kaya',
  'Lindqvist',
  'Müller',
  'Nowak',
  'Okafor',
  'Petrov',
  'Quist',
  'Rao',
  'Silva',
  'Tan',
];
const domains = ['acme.dev', 'northwind.dev', 'initech.dev', 'contoso.dev', 'mail.dev'];
const segments: readonly Customer['segment'][] = ['consumer', 'consumer', 'small_business', 'enterprise'];

/** How many customers a new database has. */
const count = 2500;
/** Those that were imported together: one time of change, so that the id alone orders them. */
const importedAt = '2024-09-30T22:00:00.000Z';
const lastChange = '2025-01-18T12:00:00Z';

/** The customers that a new database has, always the same; the first two are those of the document's examples. */
export function seededCustomers(): readonly Customer[] {
  const random = createRandom('customers');
  return [
    ...documented,
    ...Array.from({ length: count - documented.length }, (_, index) => seeded(random, index)),
  ];
}

function seeded(random: Random, index: number): Customer {
  const name = `${random.pick([...given, ...moreGiven])} ${random.pick([...family, ...moreFamily])}`;
  const created_at = timeBetween(random, '2023-01-01T00:00:00Z', '2024-09-01T00:00:00Z');
  const changed = timeBetween(random, created_at, lastChange);
  return {
    customer_id: uuid(random),
    name,
    email: `${asciiOf(name)}.${index}@${random.pick(domains)}`,
    segment: random.pick(segments),
    created_at,
    updated_at: index % 25 === 0 ? importedAt : changed,
  };
}

/** `Björn Müller` to `bjorn.muller`. */
function asciiOf(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
}

const documented: readonly Customer[] = [
  {
    customer_id: '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a',
    name: 'Ada Lindqvist',
    email: 'ada.lindqvist@acme.dev',
    segment: 'enterprise',
    created_at: '2024-01-15T09:30:00.000Z',
    updated_at: '2025-01-18T16:20:00.000Z',
  },
  {
    customer_id: '4c8e1d7b-2a9f-4b63-9e05-7a6b5c4d3e2f',
    name: 'Grace Okafor',
    email: 'grace@okafor-design.dev',
    segment: 'small_business',
    created_at: '2024-06-02T11:00:00.000Z',
    updated_at: '2025-01-19T08:05:30.000Z',
  },
];
