import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { add, asMember, asStaff, basic, giveBack, lend, lent, register } from './requests.ts';

const renewal = 'POST /loans/{loanId}/renew';
const returning = 'POST /loans/{loanId}/return';

/** The violations of the lending desk in what it answers, lets in and cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'open-loans-as-text',
    class: 'response-shape',
    operations: ['GET /members/{memberId}'],
    summary: 'the count of open loans is a text for members who have any',
    witness: async (ask) => valueAt(await asStaff(ask, 'GET', '/members/mb-0002'), 'open_loans') === '2',
  },
  {
    id: 'fine-in-euros',
    class: 'response-shape',
    operations: ['GET /loans', 'GET /loans/{loanId}', returning],
    summary: 'a fine that is not in whole euros is a fraction',
    witness: async (ask) => valueAt(await asStaff(ask, 'GET', '/loans/ln-0001'), 'fine', 'amount') === 1.2,
  },
  {
    id: 'no-loans-is-null',
    class: 'response-shape',
    operations: ['GET /loans'],
    summary: 'a page without loans is null instead of an empty list',
    witness: async (ask) => valueAt(await asStaff(ask, 'GET', '/loans?page=90'), 'loans') === null,
  },
  {
    id: 'copy-accepted',
    class: 'status',
    operations: ['POST /copies'],
    summary: 'a new copy is a 202, where 201 is documented',
    witness: async (ask) => (await add(ask)).status === 202,
  },
  {
    id: 'returned-again',
    class: 'status',
    alsoClass: ['state'],
    operations: [returning],
    summary: 'a loan that is returned can be returned again, where 409 is documented',
    witness: async (ask) => {
      const path = await lent(ask);
      await giveBack(ask, path);
      return (await giveBack(ask, path)).status === 200;
    },
  },
  {
    id: 'unknown-deleted',
    class: 'status',
    alsoClass: ['state'],
    operations: ['DELETE /members/{memberId}'],
    summary: 'the removal of a member that does not exist is a 204 instead of a 404',
    witness: async (ask) => (await asStaff(ask, 'DELETE', '/members/nobody')).status === 204,
  },
  {
    id: 'no-challenge',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [
      'POST /members',
      'GET /members/{memberId}',
      'DELETE /members/{memberId}',
      'GET /copies',
      'POST /copies',
      'GET /loans',
      'POST /loans',
      'GET /loans/{loanId}',
      returning,
      renewal,
    ],
    summary: 'a 401 lacks the required WWW-Authenticate',
    witness: async (ask) => {
      const { status, headers } = await ask('GET', '/copies');
      return status === 401 && headers['www-authenticate'] === undefined;
    },
  },
  {
    id: 'location-of-copy',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /loans'],
    summary: 'the Location of a new loan has the id of the copy and leads nowhere',
    witness: async (ask) => (await lend(ask)).headers.location === '/v1/loans/cp-0002',
  },
  {
    id: 'unknown-member-is-html',
    class: 'headers-media',
    operations: ['GET /members/{memberId}'],
    summary: 'a 404 is a page in HTML',
    witness: async (ask) =>
      (await asStaff(ask, 'GET', '/members/nobody')).headers['content-type'] === 'text/html',
  },
  {
    id: 'fifty-one-a-page',
    class: 'input-acceptance',
    operations: ['GET /loans'],
    summary: 'the maximum of per_page is not enforced; a page has fifty at most all the same',
    witness: async (ask) => (await asStaff(ask, 'GET', '/loans?per_page=51')).status === 200,
  },
  {
    id: 'any-postcode',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /members'],
    summary: 'the pattern of the postcode in the address is not checked',
    witness: async (ask) => {
      const address = { street: 'Hafenweg 3', city: 'Kiel', postcode: 'D-24103' };
      return (await register(ask, { address })).status === 201;
    },
  },
  {
    id: 'price-below-zero',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /copies'],
    summary: 'a price below zero is accepted',
    witness: async (ask) => (await add(ask, { price: -1 })).status === 201,
  },
  {
    id: 'list-of-all',
    class: 'auth',
    operations: ['GET /loans'],
    summary: 'a member sees the loans of all members in the list',
    witness: async (ask) => valueAt(await asMember(ask, 'GET', '/loans'), 'total') === 6,
  },
  {
    id: 'others-loan-readable',
    class: 'auth',
    operations: ['GET /loans/{loanId}'],
    summary: 'a member can read the loan of another',
    witness: async (ask) => (await asMember(ask, 'GET', '/loans/ln-0003')).status === 200,
  },
  {
    id: 'copies-without-login',
    class: 'auth',
    operations: ['GET /copies'],
    summary: 'the copies are listed without a login',
    witness: async (ask) => (await ask('GET', '/copies')).status === 200,
  },
  {
    id: 'any-password-renews',
    class: 'auth',
    operations: [renewal],
    summary: 'the password is not checked where a loan is renewed',
    witness: async (ask) => {
      const headers = { Authorization: basic('desk:wrong') };
      return (await ask('POST', '/loans/ln-0002/renew', { headers })).status === 200;
    },
  },
  {
    id: 'member-can-be-put',
    class: 'methods-routes',
    operations: ['PUT /members/{memberId}', 'GET /members/{memberId}', 'DELETE /members/{memberId}'],
    summary: 'PUT on a member works, which is not documented',
    witness: async (ask) => (await asStaff(ask, 'PUT', '/members/mb-0001', { json: {} })).status === 200,
  },
  {
    id: 'refused-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['return', 'renew'].flatMap((action) =>
      ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'].map((method) => `${method} /loans/{loanId}/${action}`),
    ),
    summary: 'the 405 of the actions of a loan has no Allow',
    witness: async (ask) => {
      const { status, headers } = await asStaff(ask, 'DELETE', '/loans/ln-0002/renew');
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'head-of-loan-404',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: ['GET /loans/{loanId}', 'HEAD /loans/{loanId}'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await asStaff(ask, 'HEAD', '/loans/ln-0002')).status === 404,
  },
];
