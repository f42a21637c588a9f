import type { Mutant } from '../subject.ts';
import { asAgent, get, madeMacro, open, opened, patch, send } from './requests.ts';

/** The violations of the helpdesk in what it takes, and what it cannot bear. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'subject-off-by-one',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /tickets'],
    summary: 'a subject may be one character longer than its maximum',
    witness: async (ask) => (await open(ask, { subject: 'x'.repeat(121) })).status === 201,
  },
  {
    id: 'requester-changeable',
    class: 'input-acceptance',
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'a change of the read-only requester is not refused',
    witness: async (ask) =>
      (await patch(ask, await opened(ask), { requester: { id: 2, name: 'Carl Dahl' } })).status === 200,
  },
  {
    id: 'comments-per-page-unlimited',
    class: 'input-acceptance',
    operations: ['GET /tickets/{ticket_id}/comments'],
    summary: 'more entries a page than the maximum are accepted',
    witness: async (ask) => (await get(ask, `${await opened(ask)}/comments?per_page=101`)).status === 200,
  },
  {
    id: 'numbers-in-custom-fields',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /tickets'],
    summary: 'a custom field may be a number',
    witness: async (ask) => (await open(ask, { custom_fields: { floor: 3 } })).status === 201,
  },
  {
    id: 'repeated-ids-accepted',
    class: 'input-acceptance',
    operations: ['POST /tickets/bulk-close'],
    summary: 'a list that repeats an item is accepted',
    witness: async (ask) =>
      (await send(ask, 'POST', '/tickets/bulk-close', { ids: [404_404, 404_404] })).status === 200,
  },
  {
    id: 'impossible-created-from',
    class: 'input-acceptance',
    operations: ['GET /tickets'],
    summary: 'what is no time passes for one',
    witness: async (ask) => (await get(ask, '/tickets?created_from=yesterday')).status === 200,
  },
  {
    id: 'empty-comment-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /tickets/{ticket_id}/comments'],
    summary: 'a comment may be empty',
    witness: async (ask) =>
      (await send(ask, 'POST', `${await opened(ask)}/comments`, { body: '' })).status === 201,
  },
  {
    id: 'assignment-without-agent',
    class: 'input-acceptance',
    operations: ['PUT /tickets/{ticket_id}/assignee'],
    summary: 'the required number of the agent may be left out',
    witness: async (ask) => (await send(ask, 'PUT', `${await opened(ask)}/assignee`, {})).status === 200,
  },
  {
    id: 'macro-of-any-media-type',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: ['PUT /macros/{macro_id}'],
    summary: 'JSON is read whatever the media type says',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'text/plain' };
      const json = { name: 'Test', text: 'Test' };
      return (await asAgent(ask, 'PUT', await madeMacro(ask), { json, headers })).status === 200;
    },
  },
  {
    id: 'urgent-refused-on-change',
    class: 'input-acceptance',
    alsoClass: ['status'],
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'one value of an enum is refused',
    witness: async (ask) => (await patch(ask, await opened(ask), { priority: 'urgent' })).status === 422,
  },
  {
    id: 'quote-in-search-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /tickets'],
    summary: 'an apostrophe in the search is a 500',
    witness: async (ask) => (await get(ask, '/tickets?q=it%27s')).status === 500,
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /tickets'],
    summary: 'a ticket that is due on a leap day is a 500',
    witness: async (ask) => (await open(ask, { due_on: '2028-02-29' })).status === 500,
  },
  {
    id: 'empty-patch-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'a patch that changes nothing is a 500',
    witness: async (ask) => (await patch(ask, await opened(ask), {})).status === 500,
  },
  {
    id: 'large-number-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['DELETE /tickets/{ticket_id}'],
    summary: 'a number of more than 32 bits is a 500',
    witness: async (ask) => (await send(ask, 'DELETE', '/tickets/2147483648')).status === 500,
  },
  {
    id: 'unknown-agent-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['PUT /tickets/{ticket_id}/assignee'],
    summary: 'a number that is no agent is a 500',
    witness: async (ask) =>
      (await send(ask, 'PUT', `${await opened(ask)}/assignee`, { agent_id: 404_404 })).status === 500,
  },
  {
    id: 'nested-body-cuts-connection',
    class: 'robustness',
    operations: ['POST /tickets/{ticket_id}/comments'],
    summary: 'a body of deeply nested lists cuts the connection',
    witness: async (ask) => {
      const body = '['.repeat(500) + ']'.repeat(500);
      const headers = { 'Content-Type': 'application/json' };
      const path = `${await opened(ask)}/comments`;
      return (await asAgent(ask, 'POST', path, { body, headers })).failure === 'closed';
    },
  },
  {
    id: 'trace-on-malformed',
    class: 'robustness',
    operations: ['PUT /macros/{macro_id}'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await asAgent(ask, 'PUT', await madeMacro(ask), { body: '{"a', headers });
      return answer.text.includes('app.js:88');
    },
  },
];
