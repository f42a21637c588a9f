import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../problem.ts';
import { noCorrections, type ResourcesSection } from '../../resources/corrections.ts';
import { explainResources } from '../../resources/explain-resources.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { answers, listOf, objectOf, rolesIn, takes } from '../../resources/roles.fixture.ts';
import { modelOf } from '../model.fixture.ts';
import { checkMockFile, readMockFile } from './read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resources-section-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function read(text: string) {
  count += 1;
  const path = join(folder, `${count}.yaml`);
  await writeFile(path, text);
  return readMockFile(path);
}

const status = { type: 'string', enum: ['queued', 'running', 'paused', 'done', 'failed'] };
const job = objectOf('id', 'name', { status }, 'tenant');
const query = (...names: readonly string[]) => names.map((name) => ({ in: 'query', name }));
const model = modelOf({
  openapi: '3.1.0',
  paths: {
    '/jobs': {
      get: {
        operationId: 'listJobs',
        parameters: query('page', 'since', 'name'),
        ...answers(200, listOf(job)),
      },
      post: { operationId: 'createJob', ...answers(202, job), ...takes(objectOf('name')) },
    },
    '/jobs/{id}': { get: { operationId: 'getJob', ...answers(200, job) } },
    '/jobs/{id}/hold': { post: { operationId: 'holdJob', ...answers(204) } },
    '/tenants/{tenant}': {
      get: { operationId: 'getTenant', ...answers(200, objectOf('tenant')) },
      delete: { operationId: 'deleteTenant', ...answers(204) },
    },
    '/zones/{zone}/hosts/{id}': {
      get: { operationId: 'getHost', ...answers(200, objectOf('id')) },
      delete: { operationId: 'deleteHost', ...answers(204) },
    },
    '/repos/{owner}/{repo}': {
      get: { operationId: 'getRepo', ...answers(200, objectOf('name')) },
      delete: { operationId: 'deleteRepo', ...answers(204) },
    },
    '/odd': {
      get: {
        operationId: 'listOdd',
        ...answers(200, objectOf({ left: listOf(objectOf('id')), right: listOf({}) })),
      },
    },
    '/odd/{id}': { get: { operationId: 'getOdd', ...answers(200, objectOf('id')) } },
    '/start': {
      post: { operationId: 'start', ...answers(200, objectOf('job_id')), ...takes(objectOf('name')) },
    },
  },
});

async function corrections(text: string): Promise<ResourcesSection> {
  const file = await read(`resources:\n${text}\n`);
  if (!file.ok) throw new Error(lines(file.problems).join('\n'));
  expect(lines(checkMockFile(file.value, model))).toEqual([]);
  return file.value.resources;
}

const lines = (problems: readonly Problem[]) =>
  problems.map(({ severity, at, message, hint }) => {
    const { line, column } = at?.position ?? { line: 0, column: 0 };
    return `${line}:${column} ${severity}: ${message}. ${hint}`;
  });

test('without corrections', () => {
  expect(rolesIn(model)).toEqual([
    'GET /jobs: list jobs, page page undefined 20/100, name equals name',
    'POST /jobs: create jobs 202',
    'GET /jobs/{id}: read jobs',
    'POST /jobs/{id}/hold: none, computes an answer: what it answers is not kept, {id} - of jobs',
    'GET /tenants/{tenant}: read tenants',
    'DELETE /tenants/{tenant}: delete tenants 204, no item',
    'GET /zones/{zone}/hosts/{id}: read zones/hosts, {zone} - of -',
    'DELETE /zones/{zone}/hosts/{id}: delete zones/hosts 204, no item, {zone} - of -',
    'GET /repos/{owner}/{repo}: none, names one thing by two path parameters, {owner}/{repo}',
    'DELETE /repos/{owner}/{repo}: none, names one thing by two path parameters, {owner}/{repo}',
    'GET /odd: none, is only read: nothing lists, makes or changes it',
    'GET /odd/{id}: none, is only read: nothing lists, makes or changes it',
    'POST /start: none, computes an answer: what it answers is not kept',
  ]);
});

