import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { account, book, booked, bulk, get, put, sale, write } from './requests.ts';

/** The violations of the ledger in what it keeps. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'star-replaces',
    class: 'state',
    alsoClass: ['status'],
    operations: ['PUT /accounts/{code}'],
    summary: 'an account is replaced in spite of If-None-Match: *',
    witness: async (ask) => {
      const headers = { 'If-None-Match': '*' };
      return (await write(ask, 'PUT', '/accounts/1000', { headers, json: account })).status === 200;
    },
  },
  {
    id: 'created-at-taken',
    class: 'state',
    alsoClass: ['input-acceptance'],
    operations: ['PUT /accounts/{code}'],
    summary: 'a readOnly time that is sent with a new account is taken over',
    witness: async (ask) => {
      const answer = await put(ask, { created_at: '1999-01-01T00:00:00Z' });
      return valueAt(answer, 'result', 'created_at') === '1999-01-01T00:00:00Z';
    },
  },
  {
    id: 'overdraft-not-kept',
    class: 'state',
    operations: ['PATCH /accounts/{code}'],
    summary: 'one field of a change is shown in the answer and not kept',
    witness: async (ask) => {
      await write(ask, 'PATCH', '/accounts/1000', { json: { overdraft_limit: '70.00' } });
      return valueAt(await get(ask, '/accounts/1000'), 'result', 'overdraft_limit') !== '70.00';
    },
  },
  {
    id: 'etag-unchanged',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['GET /accounts/{code}', 'PUT /accounts/{code}', 'PATCH /accounts/{code}'],
    summary: 'the ETag is the same after a change',
    witness: async (ask) => {
      const before = (await get(ask, '/accounts/1000')).headers.etag;
      await write(ask, 'PATCH', '/accounts/1000', { json: { name: 'Till' } });
      return (await get(ask, '/accounts/1000')).headers.etag === before;
    },
  },
  {
    id: 'removed-tag-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /accounts/{code}/tags/{tag}', 'GET /accounts/{code}/tags'],
    summary: 'a tag that was taken off with 204 is still in the list',
    witness: async (ask) => {
      await write(ask, 'DELETE', '/accounts/1000/tags/audit');
      return listAt(await get(ask, '/accounts/1000/tags'), 'result').includes('audit');
    },
  },
  {
    id: 'replay-books-again',
    class: 'state',
    operations: ['POST /transactions'],
    summary: 'the same key with the same body books a second time',
    witness: async (ask) => {
      const first = valueAt(await book(ask), 'result', 'id');
      return valueAt(await book(ask), 'result', 'id') !== first;
    },
  },
  {
    id: 'bulk-not-kept',
    class: 'state',
    operations: ['POST /transactions/bulk', 'GET /transactions/{id}'],
    summary: 'a transaction that was booked in bulk, with a 201, is not there',
    witness: async (ask) => {
      const id = String(valueAt(await bulk(ask, [sale]), 'result', 0, 'transaction', 'id'));
      return (await get(ask, `/transactions/${id}`)).status === 404;
    },
  },
  {
    id: 'reversal-not-noted',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /transactions/{id}/reverse', 'GET /transactions/{id}'],
    summary: 'a transaction that was reversed does not say so, and can be reversed again',
    witness: async (ask) => {
      const path = await booked(ask);
      await write(ask, 'POST', `${path}/reverse`);
      return valueAt(await get(ask, path), 'result', 'reversed_by') === null;
    },
  },
];
