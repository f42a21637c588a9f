import type { Mutant } from '../subject.ts';
import { account, book, exported, get, posting, readOnly, sale, startExport, write } from './requests.ts';

const allMethods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];

/** The violations of the ledger in what it accepts, from whom, and with which methods. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'per-page-101-accepted',
    class: 'input-acceptance',
    operations: ['GET /accounts'],
    summary: 'a page size above the maximum is accepted',
    witness: async (ask) => (await get(ask, '/accounts?per_page=101')).status === 200,
  },
  {
    id: 'eleven-postings-accepted',
    class: 'input-acceptance',
    operations: ['POST /transactions'],
    summary: 'more postings than the document allows are accepted',
    witness: async (ask) => (await book(ask, { postings: new Array(11).fill(posting) })).status === 201,
  },
  {
    id: 'bulk-without-key',
    class: 'input-acceptance',
    operations: ['POST /transactions/bulk'],
    summary: 'a required header may be left out',
    witness: async (ask) =>
      (await write(ask, 'POST', '/transactions/bulk', { json: { entries: [sale] } })).status === 207,
  },
  {
    id: 'impossible-day-accepted',
    class: 'input-acceptance',
    operations: ['GET /accounts/{code}/balance'],
    summary: 'a date that the calendar does not have is accepted',
    witness: async (ask) => (await get(ask, '/accounts/1000/balance?at=2025-02-30')).status === 200,
  },
  {
    id: 'repeated-accounts-accepted',
    class: 'input-acceptance',
    operations: ['POST /exports'],
    summary: 'a list whose items must differ may repeat one',
    witness: async (ask) => {
      const json = { from: '2025-01-01', to: '2025-01-31', accounts: ['1000', '1000'] };
      return (await write(ask, 'POST', '/exports', { json })).status === 202;
    },
  },
  {
    id: 'null-description-refused',
    class: 'input-acceptance',
    operations: ['PATCH /accounts/{code}'],
    summary: 'null is refused for a nullable field, so that it cannot be cleared',
    witness: async (ask) =>
      (await write(ask, 'PATCH', '/accounts/1000', { json: { description: null } })).status === 422,
  },
  {
    id: 'bulk-by-readers',
    class: 'auth',
    operations: ['POST /transactions/bulk'],
    summary: 'a token without the scope to write books in bulk',
    witness: async (ask) => {
      const headers = { 'Idempotency-Key': 'key-of-a-reader' };
      const answer = await readOnly(ask, 'POST', '/transactions/bulk', {
        headers,
        json: { entries: [sale] },
      });
      return answer.status === 207;
    },
  },
  {
    id: 'untagging-by-readers',
    class: 'auth',
    operations: ['DELETE /accounts/{code}/tags/{tag}'],
    summary: 'a token without the scope to write takes off tags',
    witness: async (ask) => (await readOnly(ask, 'DELETE', '/accounts/1000/tags/audit')).status === 204,
  },
  {
    id: 'reader-gets-401',
    class: 'auth',
    alsoClass: ['status'],
    operations: ['POST /exports'],
    summary: 'a known token without the scope is a 401, where it should be a 403',
    witness: async (ask) => {
      const json = { from: '2025-01-01', to: '2025-01-31' };
      return (await readOnly(ask, 'POST', '/exports', { json })).status === 401;
    },
  },
  {
    id: 'file-without-token',
    class: 'auth',
    operations: ['GET /exports/{id}/file'],
    summary: 'whoever knows the id of an export can fetch its file without a token',
    witness: async (ask) => (await ask('GET', await exported(ask))).status === 200,
  },
  {
    id: 'search-with-any-token',
    class: 'auth',
    operations: ['POST /transactions/search'],
    summary: 'any bearer token searches',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nonsense' };
      return (await ask('POST', '/transactions/search', { headers, json: {} })).status === 200;
    },
  },
  {
    id: 'transaction-deletable',
    class: 'methods-routes',
    operations: ['DELETE /transactions/{id}', 'GET /transactions/{id}'],
    summary: 'DELETE works on what cannot be deleted, and is not documented',
    witness: async (ask) => (await write(ask, 'DELETE', '/transactions/txn_00000001')).status === 204,
  },
  {
    id: 'post-like-put',
    class: 'methods-routes',
    operations: ['POST /accounts/{code}', 'PUT /accounts/{code}', 'GET /accounts/{code}'],
    summary: 'POST works like PUT, which the document does not have',
    witness: async (ask) => (await write(ask, 'POST', '/accounts/1500', { json: account })).status === 201,
  },
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: allMethods.map((method) => `${method} /operations/{id}`),
    summary: 'a method that the path does not have is a 404, where it should be a 405',
    witness: async (ask) => {
      const { json } = await startExport(ask);
      const { id } = (json as { result: { id: string } }).result;
      return (await write(ask, 'PUT', `/operations/${id}`)).status === 404;
    },
  },
  {
    id: 'allow-lacks-patch',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: allMethods.map((method) => `${method} /accounts/{code}`),
    summary: 'the Allow of a 405 leaves out a method that the path has',
    witness: async (ask) => !(await write(ask, 'POST', '/accounts/1000')).headers.allow?.includes('PATCH'),
  },
  {
    id: 'head-is-404',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: ['GET /accounts/{code}', 'HEAD /accounts/{code}'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await write(ask, 'HEAD', '/accounts/1000')).status === 404,
  },
];
