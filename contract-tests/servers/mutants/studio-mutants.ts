import { Refusal } from '../shared/answer.ts';
import type { Caller } from '../studio/accounts.ts';
import { demoAccount, otherAccount } from '../studio/demo.ts';
import type { StudioHandlers } from '../studio/types.ts';
import { type Edit, editBody, editOn, withHeader, withoutHeader } from './edit-answer.ts';
import type { ServerMutant } from './server-mutant.ts';

type StudioMutant = ServerMutant<StudioHandlers, Caller>;

const on = (operation: keyof StudioHandlers, status: number, edit: Edit) => editOn(operation, status, edit);

/** Somebody who is taken for the first account. */
const impostor = (): Caller => ({ account: demoAccount.email, address: '127.0.0.1', note: {} });
const unknownId = 'deaddead-dead-4ead-8ead-deaddeaddead';

const answers: readonly StudioMutant[] = [
  {
    id: 'dataset-without-rows',
    class: 'response-shape',
    operations: ['GET /datasets/{id}'],
    summary: 'A dataset does not say how many rows it has.',
    answer: on('getDataset', 200, (answer) => editBody(answer, ['rows'], () => undefined)),
  },
  {
    id: 'list-with-size-as-text',
    class: 'response-shape',
    operations: ['GET /datasets/'],
    summary: 'The datasets of a list have their size as a text.',
    answer: on('listDatasets', 200, (answer) =>
      editBody(answer, [], (datasets) =>
        (datasets as { readonly size_bytes: number }[]).map((one) => ({
          ...one,
          size_bytes: String(one.size_bytes),
        })),
      ),
    ),
  },
  {
    id: 'webhook-without-url',
    class: 'response-shape',
    operations: ['POST /webhooks/register'],
    summary: 'A webhook comes without its address.',
    answer: on('registerWebhook', 201, (answer) => editBody(answer, ['url'], () => undefined)),
  },
  {
    id: 'upload-answers-200',
    class: 'status',
    operations: ['POST /datasets/upload'],
    summary: 'An uploaded dataset is answered with 200.',
    answer: on('uploadDataset', 201, (answer) => ({ ...answer, status: 200 })),
  },
  {
    id: 'unknown-dataset-answers-410',
    class: 'status',
    operations: ['GET /datasets/{id}'],
    summary: 'A dataset that never was is gone: 410.',
    answer: on('getDataset', 404, (answer) => ({ ...answer, status: 410 })),
  },
  {
    id: 'generation-without-location',
    class: 'headers-media',
    operations: ['POST /generators/dataset/{dataset_id}/generate'],
    summary: 'A generation that was taken on comes without its Location.',
    answer: on('generateData', 202, (answer) => withoutHeader(answer, 'Location')),
  },
  {
    id: 'download-of-any-type',
    class: 'headers-media',
    operations: ['GET /datasets/{id}/download'],
    summary: 'A dataset is downloaded as application/octet-stream.',
    answer: on('downloadDataset', 200, (answer) =>
      withHeader(answer, 'Content-Type', 'application/octet-stream'),
    ),
  },
];

const inputs: readonly StudioMutant[] = [
  {
    id: 'rows-unbounded',
    class: 'input-acceptance',
    operations: ['POST /generators/dataset/{dataset_id}/generate'],
    summary: 'More rows than may be generated are asked for, and taken on.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'generateData' && field === 'num_rows' && keyword === 'maximum',
    handlers: (own) => ({
      generateData: (input, caller) =>
        own.generateData({ ...input, body: { generator_type: 'gaussian-copula', num_rows: 100 } }, caller),
    }),
  },
  {
    id: 'limit-unbounded',
    class: 'input-acceptance',
    operations: ['GET /datasets/'],
    summary: 'A page may be of any size.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'listDatasets' && field === 'limit' && keyword === 'maximum',
  },
  {
    id: 'webhook-of-no-event',
    class: 'input-acceptance',
    operations: ['POST /webhooks/register'],
    summary: 'A webhook may be for no event at all.',
    forgives: ({ name }, { keyword }) => name === 'registerWebhook' && keyword === 'minItems',
  },
  {
    id: 'invalid-id-answers-500',
    class: 'robustness',
    operations: ['GET /datasets/{id}/download'],
    summary: 'To download what has no valid id is a fault of the service.',
    answer: on('downloadDataset', 422, (answer) => ({ ...answer, status: 500 })),
  },
  {
    id: 'unknown-generator-answers-500',
    class: 'robustness',
    operations: ['GET /generators/{id}'],
    summary: 'To read a generator that is not there is a fault of the service.',
    answer: on('getGenerator', 404, (answer) => ({ ...answer, status: 500 })),
  },
];

