import type { Caller } from '../datasources/caller.ts';
import type { DatasourcesHandlers } from '../datasources/types.ts';
import { type Edit, editBody, editOn, withHeader } from './edit-answer.ts';
import type { ServerMutant } from './server-mutant.ts';

type DatasourcesMutant = ServerMutant<DatasourcesHandlers, Caller>;

const on = (operation: keyof DatasourcesHandlers, status: number, edit: Edit) =>
  editOn(operation, status, edit);

const stranger: Caller = { id: 'stranger', name: 'stranger' };

const answers: readonly DatasourcesMutant[] = [
  {
    id: 'customer-without-email',
    class: 'response-shape',
    operations: ['GET /customers/{id}'],
    summary: 'A customer comes without the email address.',
    answer: on('getCustomer', 200, (answer) => editBody(answer, ['email'], () => undefined)),
  },
  {
    id: 'has-next-as-text',
    class: 'response-shape',
    operations: ['GET /customers'],
    summary: 'Whether there is a next page is a text.',
    answer: on('listCustomers', 200, (answer) => editBody(answer, ['pagination', 'has_next'], String)),
  },
  {
    id: 'unknown-customer-answers-410',
    class: 'status',
    operations: ['GET /customers/{id}'],
    summary: 'A customer that never was is gone: 410.',
    answer: on('getCustomer', 404, (answer) => ({ ...answer, status: 410 })),
  },
  {
    id: 'schema-as-text',
    class: 'headers-media',
    operations: ['GET /schema/customers'],
    summary: 'The schema is JSON that is called text/plain.',
    answer: on('getCustomerSchema', 200, (answer) =>
      withHeader({ ...answer, body: JSON.stringify(answer.body) }, 'Content-Type', 'text/plain'),
    ),
  },
  {
    id: 'unknown-customer-answers-500',
    class: 'robustness',
    operations: ['POST /customers/{id}'],
    summary: 'To update a customer that is not there is a fault of the service.',
    answer: on('updateCustomer', 404, (answer) => ({ ...answer, status: 500 })),
  },
  {
    id: 'health-answers-put',
    class: 'methods-routes',
    operations: ['PUT /health'],
    summary: 'PUT of the health is answered, though there is no such operation.',
    answer: (answer, { method, route }) =>
      method === 'PUT' && route?.endsWith('/health') ? { status: 204 } : answer,
  },
];

const inputs: readonly DatasourcesMutant[] = [
  {
    id: 'page-size-unbounded',
    class: 'input-acceptance',
    operations: ['GET /customers'],
    summary: 'A page may be of any size.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'listCustomers' && field === 'page_size' && keyword === 'maximum',
  },
  {
    id: 'email-of-any-form',
    class: 'input-acceptance',
    operations: ['POST /customers/{id}'],
    summary: 'Any text is an email address.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'updateCustomer' && field === 'email' && keyword === 'format',
  },
  {
    id: 'unknown-field-accepted',
    class: 'input-acceptance',
    operations: ['POST /customers/{id}'],
    summary: 'An update may have fields that nobody knows; nothing comes of them.',
    forgives: ({ name }, { keyword }) => name === 'updateCustomer' && keyword === 'additionalProperties',
    handlers: (own) => ({
      updateCustomer: (input, caller) => {
        const { name, email, segment } = input.body;
        const kept = {
          ...(name !== undefined && { name }),
          ...(email !== undefined && { email }),
          ...(segment !== undefined && { segment }),
        };
        return own.updateCustomer({ ...input, body: kept }, caller);
      },
    }),
  },
];

const ways: readonly DatasourcesMutant[] = [
  {
    id: 'reading-changes',
    class: 'state',
    operations: ['GET /customers/{id}'],
    summary: 'A customer has another name each time.',
    answer: on('getCustomer', 200, (answer) => editBody(answer, ['name'], () => crypto.randomUUID())),
  },
  {
    id: 'list-for-strangers',
    class: 'auth',
    operations: ['GET /customers'],
    summary: 'Customers are listed without a key.',
    admit: ({ name }, _request, { status }) =>
      name === 'listCustomers' && status === 401 ? stranger : undefined,
  },
  {
    id: 'any-key',
    class: 'auth',
    operations: ['GET /customers/{id}'],
    summary: 'Any key reads a customer.',
    admit: ({ name }, { headers }, { status }) =>
      name === 'getCustomer' && status === 401 && headers.authorization !== undefined ? stranger : undefined,
  },
];

const lists: readonly DatasourcesMutant[] = [
  {
    id: 'page-size-ignored',
    class: 'collection',
    operations: ['GET /customers'],
    summary: 'Every page holds a hundred customers.',
    handlers: (own) => ({
      listCustomers: (input, caller) =>
        own.listCustomers({ ...input, query: { ...input.query, page_size: 100 } }, caller),
    }),
  },
  {
    id: 'page-ignored',
    class: 'collection',
    operations: ['GET /customers'],
    summary: 'Every page is the first one.',
    handlers: (own) => ({
      listCustomers: async (input, caller) => {
        const first = await own.listCustomers({ ...input, query: { ...input.query, page: 1 } }, caller);
        return editBody(first, ['pagination', 'page'], () => input.query.page);
      },
    }),
  },
];

/** The ways to break the datasources server. */
export const datasourcesMutants: readonly DatasourcesMutant[] = [...answers, ...inputs, ...ways, ...lists];
