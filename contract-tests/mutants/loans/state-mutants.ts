import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asStaff, giveBack, lend, lent, listed, register } from './requests.ts';

const renewal = 'POST /loans/{loanId}/renew';

/** The violations of the lending desk in what it keeps and lists, and its crashes. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'phone-not-kept',
    class: 'state',
    operations: ['POST /members', 'GET /members/{memberId}'],
    summary: 'the phone of a new member is answered and not kept',
    witness: async (ask) => {
      const id = valueAt(await register(ask, { phone: '+49 431 5500' }), 'id');
      return valueAt(await asStaff(ask, 'GET', `/members/${id}`), 'phone') === null;
    },
  },
  {
    id: 'default-card-child',
    class: 'state',
    alsoClass: ['response-shape', 'input-acceptance'],
    operations: ['POST /members'],
    summary: 'a member without a card_type gets another one than the documented default',
    witness: async (ask) => valueAt(await register(ask), 'card_type') === 'child',
  },
  {
    id: 'borrower-removed',
    class: 'state',
    alsoClass: ['status'],
    operations: ['DELETE /members/{memberId}'],
    summary: 'a member who has open loans can be removed, where 409 is documented',
    witness: async (ask) => (await asStaff(ask, 'DELETE', '/members/mb-0002')).status === 204,
  },
  {
    id: 'return-not-kept',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /loans/{loanId}/return', 'GET /loans/{loanId}'],
    summary: 'the answer to a return says returned, and the loan stays open',
    witness: async (ask) => {
      const path = await lent(ask);
      await giveBack(ask, path);
      return valueAt(await asStaff(ask, 'GET', path), 'status') === 'open';
    },
  },
  {
    id: 'renewal-not-kept',
    class: 'state',
    operations: [renewal, 'GET /loans/{loanId}'],
    summary: 'the new due date is answered and not kept',
    witness: async (ask) => {
      const path = await lent(ask);
      const told = valueAt(await asStaff(ask, 'POST', `${path}/renew`), 'due_on');
      return valueAt(await asStaff(ask, 'GET', path), 'due_on') !== told;
    },
  },
  {
    id: 'total-of-the-page',
    class: 'collection',
    operations: ['GET /loans'],
    summary: 'total counts the loans of the page',
    witness: async (ask) => valueAt(await asStaff(ask, 'GET', '/loans?per_page=2'), 'total') === 2,
  },
  {
    id: 'due-to-exclusive',
    class: 'collection',
    operations: ['GET /loans'],
    summary: 'due_to leaves out the loans that are due on that very day',
    witness: async (ask) => {
      const found = await listed(ask, 'due_to=2025-02-04', 'id');
      return !found.includes('ln-0001');
    },
  },
  {
    id: 'returned-ignored',
    class: 'collection',
    operations: ['GET /loans'],
    summary: 'one value of the filter by status changes nothing',
    witness: async (ask) => (await listed(ask, 'status=returned', 'status')).includes('open'),
  },
  {
    id: 'loaned-only-ascending',
    class: 'collection',
    operations: ['GET /loans'],
    summary: 'the days of the loans are in ascending order where the descending one is asked for',
    witness: async (ask) => (await listed(ask, 'sort=-loaned_on', 'loaned_on'))[0] === '2025-01-07',
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: ['GET /loans'],
    summary: 'pages after the last one repeat it instead of being empty',
    witness: async (ask) => (await listed(ask, 'page=7', 'id')).length > 0,
  },
  {
    id: 'plus-in-email-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /members'],
    summary: 'an email with a plus is a 500 with a stack trace',
    witness: async (ask) => (await register(ask, { email: 'ines+books@example.org' })).status === 500,
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /loans'],
    summary: 'a loan on the 29th of February is a 500',
    witness: async (ask) => (await lend(ask, { loaned_on: '2024-02-29' })).status === 500,
  },
  {
    id: 'renewing-unknown-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [renewal],
    summary: 'renewing a loan that does not exist is a 500 instead of a 404',
    witness: async (ask) => (await asStaff(ask, 'POST', '/loans/nothing/renew')).status === 500,
  },
];