// What becomes different, role by role.
test.each<[string, string, string[]]>([
  [
    'none',
    '  tenants: none',
    [
      'GET /tenants/{tenant}: none, is only read: nothing lists, makes or changes it',
      'DELETE /tenants/{tenant}: none, changes nothing that is known to be kept',
    ],
  ],
  [
    'pagination and filters',
    '  jobs: { pagination: off, filters: { name: none, since: { property: status, test: after } } }',
    ['GET /jobs: list jobs, since after status'],
  ],
  [
    'an item with two parameters, by its path',
    '  /repos/{owner}/{repo}: { id: name }',
    [
      'GET /repos/{owner}/{repo}: read repos, {owner} - of -',
      'DELETE /repos/{owner}/{repo}: delete repos 204, no item, {owner} - of -',
    ],
  ],
  [
    'a parent',
    '  zones/hosts: { parent: tenants }',
    [
      'GET /zones/{zone}/hosts/{id}: read zones/hosts, {zone} - of tenants',
      'DELETE /zones/{zone}/hosts/{id}: delete zones/hosts 204, no item, {zone} - of tenants',
    ],
  ],
  [
    'a new name, with paths and an envelope',
    '  oddities: { collection: /odd, item: "/odd/{id}", envelope: left }',
    ['GET /odd: list oddities, in left', 'GET /odd/{id}: read oddities'],
  ],
  [
    'operations',
    `  operations:
    start: { creates: jobs }
    post /jobs/{id}/hold: { sets: { status: paused }, from: [queued, running] }
    deleteTenant: none
    getHost: { deletes: zones/hosts }`,
    [
      'POST /jobs/{id}/hold: action jobs 204, no item, sets {"status":"paused"}, from queued running',
      'DELETE /tenants/{tenant}: none, is switched off in the mock file',
      'GET /zones/{zone}/hosts/{id}: delete zones/hosts 200, {zone} - of -',
      'POST /start: create jobs 200, id in job_id',
    ],
  ],
])('%s', async (_name, text, want) => {
  const before = rolesIn(model);
  expect(rolesIn(model, await corrections(text)).filter((role) => !before.includes(role))).toEqual(want);
});

test('id, unique and lifecycle', async () => {
  const section = await corrections(
    '  jobs: { id: name, unique: [name, tenant], lifecycle: { states: { queued: 500, paused: , done: }, ends: [failed] } }',
  );
  const resource = inferResources(model, section).resources.get('jobs');
  expect(resource).toMatchObject({
    id: { property: 'name', parameter: 'id', isAssigned: false },
    unique: ['name', 'tenant'],
    lifecycle: {
      property: 'status',
      states: ['queued', 'paused', 'done'],
      otherEnds: ['failed'],
      durationsMs: { queued: 500 },
    },
  });
  expect(inferResources(model).resources.get('jobs')?.lifecycle?.states).toEqual([
    'queued',
    'running',
    'done',
  ]);
  const off = await corrections('  /jobs: { lifecycle: none }');
  expect(inferResources(model, off).resources.get('jobs')?.lifecycle).toBeUndefined();
});

test('a part of a lifecycle keeps the rest', async () => {
  const section = await corrections('  jobs: { lifecycle: { states: [queued, done] } }');
  expect(inferResources(model, section).resources.get('jobs')?.lifecycle).toMatchObject({
    property: 'status',
    states: ['queued', 'done'],
    otherEnds: ['failed'],
    durationsMs: {},
  });
});

test('what is explained is a correction that can be read', async () => {
  const [, hint = ''] = /(resources:\n.*)$/s.exec(explainResources(inferResources(model), model)) ?? [];
  const file = await read(hint);
  expect(file.ok && lines(checkMockFile(file.value, model))).toEqual([]);
  expect(file.ok && file.value.resources).toMatchObject({
    resources: [{ key: 'jobs', id: { value: 'id' } }],
    operations: [{ key: 'POST /jobs/{id}/hold', role: { kind: 'none' } }],
  });
});

