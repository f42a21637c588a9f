import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { addItem, anItem, askClerk } from './ask-inventory.ts';

const one = '/items/{sku}';
const path = `/items/${anItem.sku}`;
const { sku: _, ...fields } = anItem;
const crashes = ['status', 'input-acceptance'] as const;

/** What is wrong with the answers about single items. */
export const itemMutants: readonly Mutant[] = [
  {
    id: 'barcodes-null-when-none',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'An item without barcodes has null, not an empty list.',
    witness: async (ask) => valueAt(await askClerk(ask, 'GET', '/items/TO-100'), 'barcodes') === null,
  },
  {
    id: 'write-only-shown',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'The write-only supplier_token is shown.',
    witness: async (ask) => {
      await addItem(ask, { supplier_token: 'secret-token' });
      return valueAt(await askClerk(ask, 'GET', path), 'supplier_token') === 'secret-token';
    },
  },
  {
    id: 'item-created-200',
    class: 'status',
    operations: ['POST /items'],
    summary: '200 where 201 is documented.',
    witness: async (ask) => (await addItem(ask)).status === 200,
  },
  {
    id: 'mismatch-409',
    class: 'status',
    operations: [`DELETE ${one}`],
    summary: 'An If-Match that does not match is refused with 409, which is not documented.',
    witness: async (ask) =>
      (await askClerk(ask, 'DELETE', '/items/TO-100', { headers: { 'If-Match': '"old"' } })).status === 409,
  },
  {
    id: 'put-without-etag',
    class: 'headers-media',
    operations: [`PUT ${one}`],
    summary: 'The required ETag is missing in the answer to PUT.',
    witness: async (ask) => {
      await addItem(ask);
      return (await askClerk(ask, 'PUT', path, { json: fields })).headers.etag === undefined;
    },
  },
  {
    id: 'head-without-etag',
    class: 'headers-media',
    alsoClass: ['methods-routes'],
    operations: [`HEAD ${one}`],
    summary: 'GET has an ETag, HEAD has none.',
    witness: async (ask) => (await askClerk(ask, 'HEAD', '/items/TO-100')).headers.etag === undefined,
  },
  {
    id: 'location-of-list',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /items'],
    summary: 'Location is the list, not the new item.',
    witness: async (ask) => (await addItem(ask)).headers.location === '/items',
  },
  {
    id: 'error-as-text',
    class: 'headers-media',
    operations: [`DELETE ${one}`],
    summary: 'The 404 is text/plain.',
    witness: async (ask) =>
      (await askClerk(ask, 'DELETE', '/items/ZZ-999')).headers['content-type'] === 'text/plain',
  },
  {
    id: 'head-finds-nothing',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: [`HEAD ${one}`],
    summary: 'HEAD answers 404 where GET answers 200.',
    witness: async (ask) => (await askClerk(ask, 'HEAD', '/items/TO-100')).status === 404,
  },
  {
    id: 'patch-without-login',
    class: 'auth',
    operations: [`PATCH ${one}`],
    summary: 'PATCH needs no login.',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/merge-patch+json' };
      return (await ask('PATCH', '/items/TO-100', { headers, json: { note: 'Hi' } })).status === 200;
    },
  },
  {
    id: 'delete-with-bearer',
    class: 'auth',
    operations: [`DELETE ${one}`],
    summary: 'DELETE takes any bearer token.',
    witness: async (ask) => {
      await addItem(ask);
      return (await ask('DELETE', path, { headers: { Authorization: 'Bearer x' } })).status === 204;
    },
  },
  {
    id: 'nul-sku-crashes',
    class: 'robustness',
    alsoClass: crashes,
    operations: [`GET ${one}`],
    summary: 'A NUL in the path is answered with 500.',
    witness: async (ask) => (await askClerk(ask, 'GET', '/items/TO-1%0000')).status === 500,
  },
  {
    id: 'empty-body-crashes',
    class: 'robustness',
    alsoClass: crashes,
    operations: ['POST /items'],
    summary: 'No body is answered with 500.',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await askClerk(ask, 'POST', '/items', { headers, body: '' })).status === 500;
    },
  },
  {
    id: 'null-patch-crashes',
    class: 'robustness',
    alsoClass: crashes,
    operations: [`PATCH ${one}`],
    summary: 'A patch that is null is answered with 500 and a stack trace.',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/merge-patch+json' };
      return (await askClerk(ask, 'PATCH', '/items/TO-100', { headers, body: 'null' })).status === 500;
    },
  },
  {
    id: 'astral-name-crashes',
    class: 'robustness',
    alsoClass: crashes,
    operations: ['POST /items'],
    summary: 'A name with a character beyond U+FFFF is answered with 500.',
    witness: async (ask) => (await addItem(ask, { name: 'Lantern \u{1f526}' })).status === 500,
  },
];