const states: readonly StudioMutant[] = [
  {
    id: 'delete-keeps',
    class: 'state',
    operations: ['DELETE /datasets/{id}'],
    summary: 'A deleted dataset is still there.',
    handlers: (own) => ({
      deleteDataset: async (input, caller) => {
        await own.getDataset({ ...input }, caller);
        return { status: 204 };
      },
    }),
  },
  {
    id: 'generation-forgotten',
    class: 'state',
    operations: ['POST /generators/dataset/{dataset_id}/generate', 'GET /generators/{id}'],
    summary: 'A generation that was taken on is not there.',
    answer: on('generateData', 202, (answer) =>
      withHeader(
        editBody(answer, ['generator_id'], () => unknownId),
        'Location',
        `/generators/${unknownId}`,
      ),
    ),
  },
  {
    id: 'reading-changes',
    class: 'state',
    operations: ['GET /datasets/{id}'],
    summary: 'A dataset has another name each time.',
    answer: on('getDataset', 200, (answer) =>
      editBody(answer, ['filename'], () => `${crypto.randomUUID()}.csv`),
    ),
  },
  {
    id: 'evaluation-of-another-dataset',
    class: 'state',
    operations: ['POST /evaluations/run', 'GET /evaluations/{id}'],
    summary: 'An evaluation says that it compares with another dataset.',
    answer: on('getEvaluation', 200, (answer) => editBody(answer, ['dataset_id'], () => unknownId)),
  },
];

const ways: readonly StudioMutant[] = [
  {
    id: 'list-for-strangers',
    class: 'auth',
    operations: ['GET /datasets/'],
    summary: 'Datasets are listed without a credential.',
    admit: ({ name }, _request, { status }) =>
      name === 'listDatasets' && status === 401 ? impostor() : undefined,
  },
  {
    id: 'any-key',
    class: 'auth',
    operations: ['GET /generators/{id}'],
    summary: 'Any API key reads a generator.',
    admit: ({ name }, { headers }, { status }) =>
      name === 'getGenerator' && status === 401 && headers['x-api-key'] !== undefined
        ? impostor()
        : undefined,
  },
  {
    id: 'datasets-of-others-read',
    class: 'auth',
    operations: ['GET /datasets/{id}'],
    summary: 'Whoever has an account reads the datasets of all.',
    handlers: (own) => ({
      getDataset: async (input, caller) => {
        try {
          return await own.getDataset(input, caller);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const { email } = caller.account === demoAccount.email ? otherAccount : demoAccount;
          return own.getDataset(input, { ...caller, account: email });
        }
      },
    }),
  },
  {
    id: 'put-of-a-dataset-answered',
    class: 'methods-routes',
    operations: ['PUT /datasets/{id}'],
    summary: 'PUT of a dataset is answered, though there is no such operation.',
    answer: (answer, { method, route }) =>
      method === 'PUT' && route === '/datasets/:id' ? { status: 204 } : answer,
  },
  {
    id: 'allow-incomplete',
    class: 'methods-routes',
    operations: ['GET /datasets/{id}', 'DELETE /datasets/{id}'],
    summary: 'Allow of a dataset leaves DELETE out.',
    answer: (answer, { route }) =>
      answer.status === 405 && route === '/datasets/:id' ? withHeader(answer, 'Allow', 'GET') : answer,
  },
];

const lists: readonly StudioMutant[] = [
  {
    id: 'limit-ignored',
    class: 'collection',
    operations: ['GET /datasets/'],
    summary: 'Every page holds as many datasets as by default.',
    handlers: (own) => ({
      listDatasets: (input, caller) =>
        own.listDatasets({ ...input, query: { ...input.query, limit: 100 } }, caller),
    }),
  },
  {
    id: 'cursor-ignored',
    class: 'collection',
    operations: ['GET /datasets/'],
    summary: 'Every page is the first one.',
    handlers: (own) => ({
      listDatasets: ({ query: { cursor: _, ...query }, ...input }, caller) =>
        own.listDatasets({ ...input, query }, caller),
    }),
  },
  {
    id: 'modified-after-ignored',
    class: 'collection',
    operations: ['GET /datasets/'],
    summary: 'Datasets of any time are listed, whichever is asked for.',
    handlers: (own) => ({
      listDatasets: ({ query: { modified_after: _, ...query }, ...input }, caller) =>
        own.listDatasets({ ...input, query }, caller),
    }),
  },
];

/** The ways to break the studio server. */
export const studioMutants: readonly StudioMutant[] = [...answers, ...inputs, ...states, ...ways, ...lists];
