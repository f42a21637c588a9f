import type { Caller } from '../pipeline/admission.ts';
import type { PipelineHandlers } from '../pipeline/types.ts';
import { type Edit, editBody, editOn, withHeader, withoutHeader } from './edit-answer.ts';
import type { ServerMutant } from './server-mutant.ts';

type PipelineMutant = ServerMutant<PipelineHandlers, Caller>;

const on = (operation: keyof PipelineHandlers, status: number, edit: Edit) => editOn(operation, status, edit);

const stranger: Caller = { id: 'stranger', scopes: ['read'], sessionId: '' };

const answers: readonly PipelineMutant[] = [
  {
    id: 'rule-without-updated-at',
    class: 'response-shape',
    operations: ['GET /quality/rules/{rule_id}'],
    summary: 'A rule does not say when it changed.',
    answer: on('getRule', 200, (answer) => editBody(answer, ['data', 'updated_at'], () => undefined)),
  },
  {
    id: 'rule-answers-200',
    class: 'status',
    operations: ['POST /quality/rules'],
    summary: 'A new rule is answered with 200.',
    answer: on('createRule', 201, (answer) => ({ ...answer, status: 200 })),
  },
  {
    id: 'rule-without-location',
    class: 'headers-media',
    operations: ['POST /quality/rules'],
    summary: 'A new rule comes without its Location.',
    answer: on('createRule', 201, (answer) => withoutHeader(answer, 'Location')),
  },
  {
    id: 'rules-as-text',
    class: 'headers-media',
    operations: ['GET /quality/rules'],
    summary: 'The rules are JSON that is called text/plain.',
    answer: on('listRules', 200, (answer) =>
      withHeader({ ...answer, body: JSON.stringify(answer.body) }, 'Content-Type', 'text/plain'),
    ),
  },
  {
    id: 'unknown-rule-answers-500',
    class: 'robustness',
    operations: ['DELETE /quality/rules/{rule_id}'],
    summary: 'To delete a rule that is not there is a fault of the service.',
    answer: on('deleteRule', 404, (answer) => ({ ...answer, status: 500 })),
  },
  {
    id: 'patch-of-a-rule-answered',
    class: 'methods-routes',
    operations: ['PATCH /quality/rules/{rule_id}'],
    summary: 'PATCH of a rule is answered, though there is no such operation.',
    answer: (answer, { method, route }) =>
      method === 'PATCH' && route?.includes('/quality/rules/') ? { status: 204 } : answer,
  },
];

const inputs: readonly PipelineMutant[] = [
  {
    id: 'page-size-unbounded',
    class: 'input-acceptance',
    operations: ['GET /quality/rules'],
    summary: 'A page of rules may be of any size.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'listRules' && field === 'page_size' && keyword === 'maximum',
  },
  {
    id: 'dataset-without-pattern',
    class: 'input-acceptance',
    operations: ['POST /quality/rules'],
    summary: 'A dataset may have any name.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'createRule' && field === 'dataset' && keyword === 'pattern',
  },
];

const states: readonly PipelineMutant[] = [
  {
    id: 'delete-keeps',
    class: 'state',
    operations: ['DELETE /quality/rules/{rule_id}'],
    summary: 'A deleted rule is still there.',
    handlers: (own) => ({
      deleteRule: async (input, caller) => {
        await own.getRule({ ...input }, caller);
        return { status: 200, body: { data: { id: input.path.rule_id, deleted: true } } };
      },
    }),
  },
  {
    id: 'update-not-written',
    class: 'state',
    operations: ['PUT /quality/rules/{rule_id}'],
    summary: 'A replaced rule is answered, and not written.',
    handlers: (own) => ({
      updateRule: async (input, caller) => {
        const read = await own.getRule({ ...input, body: undefined }, caller);
        return editBody(read, ['data'], (rule) => ({ ...(rule as object), ...input.body }));
      },
    }),
  },
];

const ways: readonly PipelineMutant[] = [
  {
    id: 'rules-for-strangers',
    class: 'auth',
    operations: ['GET /quality/rules'],
    summary: 'The rules are listed without a token.',
    admit: ({ name }, _request, { status }) =>
      name === 'listRules' && status === 401 ? stranger : undefined,
  },
  {
    id: 'any-token',
    class: 'auth',
    operations: ['GET /quality/rules/{rule_id}'],
    summary: 'Any token reads a rule.',
    admit: ({ name }, { headers }, { status }) =>
      name === 'getRule' && status === 401 && headers.authorization !== undefined ? stranger : undefined,
  },
  {
    id: 'page-size-ignored',
    class: 'collection',
    operations: ['GET /quality/rules'],
    summary: 'Every page holds as many rules as by default.',
    handlers: (own) => ({
      listRules: (input, caller) =>
        own.listRules({ ...input, query: { ...input.query, page_size: 20 } }, caller),
    }),
  },
  {
    id: 'dataset-ignored',
    class: 'collection',
    operations: ['GET /quality/rules'],
    summary: 'The rules of every dataset are listed, whichever is asked for.',
    handlers: (own) => ({
      listRules: ({ query: { dataset: _, ...query }, ...input }, caller) =>
        own.listRules({ ...input, query }, caller),
    }),
  },
  {
    id: 'total-too-high',
    class: 'collection',
    operations: ['GET /quality/rules'],
    summary: 'The total counts one rule too many.',
    answer: on('listRules', 200, (answer) =>
      editBody(answer, ['metadata', 'total'], (total) => Number(total) + 1),
    ),
  },
];

/** The ways to break the pipeline server. */
export const pipelineMutants: readonly PipelineMutant[] = [...answers, ...inputs, ...states, ...ways];
