import type { Ask, Mutant } from '../subject.ts';
import { addItem, anItem, askClerk } from './ask-inventory.ts';

const one = '/items/{sku}';
const path = `/items/${anItem.sku}`;
const { sku: _, ...fields } = anItem;

async function putStatus(ask: Ask, overrides: object): Promise<number> {
  await addItem(ask);
  return (await askClerk(ask, 'PUT', path, { json: { ...fields, ...overrides } })).status;
}

async function patchStatus(ask: Ask, json: object, type = 'application/merge-patch+json'): Promise<number> {
  await addItem(ask);
  return (await askClerk(ask, 'PATCH', path, { headers: { 'Content-Type': type }, json })).status;
}

/** What items accept and refuse against their document. */
export const itemInputMutants: readonly Mutant[] = [
  {
    id: 'repeated-barcodes',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /items'],
    summary: 'The same barcode twice is accepted.',
    witness: async (ask) => (await addItem(ask, { barcodes: ['12345678', '12345678'] })).status === 201,
  },
  {
    id: 'ninth-attribute',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /items'],
    summary: 'Nine attributes are accepted.',
    witness: async (ask) => {
      const attributes = Object.fromEntries([...'abcdefghi'].map((key) => [key, 'x']));
      return (await addItem(ask, { attributes })).status === 201;
    },
  },
  {
    id: 'attribute-of-number',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /items'],
    summary: 'An attribute may be a number.',
    witness: async (ask) => (await addItem(ask, { attributes: { watts: 9 } })).status === 201,
  },
  {
    id: 'litre-refused',
    class: 'input-acceptance',
    operations: ['POST /items'],
    summary: 'One of the units is refused.',
    witness: async (ask) => (await addItem(ask, { unit: 'litre' })).status === 400,
  },
  {
    id: 'fraction-of-a-cent',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PUT ${one}`],
    summary: 'PUT accepts a price that is no integer.',
    witness: async (ask) => (await putStatus(ask, { price_cents: 3200.5 })) === 200,
  },
  {
    id: 'greatest-price-refused',
    class: 'input-acceptance',
    operations: [`PUT ${one}`],
    summary: 'PUT refuses the greatest price that is allowed.',
    witness: async (ask) => (await putStatus(ask, { price_cents: 10_000_000 })) === 400,
  },
  {
    id: 'weightless',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts a weight of 0, which is excluded.',
    witness: async (ask) => (await patchStatus(ask, { weight_kg: 0 })) === 200,
  },
  {
    id: 'patch-as-json',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts application/json, where 415 is documented.',
    witness: async (ask) => (await patchStatus(ask, { note: 'Hi' }, 'application/json')) === 200,
  },
  {
    id: 'category-without-title',
    class: 'input-acceptance',
    operations: ['POST /categories'],
    summary: 'A required property may be missing.',
    witness: async (ask) =>
      (await askClerk(ask, 'POST', '/categories', { json: { code: 'rope' } })).status === 201,
  },
];
