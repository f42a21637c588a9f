import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { eachOf, get, opened, patch, send } from './requests.ts';

/** The violations of the helpdesk in what its answers look like. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-tags-as-null',
    class: 'response-shape',
    operations: ['GET /tickets'],
    summary: 'a ticket without tags has null for them, in the list alone',
    witness: async (ask) => eachOf(await get(ask, '/tickets'), 'tags').includes(null),
  },
  {
    id: 'due-on-as-time',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: ['GET /tickets/{ticket_id}'],
    summary: 'a date is a time where it is not null',
    witness: async (ask) => {
      const path = await opened(ask, { due_on: '2026-04-01' });
      return valueAt(await get(ask, path), 'data', 'due_on') === '2026-04-01T00:00:00Z';
    },
  },
  {
    id: 'comment-time-without-zone',
    class: 'response-shape',
    operations: ['POST /tickets/{ticket_id}/comments'],
    summary: 'the time of a new comment has no zone',
    witness: async (ask) => {
      const made = await send(ask, 'POST', `${await opened(ask)}/comments`, { body: 'Test' });
      return /:\d\d$/.test(String(valueAt(made, 'data', 'created_at')).replace(/[+-]\d\d:\d\d$/, 'Z'));
    },
  },
  {
    id: 'bulk-ids-as-text',
    class: 'response-shape',
    operations: ['POST /tickets/bulk-close'],
    summary: 'the results of a bulk request have their numbers as texts',
    witness: async (ask) => {
      const answer = await send(ask, 'POST', '/tickets/bulk-close', { ids: [404_404] });
      return valueAt(answer, 'data', 0, 'id') === '404404';
    },
  },
  {
    id: 'missing-macro-without-list',
    class: 'response-shape',
    operations: ['DELETE /macros/{macro_id}'],
    summary: 'a 404 has one error in place of the list',
    witness: async (ask) => valueAt(await send(ask, 'DELETE', '/macros/404404'), 'errors') === undefined,
  },
  {
    id: 'reopened-in-capitals',
    class: 'response-shape',
    operations: ['POST /tickets/{ticket_id}/reopen'],
    summary: 'the answer to a reopening has a status that is not in the enum',
    witness: async (ask) => {
      const path = await opened(ask);
      await send(ask, 'POST', `${path}/close`);
      return valueAt(await send(ask, 'POST', `${path}/reopen`), 'data', 'status') === 'Reopened';
    },
  },
  {
    id: 'macro-created-200',
    class: 'status',
    operations: ['POST /macros'],
    summary: 'a new macro is a 200, which is not documented',
    witness: async (ask) =>
      (await send(ask, 'POST', '/macros', { name: 'Test', text: 'Test' })).status === 200,
  },
  {
    id: 'unassigning-answers-200',
    class: 'status',
    operations: ['DELETE /tickets/{ticket_id}/assignee'],
    summary: 'the documented 204 is a 200 with the ticket',
    witness: async (ask) => (await send(ask, 'DELETE', `${await opened(ask)}/assignee`)).status === 200,
  },
  {
    id: 'missing-comment-410',
    class: 'status',
    operations: ['GET /tickets/{ticket_id}/comments/{comment_id}'],
    summary: 'a comment that never was is a 410',
    witness: async (ask) => (await get(ask, `${await opened(ask)}/comments/404404`)).status === 410,
  },
  {
    id: 'not-modified-as-412',
    class: 'status',
    alsoClass: ['headers-media'],
    operations: ['GET /tickets/{ticket_id}'],
    summary: 'an ETag that still holds is a 412 instead of a 304',
    witness: async (ask) => {
      const path = await opened(ask);
      const { etag = '' } = (await get(ask, path)).headers;
      return (await get(ask, path, { 'If-None-Match': etag })).status === 412;
    },
  },
  {
    id: 'sign-in-as-page',
    class: 'headers-media',
    operations: ['GET /me'],
    summary: 'a 401 is a page of HTML',
    witness: async (ask) => (await ask('GET', '/me')).headers['content-type'] === 'text/html',
  },
  {
    id: 'request-id-not-echoed',
    class: 'headers-media',
    operations: ['GET /me'],
    summary: 'the id of the request does not come back',
    witness: async (ask) => {
      const { headers } = await get(ask, '/me', { 'X-Request-Id': 'mine-1' });
      return headers['x-request-id'] !== 'mine-1';
    },
  },
  {
    id: 'missing-macro-without-id',
    class: 'headers-media',
    operations: ['GET /macros/{macro_id}', 'PUT /macros/{macro_id}', 'DELETE /macros/{macro_id}'],
    summary: 'a 404 lacks the required X-Request-Id',
    witness: async (ask) => (await get(ask, '/macros/404404')).headers['x-request-id'] === undefined,
  },
  {
    id: 'no-total-when-empty',
    class: 'headers-media',
    alsoClass: ['collection'],
    operations: ['GET /tickets'],
    summary: 'an empty list lacks the required X-Total-Count',
    witness: async (ask) => (await get(ask, '/tickets?q=zzzzzz')).headers['x-total-count'] === undefined,
  },
  {
    id: 'etag-never-changes',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['GET /tickets/{ticket_id}', 'PATCH /tickets/{ticket_id}'],
    summary: 'the ETag stays the same when the ticket changes',
    witness: async (ask) => {
      const path = await opened(ask);
      const before = (await get(ask, path)).headers.etag;
      await patch(ask, path, { subject: 'Another' });
      return (await get(ask, path)).headers.etag === before;
    },
  },
];
