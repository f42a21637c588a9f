import { valueAt } from '../ask.ts';
import type { Answer, Ask, Mutant } from '../subject.ts';
import { addItem, anItem, askClerk } from './ask-inventory.ts';

const one = '/items/{sku}';
const path = `/items/${anItem.sku}`;
const { sku: _, ...fields } = anItem;

function put(
  ask: Ask,
  overrides: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return askClerk(ask, 'PUT', path, { headers, json: { ...fields, ...overrides } });
}

function patch(ask: Ask, json: object): Promise<Answer> {
  return askClerk(ask, 'PATCH', path, { headers: { 'Content-Type': 'application/merge-patch+json' }, json });
}

const conditions: readonly Mutant[] = [
  {
    id: 'etag-stays',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [`PATCH ${one}`],
    summary: 'PATCH changes the item and not its ETag.',
    witness: async (ask) => {
      const { etag } = (await addItem(ask)).headers;
      return (await patch(ask, { price_cents: 1 })).headers.etag === etag;
    },
  },
  {
    id: 'if-match-ignored',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [`PUT ${one}`],
    summary: 'PUT replaces what has changed since.',
    witness: async (ask) => {
      await addItem(ask);
      return (await put(ask, {}, { 'If-Match': '"old"' })).status === 200;
    },
  },
  {
    id: 'failed-put-applies',
    class: 'state',
    operations: [`PUT ${one}`],
    summary: 'A PUT that is refused with 412 changes the item.',
    witness: async (ask) => {
      await addItem(ask);
      await put(ask, { price_cents: 5 }, { 'If-Match': '"old"' });
      return valueAt(await askClerk(ask, 'GET', path), 'price_cents') === 5;
    },
  },
  {
    id: 'if-none-match-ignored',
    class: 'state',
    alsoClass: ['status', 'headers-media'],
    operations: [`GET ${one}`, `HEAD ${one}`],
    summary: 'What the caller has is sent again, where 304 is documented.',
    witness: async (ask) => {
      const { etag = '' } = (await askClerk(ask, 'GET', '/items/TO-100')).headers;
      const headers = { 'If-None-Match': etag };
      return (await askClerk(ask, 'GET', '/items/TO-100', { headers })).status === 200;
    },
  },
  {
    id: 'head-touches',
    class: 'state',
    alsoClass: ['methods-routes'],
    operations: [`HEAD ${one}`],
    summary: 'HEAD changes the item.',
    witness: async (ask) => {
      const before = await askClerk(ask, 'GET', '/items/TO-100');
      await askClerk(ask, 'HEAD', '/items/TO-100');
      return (await askClerk(ask, 'GET', '/items/TO-100')).text !== before.text;
    },
  },
];

const changes: readonly Mutant[] = [
  {
    id: 'creation-time-written',
    class: 'state',
    alsoClass: ['input-acceptance'],
    operations: [`PUT ${one}`],
    summary: 'PUT writes created_at, which is read-only.',
    witness: async (ask) => {
      await addItem(ask);
      const created_at = '1999-12-31T23:59:59Z';
      return valueAt(await put(ask, { created_at }), 'created_at') === created_at;
    },
  },
  {
    id: 'put-loses-attributes',
    class: 'state',
    operations: [`PUT ${one}`],
    summary: 'PUT does not keep the attributes that it is sent.',
    witness: async (ask) => {
      await addItem(ask);
      return valueAt(await put(ask, { attributes: { colour: 'red' } }), 'attributes', 'colour') === undefined;
    },
  },
  {
    id: 'put-adds-barcodes',
    class: 'state',
    alsoClass: ['response-shape'],
    operations: [`PUT ${one}`],
    summary: 'PUT adds the barcodes to those that are there: the same twice makes more.',
    witness: async (ask) => {
      await addItem(ask, { barcodes: ['11111111'] });
      const answer = await put(ask, { barcodes: ['22222222'] });
      return JSON.stringify(valueAt(answer, 'barcodes')) === '["11111111","22222222"]';
    },
  },
  {
    id: 'null-ignored',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'null does not take a property away.',
    witness: async (ask) => {
      await addItem(ask, { note: 'Fragile' });
      return valueAt(await patch(ask, { note: null }), 'note') === 'Fragile';
    },
  },
  {
    id: 'attributes-replaced',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'Attributes are replaced, not merged.',
    witness: async (ask) => {
      await addItem(ask, { attributes: { colour: 'red' } });
      return valueAt(await patch(ask, { attributes: { watts: '9' } }), 'attributes', 'colour') === undefined;
    },
  },
  {
    id: 'patch-revives',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'PATCH of something else sets discontinued back to false.',
    witness: async (ask) => {
      await addItem(ask, { discontinued: true });
      return valueAt(await patch(ask, { price_cents: 1 }), 'discontinued') === false;
    },
  },
  {
    id: 'kilograms-by-default',
    class: 'state',
    alsoClass: ['response-shape', 'input-acceptance'],
    operations: ['POST /items'],
    summary: 'The unit that is left out becomes kg, not piece.',
    witness: async (ask) => valueAt(await addItem(ask), 'unit') === 'kg',
  },
  {
    id: 'stock-of-nothing',
    class: 'state',
    operations: [`DELETE ${one}`, `GET ${one}/stock`],
    summary: 'The stock of a deleted item can still be read.',
    witness: async (ask) => {
      await addItem(ask);
      await askClerk(ask, 'DELETE', path);
      return (await askClerk(ask, 'GET', `${path}/stock`)).status === 200;
    },
  },
];

/** What is wrong with what items become. */
export const itemStateMutants: readonly Mutant[] = [...conditions, ...changes];
