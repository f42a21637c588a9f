import { createRandom, type Random } from '../../../src/schema/sample/random.ts';
import { uuid } from '../../../src/schema/sample/text.ts';
import { timeBetween } from './time-between.ts';
import type { Product } from './types.ts';

const catalogue = {
  furniture: ['desk', 'chair', 'shelf', 'bench', 'cabinet'],
  lighting: ['floor lamp', 'desk lamp', 'pendant', 'spotlight'],
  kitchen: ['kettle', 'pan', 'knife', 'board', 'carafe'],
  textiles: ['rug', 'curtain', 'cushion', 'throw'],
  office: ['notebook', 'pen', 'organiser', 'whiteboard'],
} as const;
const categories = Object.keys(catalogue) as (keyof typeof catalogue)[];
const materials = ['Walnut', 'Oak', 'Steel', 'Linen', 'Ash', 'Brass', 'Wool', 'Cork'];

/** How many products a new database has. */
const count = 200;

/** The products that a new database has, always the same; the first two are those of the document's examples. */
export function seededProducts(): readonly Product[] {
  const random = createRandom('products');
  return [...documented, ...Array.from({ length: count - documented.length }, () => seeded(random))];
}

function seeded(random: Random): Product {
  const category = random.pick(categories);
  const createdAt = timeBetween(random, '2023-06-01T00:00:00Z', '2024-12-01T00:00:00Z');
  return {
    id: uuid(random),
    name: `${random.pick(materials)} ${random.pick(catalogue[category])}`,
    price: random.integer(500, 95_499) / 100,
    category,
    createdAt,
    updatedAt: timeBetween(random, createdAt, '2025-01-12T00:00:00Z'),
  };
}

const documented: readonly Product[] = [
  {
    id: '6a1f0e2d-3c4b-4d5e-8f90-a1b2c3d4e5f6',
    name: 'Walnut desk',
    price: 649,
    category: 'furniture',
    createdAt: '2024-03-01T08:00:00.000Z',
    updatedAt: '2025-01-10T12:00:00.000Z',
  },
  {
    id: 'e7d6c5b4-a392-4817-8605-f4e3d2c1b0a9',
    name: 'Desk lamp',
    price: 59.9,
    category: 'furniture',
    createdAt: '2024-05-20T08:00:00.000Z',
    updatedAt: '2025-01-12T09:45:00.000Z',
  },
];
