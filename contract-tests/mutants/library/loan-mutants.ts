import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { idIn, tokens } from './ask-library.ts';

const { alice, bob } = tokens;

function lend(ask: Ask, json: object = { book_id: 8 }, headers: Readonly<Record<string, string>> = alice) {
  return ask('POST', '/loans', { headers, json });
}

/** What is wrong with loans and with the account. */
export const loanMutants: readonly Mutant[] = [
  {
    id: 'returned-twice-208',
    class: 'status',
    operations: ['POST /loans/{loan_id}/return'],
    summary: 'Returning again is answered with an undocumented 208.',
    witness: async (ask) => {
      const id = idIn(await lend(ask));
      await ask('POST', `/loans/${id}/return`, { headers: alice });
      return (await ask('POST', `/loans/${id}/return`, { headers: alice })).status === 208;
    },
  },
  {
    id: 'loan-error-as-html',
    class: 'headers-media',
    operations: ['POST /loans'],
    summary: 'The 400 is a page of HTML.',
    witness: async (ask) =>
      (await lend(ask, { book_id: 'eight' })).headers['content-type']?.startsWith('text/html') === true,
  },
  {
    id: 'unauthorized-no-challenge',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [
      'POST /books',
      'PUT /books/{book_id}',
      'PATCH /books/{book_id}',
      'DELETE /books/{book_id}',
      'POST /books/{book_id}/reviews',
      'DELETE /books/{book_id}/reviews/{review_id}',
      'GET /loans',
      'POST /loans',
      'GET /loans/{loan_id}',
      'POST /loans/{loan_id}/return',
      'GET /me',
    ],
    summary: 'The 401 lacks the required WWW-Authenticate.',
    witness: async (ask) => {
      const { status, headers } = await ask('GET', '/me');
      return status === 401 && headers['www-authenticate'] === undefined;
    },
  },
  {
    id: 'return-not-kept',
    class: 'state',
    operations: ['POST /loans/{loan_id}/return'],
    summary: 'The answer says returned, the loan stays open.',
    witness: async (ask) => {
      const id = idIn(await lend(ask));
      await ask('POST', `/loans/${id}/return`, { headers: alice });
      return valueAt(await ask('GET', `/loans/${id}`, { headers: alice }), 'data', 'returned_at') === null;
    },
  },
  {
    id: 'everyones-loans-listed',
    class: 'auth',
    alsoClass: ['collection'],
    operations: ['GET /loans'],
    summary: "The list has other readers' loans.",
    witness: async (ask) => {
      const id = idIn(await lend(ask));
      const loans = listAt(await ask('GET', '/loans', { headers: bob }), 'data');
      return loans.some((loan) => (loan as { id: number }).id === id);
    },
  },
  {
    id: 'loan-read-by-others',
    class: 'auth',
    operations: ['GET /loans/{loan_id}'],
    summary: "Another reader's loan can be read.",
    witness: async (ask) => {
      const id = idIn(await lend(ask));
      return (await ask('GET', `/loans/${id}`, { headers: bob })).status === 200;
    },
  },
  {
    id: 'loans-without-token',
    class: 'auth',
    operations: ['GET /loans'],
    summary: 'The list of loans is open to all.',
    witness: async (ask) => (await ask('GET', '/loans')).status === 200,
  },
  {
    id: 'loan-any-token',
    class: 'auth',
    operations: ['POST /loans'],
    summary: 'Any bearer token will do.',
    witness: async (ask) =>
      (await lend(ask, { book_id: 8 }, { Authorization: 'Bearer nobody' })).status === 201,
  },
  {
    id: 'me-wrong-scheme',
    class: 'auth',
    operations: ['GET /me'],
    summary: 'Basic is taken for Bearer.',
    witness: async (ask) =>
      (await ask('GET', '/me', { headers: { Authorization: 'Basic YTpi' } })).status === 200,
  },
  {
    id: 'me-can-be-deleted',
    class: 'methods-routes',
    operations: ['DELETE /me', 'GET /me'],
    summary: 'DELETE works where the document has none.',
    witness: async (ask) => (await ask('DELETE', '/me', { headers: alice })).status === 204,
  },
  {
    id: 'allow-without-post',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET /loans', 'POST /loans'],
    summary: 'The Allow of a 405 lacks POST.',
    witness: async (ask) => {
      const { status, headers } = await ask('PUT', '/loans', { headers: alice });
      return status === 405 && !(headers.allow ?? '').includes('POST');
    },
  },
  {
    id: 'wrong-method-400',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['GET /loans', 'POST /loans'],
    summary: 'A method that is not there is answered with 400, where 405 is documented.',
    witness: async (ask) => (await ask('PUT', '/loans', { headers: alice })).status === 400,
  },
  {
    id: 'long-loan-hangs',
    class: 'robustness',
    operations: ['POST /loans'],
    summary: 'The longest loan is never answered.',
    witness: async (ask) => {
      const json = { book_id: 8, days: 60 };
      return (await ask('POST', '/loans', { headers: alice, json, timeoutMs: 400 })).failure === 'timeout';
    },
  },
];
