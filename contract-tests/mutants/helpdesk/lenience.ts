import type { Lenience } from '../lenience.ts';

/** What the helpdesk lets pass that its document does not, by mutant. */
export const lenience: Lenience = {
  'requester-changeable': (operation, { in: where, property }) =>
    operation === 'PATCH /tickets/{ticket_id}' && where === 'body' && property === 'requester',
  'comments-per-page-unlimited': (operation, { name, keyword }) =>
    operation === 'GET /tickets/{ticket_id}/comments' && name === 'per_page' && keyword === 'maximum',
  'numbers-in-custom-fields': (operation, { name, keyword }) =>
    operation === 'POST /tickets' && name.startsWith('/custom_fields/') && keyword === 'type',
  'repeated-ids-accepted': (operation, { keyword }) =>
    operation === 'POST /tickets/bulk-close' && keyword === 'uniqueItems',
  'impossible-created-from': (operation, { name, keyword }) =>
    operation === 'GET /tickets' && name === 'created_from' && keyword === 'format',
  'empty-comment-accepted': (operation, { name, keyword }) =>
    operation === 'POST /tickets/{ticket_id}/comments' && name === '/body' && keyword === 'minLength',
  'assignment-without-agent': (operation, { keyword }) =>
    operation === 'PUT /tickets/{ticket_id}/assignee' && keyword === 'required',
};
