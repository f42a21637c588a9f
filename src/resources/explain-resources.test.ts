import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { explainResources } from './explain-resources.ts';
import { inferResources } from './infer-resources.ts';
import { resourceExplanation } from './resource-explanation.ts';
import { answers, listOf, objectOf, takes } from './roles.fixture.ts';

const status = { type: 'string', enum: ['queued', 'running', 'done', 'failed'], readOnly: true };
const job = objectOf('id', 'name', { status });
const page = { in: 'query', name: 'page', schema: { type: 'integer' } };
const size = { in: 'query', name: 'size', schema: { type: 'integer', maximum: 50 } };
const model = modelOf({
  paths: {
    '/jobs': {
      get: { ...answers(200, listOf(job)), parameters: [page, size, { in: 'query', name: 'name' }] },
      post: { ...answers(202, job), ...takes(objectOf('name')) },
    },
    '/jobs/{job}': { get: answers(200, job) },
    '/jobs/{job}/logs': { get: answers(200, listOf(objectOf('id'))) },
    '/theme': { get: answers(200, objectOf('dark')), put: { ...answers(200), ...takes(objectOf('dark')) } },
    '/health': { get: answers(200) },
  },
});

test('a table for people', () => {
  expect(explainResources(inferResources(model), model, 'mocks/jobs.yaml')).toBe(
    `What operations do:
  GET /jobs             list     jobs       by page, size (20, at most 50); filters name
  POST /jobs            create   jobs       202
  GET /jobs/{job}       read     jobs
  GET /jobs/{job}/logs  list     jobs/logs  {job} of jobs
  GET /theme            read     theme
  PUT /theme            replace  theme      200

What is kept:
  jobs       id id as {job}   status: queued (1 s), running (1 s), done; or failed
  jobs/logs  id id            of jobs
  theme      one thing alone

Answered as without state:
  GET /health  tells of the service itself

To correct this, write what is different into mocks/jobs.yaml, such as:

resources:
  jobs: { id: id } # id, collection, item, parent, unique, lifecycle, envelope, pagination, filters; or none
  operations:
    GET /health: none # or { creates: … }, lists, reads, replaces, patches, deletes, { sets: { … } }
`,
  );
});

test('the same as data', () => {
  const { operations, resources, withoutState } = resourceExplanation(inferResources(model), model);
  expect(operations[1]).toEqual({
    operation: 'POST /jobs',
    does: 'create',
    resource: 'jobs',
    details: ['202'],
  });
  expect(resources[1]).toEqual({
    name: 'jobs/logs',
    id: 'id',
    parameter: undefined,
    isAssigned: true,
    parent: 'jobs',
    unique: [],
    lifecycle: undefined,
  });
  expect(withoutState).toEqual([{ operation: 'GET /health', reason: 'tells of the service itself' }]);
});

test('what would move the cursor is not printed', () => {
  const odd = modelOf({ paths: { '/a\u001b[2Jb\n': { get: answers(200) } } });
  expect(explainResources(inferResources(odd), odd)).toContain('GET /a?[2Jb?  answers no JSON');
});
