import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { commented, get, madeMacro, open, opened, patch, send } from './requests.ts';

/** The violations of the helpdesk in what it keeps. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'idempotency-ignored',
    class: 'state',
    operations: ['POST /tickets'],
    summary: 'the same key and body make a second ticket',
    witness: async (ask) => {
      const headers = { 'Idempotency-Key': 'key-00000001' };
      const first = valueAt(await open(ask, {}, headers), 'data', 'id');
      return valueAt(await open(ask, {}, headers), 'data', 'id') !== first;
    },
  },
  {
    id: 'reused-key-accepted',
    class: 'state',
    alsoClass: ['input-acceptance', 'status'],
    operations: ['POST /tickets'],
    summary: 'a key that was used with another body is not refused',
    witness: async (ask) => {
      const headers = { 'Idempotency-Key': 'key-00000001' };
      await open(ask, {}, headers);
      return (await open(ask, { subject: 'Another' }, headers)).status === 201;
    },
  },
  {
    id: 'default-priority-low',
    class: 'state',
    operations: ['POST /tickets'],
    summary: 'a field that is left out gets another value than its default',
    witness: async (ask) => valueAt(await open(ask), 'data', 'priority') === 'low',
  },
  {
    id: 'due-on-not-changed',
    class: 'state',
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'one field of a patch is ignored',
    witness: async (ask) => {
      const path = await opened(ask);
      await patch(ask, path, { due_on: '2026-05-01' });
      return valueAt(await get(ask, path), 'data', 'due_on') !== '2026-05-01';
    },
  },
  {
    id: 'null-keeps-custom-field',
    class: 'state',
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'null in a merge patch does not take a field away',
    witness: async (ask) => {
      const path = await opened(ask, { custom_fields: { floor: 'third' } });
      await patch(ask, path, { custom_fields: { floor: null } });
      return valueAt(await get(ask, path), 'data', 'custom_fields', 'floor') === 'third';
    },
  },
  {
    id: 'custom-fields-replaced',
    class: 'state',
    operations: ['PATCH /tickets/{ticket_id}'],
    summary: 'a merge patch replaces the inner object instead of merging it',
    witness: async (ask) => {
      const path = await opened(ask, { custom_fields: { floor: 'third' } });
      await patch(ask, path, { custom_fields: { device: 'mouse' } });
      const fields = valueAt(await get(ask, path), 'data', 'custom_fields');
      return fields !== undefined && valueAt({ json: fields }, 'floor') === undefined;
    },
  },
  {
    id: 'closing-not-kept',
    class: 'state',
    operations: ['POST /tickets/{ticket_id}/close'],
    summary: 'a ticket is closed in the answer and open afterwards',
    witness: async (ask) => {
      const path = await opened(ask);
      await send(ask, 'POST', `${path}/close`);
      return valueAt(await get(ask, path), 'data', 'status') === 'open';
    },
  },
  {
    id: 'open-reopened-again',
    class: 'state',
    alsoClass: ['status'],
    operations: ['POST /tickets/{ticket_id}/reopen'],
    summary: 'a ticket that is open can be reopened',
    witness: async (ask) => (await send(ask, 'POST', `${await opened(ask)}/reopen`)).status === 200,
  },
  {
    id: 'unassigning-not-kept',
    class: 'state',
    operations: ['DELETE /tickets/{ticket_id}/assignee'],
    summary: 'the agent stays who was taken away',
    witness: async (ask) => {
      const path = await opened(ask);
      await send(ask, 'PUT', `${path}/assignee`, { agent_id: 1 });
      await send(ask, 'DELETE', `${path}/assignee`);
      return valueAt(await get(ask, path), 'data', 'assignee', 'id') === 1;
    },
  },
  {
    id: 'last-of-bulk-not-closed',
    class: 'state',
    operations: ['POST /tickets/bulk-close'],
    summary: 'the last ticket of a bulk request is told closed and is not',
    witness: async (ask) => {
      const id = valueAt(await open(ask), 'data', 'id');
      await send(ask, 'POST', '/tickets/bulk-close', { ids: [id] });
      return valueAt(await get(ask, `/tickets/${String(id)}`), 'data', 'status') === 'open';
    },
  },
  {
    id: 'comments-internal-by-default',
    class: 'state',
    operations: ['POST /tickets/{ticket_id}/comments'],
    summary: 'a flag that is left out is true, where its default is false',
    witness: async (ask) => {
      const made = await send(ask, 'POST', `${await opened(ask)}/comments`, { body: 'Test' });
      return valueAt(made, 'data', 'internal') === true;
    },
  },
  {
    id: 'comment-under-any-ticket',
    class: 'state',
    alsoClass: ['status'],
    operations: [
      'GET /tickets/{ticket_id}/comments/{comment_id}',
      'DELETE /tickets/{ticket_id}/comments/{comment_id}',
    ],
    summary: 'a comment is found under a ticket that is not its own',
    witness: async (ask) => {
      const [, id] = (await commented(ask, await opened(ask))).split('/comments/');
      return (await get(ask, `${await opened(ask)}/comments/${id}`)).status === 200;
    },
  },
  {
    id: 'deleted-comment-stays',
    class: 'state',
    operations: [
      'DELETE /tickets/{ticket_id}/comments/{comment_id}',
      'GET /tickets/{ticket_id}/comments/{comment_id}',
    ],
    summary: 'a comment that was deleted can still be read',
    witness: async (ask) => {
      const path = await commented(ask, await opened(ask));
      await send(ask, 'DELETE', path);
      return (await get(ask, path)).status === 200;
    },
  },
  {
    id: 'macro-note-stays',
    class: 'state',
    operations: ['PUT /macros/{macro_id}'],
    summary: 'a replacement keeps a field that it leaves out, where its default is due',
    witness: async (ask) => {
      const path = await madeMacro(ask, { note: 'Mine' });
      await send(ask, 'PUT', path, { name: 'Test', text: 'Test' });
      return valueAt(await get(ask, path), 'data', 'note') === 'Mine';
    },
  },
  {
    id: 'macro-location-elsewhere',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /macros'],
    summary: 'Location leads to something that is no macro',
    witness: async (ask) => {
      const made = await send(ask, 'POST', '/macros', { name: 'Test', text: 'Test' });
      return (await get(ask, String(made.headers.location).replace('/support/v1', ''))).status === 404;
    },
  },
];