test.each<[string, string, string[]]>([
  [
    'a list',
    '  - jobs',
    [
      '1:1 error: "resources" must be an object of resources, not a list. Write the name of a resource, "jobs", or its path, "/jobs", and below it what is different.',
    ],
  ],
  ['an unknown key', '  jobs: { ids: id }', ['2:11 error: unknown key "ids". Did you mean "id"?']],
  [
    'nothing',
    '  jobs: {}',
    [
      '2:3 error: this says nothing. Write "none", or "id" or another of: id, collection, item, parent, unique, lifecycle, envelope, pagination, filters.',
    ],
  ],
  [
    'no path',
    '  jobs: { item: jobs }',
    [
      '2:11 error: "item" must be a path of the document, not "jobs". Write it as the document does: "/jobs/{id}".',
    ],
  ],
  [
    'a lifecycle of one state',
    '  jobs: { lifecycle: { states: [done] } }',
    [
      '2:24 error: a lifecycle has 2 to 100 states, not 1. Write "states: { queued: 500, running: 2000, completed: }": each with how long it holds, in milliseconds.',
    ],
  ],
  [
    'a duration that is none',
    '  jobs: { lifecycle: { states: { queued: 1s, done: } } }',
    [
      '2:34 error: "queued" must be a number of milliseconds from 0 to 86400000, not "1s". Write the number without quotes and without a unit.',
    ],
  ],
  [
    'a test that is none',
    '  jobs: { filters: { since: { property: id, test: like } } }',
    [
      '2:45 error: "test" must be a way to compare, not "like". Write one of: equals, one-of, contains, at-least, at-most, after, before.',
    ],
  ],
  [
    'two roles',
    '  operations: { getJob: { reads: jobs, deletes: jobs } }',
    [
      '2:17 error: this operation does 2 things: reads, deletes. Write "none", { creates: jobs }, or { sets: { status: cancelled } }.',
    ],
  ],
  [
    'a key of another role',
    '  operations: { getJob: { reads: jobs, from: [done] } }',
    ['2:40 error: "from" belongs to "sets". Take it out, or write "sets" for "reads".'],
  ],
])('refuses %s', async (_name, text, want) => {
  const file = await read(`resources:\n${text}\n`);
  expect(file.ok).toBe(false);
  expect(lines(file.problems)).toEqual(want);
});

test('what the document does not have', async () => {
  const file = await read(
    [
      'resources:',
      '  jbos: { id: id }',
      '  /job: { id: id }',
      '  jobs: { id: idd, unique: [nam], parent: jobs, filters: { nam: name }, envelope: data, lifecycle: { states: [queued, doen] } }',
      '  zones/hosts: { parent: tenats, pagination: off }',
      '  tenants: { lifecycle: { ends: [gone] } }',
      '  /tenants/{tenant}: { id: tenant }',
      '  operations:',
      '    getJbo: none',
      '    createJob: { creates: job }',
      '    holdJob: { reads: jobs }',
      '    start: { sets: { status: done } }',
      '    getJob: { sets: { stat: done } }',
    ].join('\n'),
  );
  expect(file.ok && lines(checkMockFile(file.value, model))).toEqual([
    '2:3 error: the document has no resource "jbos". Did you mean "jobs"?',
    '3:3 error: the document has no path "/job". Did you mean "/jobs"?',
    '4:11 error: the items have no property "idd". Did you mean "id"?',
    '4:29 error: the items have no property "nam". Did you mean "name"?',
    '4:119 error: "status" cannot be "doen". Did you mean "done"?',
    '4:35 error: the paths of "jobs" have no parameter that could name one of "jobs". Only what stands in the path can be a parent: take "parent" out.',
    '4:60 error: no list of "jobs" has a query parameter "nam". Did you mean "name"?',
    '4:73 error: no answer of "jobs" has "data". Write the path to the item in a body that is answered.',
    '5:18 error: there is no resource "tenats". Did you mean "tenants"?',
    '5:34 error: nothing lists "zones/hosts". Take "pagination" out.',
    '6:14 error: no lifecycle is known that this could change. Write "property" and "states" into it.',
    '7:3 error: "/tenants/{tenant}" is "tenants", of which something is said already. Put both into one.',
    '9:5 error: the document has no operation "getJbo". Did you mean "getJob"?',
    '10:18 error: there is no resource "job". Did you mean "jobs"?',
    '11:5 error: POST /jobs/{id}/hold cannot be a "read". It needs an item in its JSON answer.',
    '12:5 error: POST /start cannot be a "action". It needs a path parameter that names an item, or "of" with a resource.',
    '13:15 error: the items of "jobs" have no property "stat". Did you mean "status"?',
  ]);
});

test('names like __proto__ are names that are not there', async () => {
  const file = await read('resources: { __proto__: { id: id }, operations: { __proto__: none } }\n');
  expect(file.ok && lines(checkMockFile(file.value, model)).map((line) => line.slice(0, 60))).toEqual([
    '1:14 error: the document has no resource "__proto__". Known:',
    '1:51 error: the document has no operation "__proto__". Known',
  ]);
  expect(noCorrections).toEqual({ resources: [], operations: [] });
});
