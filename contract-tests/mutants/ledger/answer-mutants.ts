import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { book, booked, bulk, exported, get, put, sale, search, startExport, write } from './requests.ts';

/** The violations of the ledger in what its answers look like, and in which status and headers they have. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-tags-are-null',
    class: 'response-shape',
    operations: ['GET /accounts/{code}/tags'],
    summary: 'an account without tags has null instead of an empty list',
    witness: async (ask) => valueAt(await get(ask, '/accounts/2000/tags'), 'result') === null,
  },
  {
    id: 'nothing-as-bare-zero',
    class: 'response-shape',
    operations: ['GET /accounts/{code}/balance'],
    summary: 'a balance of nothing has no cents',
    witness: async (ask) => valueAt(await get(ask, '/accounts/2000/balance'), 'result', 'balance') === '0',
  },
  {
    id: 'created-without-zone',
    class: 'response-shape',
    operations: ['GET /transactions/{id}'],
    summary: 'a time has no zone where a transaction is read, though it has one where it is booked',
    witness: async (ask) =>
      !String(valueAt(await get(ask, await booked(ask)), 'result', 'created_at')).endsWith('Z'),
  },
  {
    id: 'pin-shown',
    class: 'response-shape',
    operations: ['PATCH /accounts/{code}'],
    summary: 'the answer to a change shows a writeOnly field',
    witness: async (ask) => {
      const answer = await write(ask, 'PATCH', '/accounts/1000', { json: { pin: '4711' } });
      return valueAt(answer, 'result', 'pin') === '4711';
    },
  },
  {
    id: 'last-cursor-left-out',
    class: 'response-shape',
    operations: ['POST /transactions/search'],
    summary: 'the last page leaves out next_cursor instead of having null',
    witness: async (ask) =>
      valueAt(await search(ask, { text: 'till' }), 'result', 'next_cursor') === undefined,
  },
  {
    id: 'progress-as-share',
    class: 'response-shape',
    operations: ['GET /operations/{id}'],
    summary: 'the progress of an operation that runs is a fraction',
    witness: async (ask) => {
      const id = String(valueAt(await startExport(ask), 'result', 'id'));
      return !Number.isInteger(valueAt(await get(ask, `/operations/${id}`), 'result', 'progress'));
    },
  },
  {
    id: 'replaced-is-201',
    class: 'status',
    alsoClass: ['state'],
    operations: ['PUT /accounts/{code}'],
    summary: 'replacing an account is a 201 as creating one is, where it should be a 200',
    witness: async (ask) => (await put(ask, {}, '1000')).status === 201,
  },
  {
    id: 'booked-account-deleted',
    class: 'status',
    alsoClass: ['state'],
    operations: ['DELETE /accounts/{code}'],
    summary: 'an account that has been booked on can be deleted, where it should be a 409',
    witness: async (ask) => (await write(ask, 'DELETE', '/accounts/1000')).status === 204,
  },
  {
    id: 'tagged-twice-is-409',
    class: 'status',
    alsoClass: ['state'],
    operations: ['PUT /accounts/{code}/tags/{tag}'],
    summary: 'a tag that is there already is a 409, where it should be a 204',
    witness: async (ask) => (await write(ask, 'PUT', '/accounts/1000/tags/audit')).status === 409,
  },
  {
    id: 'absent-tag-is-204',
    class: 'status',
    alsoClass: ['state'],
    operations: ['DELETE /accounts/{code}/tags/{tag}'],
    summary: 'taking off a tag that is not there is a 204, where it should be a 404',
    witness: async (ask) => (await write(ask, 'DELETE', '/accounts/1000/tags/nothing')).status === 204,
  },
  {
    id: 'reversed-twice',
    class: 'status',
    alsoClass: ['state'],
    operations: ['POST /transactions/{id}/reverse'],
    summary: 'a transaction can be reversed a second time, where it should be a 409',
    witness: async (ask) => {
      const path = `${await booked(ask)}/reverse`;
      await write(ask, 'POST', path);
      return (await write(ask, 'POST', path)).status === 201;
    },
  },
  {
    id: 'all-refused-is-422',
    class: 'status',
    alsoClass: ['input-acceptance'],
    operations: ['POST /transactions/bulk'],
    summary: 'a bulk of which no entry can be booked is a 422 as a whole, where it should be a 207',
    witness: async (ask) => {
      const postings = [{ debit: '9998', credit: '9999', amount: '1.00' }];
      return (await bulk(ask, [{ ...sale, postings }])).status === 422;
    },
  },
  {
    id: 'export-is-200',
    class: 'status',
    operations: ['POST /exports'],
    summary: 'an export that was begun is an undocumented 200',
    witness: async (ask) => (await startExport(ask)).status === 200,
  },
  {
    id: 'total-missing-when-empty',
    class: 'headers-media',
    operations: ['GET /accounts'],
    summary: 'the required X-Total-Count is missing where nothing was found',
    witness: async (ask) => (await get(ask, '/accounts?prefix=9')).headers['x-total-count'] === undefined,
  },
  {
    id: 'no-operation-location',
    class: 'headers-media',
    operations: ['POST /exports'],
    summary: 'the required Operation-Location is missing',
    witness: async (ask) => (await startExport(ask)).headers['operation-location'] === undefined,
  },
  {
    id: 'operation-location-without-base',
    class: 'headers-media',
    alsoClass: ['state', 'status'],
    operations: ['POST /exports'],
    summary: 'Operation-Location leaves out the path of the server, and so leads nowhere',
    witness: async (ask) =>
      (await startExport(ask)).headers['operation-location']?.startsWith('/operations/') === true,
  },
  {
    id: 'retry-after-as-date',
    class: 'headers-media',
    operations: ['GET /operations/{id}'],
    summary: 'Retry-After is a date, where seconds are documented',
    witness: async (ask) => {
      const id = String(valueAt(await startExport(ask), 'result', 'id'));
      return (await get(ask, `/operations/${id}`)).headers['retry-after']?.endsWith('GMT') === true;
    },
  },
  {
    id: 'file-as-octets',
    class: 'headers-media',
    operations: ['GET /exports/{id}/file'],
    summary: 'the file of an export is application/octet-stream, where text/csv is documented',
    witness: async (ask) =>
      (await get(ask, await exported(ask))).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'untagging-without-limits',
    class: 'headers-media',
    operations: ['DELETE /accounts/{code}/tags/{tag}'],
    summary: 'the answers to a DELETE of a tag lack the required X-RateLimit headers',
    witness: async (ask) => {
      const { headers } = await write(ask, 'DELETE', '/accounts/1000/tags/audit');
      return headers['x-ratelimit-limit'] === undefined;
    },
  },
  {
    id: 'quote-in-prefix-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /accounts'],
    summary: 'an apostrophe in a filter is a 500',
    witness: async (ask) => (await get(ask, "/accounts?prefix='")).status === 500,
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /accounts/{code}/balance'],
    summary: 'the 29th of February is a 500',
    witness: async (ask) => (await get(ask, '/accounts/1000/balance?at=2024-02-29')).status === 500,
  },
  {
    id: 'largest-amount-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /transactions'],
    summary: 'the largest amount that the pattern has is a 500',
    witness: async (ask) => {
      const postings = [{ debit: '1000', credit: '4000', amount: '9999999999.99' }];
      return (await book(ask, { postings })).status === 500;
    },
  },
  {
    id: 'full-bulk-hangs',
    class: 'robustness',
    operations: ['POST /transactions/bulk'],
    summary: 'a bulk of exactly fifty entries is never answered',
    witness: async (ask) => {
      const answer = await bulk(ask, new Array(50).fill(sale), { timeoutMs: 1000 });
      return answer.failure === 'timeout' && listAt(answer, 'result').length === 0;
    },
  },
  {
    id: 'empty-search-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /transactions/search'],
    summary: 'a search without any filter is a 500',
    witness: async (ask) => (await search(ask)).status === 500,
  },
  {
    id: 'trace-in-404',
    class: 'robustness',
    operations: ['GET /exports/{id}/file'],
    summary: 'the 404 of an unknown export shows a stack trace',
    witness: async (ask) => (await get(ask, '/exports/exp_999999/file')).text.includes('exports.js:88'),
  },
];
