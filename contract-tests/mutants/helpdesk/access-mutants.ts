import { listAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asAgent, asCustomer, commented, madeMacro, opened, send } from './requests.ts';

/** The violations of the helpdesk in whom it lets in, and with which methods. */
export const accessMutants: readonly Mutant[] = [
  {
    id: 'others-ticket-readable',
    class: 'auth',
    operations: ['GET /tickets/{ticket_id}'],
    summary: 'a customer reads the ticket of somebody else',
    witness: async (ask) => (await asCustomer(ask, 'GET', await opened(ask))).status === 200,
  },
  {
    id: 'all-listed-to-customers',
    class: 'auth',
    alsoClass: ['collection'],
    operations: ['GET /tickets'],
    summary: 'customers are listed the tickets of others',
    witness: async (ask) => listAt(await asCustomer(ask, 'GET', '/tickets'), 'data').length > 2,
  },
  {
    id: 'macros-listed-to-customers',
    class: 'auth',
    operations: ['GET /macros'],
    summary: 'customers are listed the macros',
    witness: async (ask) => (await asCustomer(ask, 'GET', '/macros')).status === 200,
  },
  {
    id: 'customers-close-in-bulk',
    class: 'auth',
    operations: ['POST /tickets/bulk-close'],
    summary: 'customers may close in bulk',
    witness: async (ask) =>
      (await asCustomer(ask, 'POST', '/tickets/bulk-close', { json: { ids: [404_404] } })).status === 200,
  },
  {
    id: 'comments-without-token',
    class: 'auth',
    operations: ['GET /tickets/{ticket_id}/comments'],
    summary: 'comments are listed without a token',
    witness: async (ask) => (await ask('GET', `${await opened(ask)}/comments`)).status === 200,
  },
  {
    id: 'any-token-closes',
    class: 'auth',
    operations: ['POST /tickets/{ticket_id}/close'],
    summary: 'any bearer token closes a ticket',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nonsense' };
      return (await ask('POST', `${await opened(ask)}/close`, { headers })).status === 200;
    },
  },
  {
    id: 'comment-replaceable',
    class: 'methods-routes',
    operations: ['PUT /tickets/{ticket_id}/comments/{comment_id}'],
    summary: 'a method that is not documented answers 200',
    witness: async (ask) =>
      (await send(ask, 'PUT', await commented(ask, await opened(ask)), { body: 'Test' })).status === 200,
  },
  {
    id: 'wrong-method-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['DELETE /macros', 'PUT /macros', 'PATCH /macros'],
    summary: 'a method that the path does not have is a 404 instead of a 405',
    witness: async (ask) => (await send(ask, 'DELETE', '/macros')).status === 404,
  },
  {
    id: 'me-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['DELETE /me', 'POST /me', 'PUT /me', 'PATCH /me'],
    summary: 'a 405 has no Allow',
    witness: async (ask) => (await send(ask, 'DELETE', '/me')).headers.allow === undefined,
  },
  {
    id: 'options-without-patch',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['OPTIONS /tickets/{ticket_id}', 'PATCH /tickets/{ticket_id}'],
    summary: 'OPTIONS leaves out a method that works',
    witness: async (ask) => {
      const { status, headers } = await ask('OPTIONS', '/tickets/1');
      return status === 204 && !headers.allow?.includes('PATCH');
    },
  },
  {
    id: 'head-of-macro-missing',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['HEAD /macros/{macro_id}', 'GET /macros/{macro_id}'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await asAgent(ask, 'HEAD', await madeMacro(ask))).status === 404,
  },
];
