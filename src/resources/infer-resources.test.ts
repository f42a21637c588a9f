import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';
import { statesOf } from './lifecycle.ts';
import { answers, listOf, objectOf, rolesFor, takes } from './roles.fixture.ts';

const time = { type: 'string', format: 'date-time' };

test.each<[string, readonly string[], string | undefined]>([
  ['in order', ['queued', 'running', 'completed', 'failed'], 'queued running completed / failed'],
  ['in any order', ['done', 'error', 'in_progress', 'todo'], 'todo in_progress done / error'],
  [
    'in upper case',
    ['PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'TIMED_OUT'],
    'PENDING IN_PROGRESS SUCCEEDED / TIMED_OUT',
  ],
  ['with a detour', ['pending', 'healing', 'running', 'completed'], 'pending running completed / '],
  ['of what does not end', ['active', 'archived'], undefined],
  ['of what does not begin', ['done', 'failed'], undefined],
])('states %s', (_name, values, want) => {
  const states = statesOf(values);
  expect(states && `${states.states.join(' ')} / ${states.otherEnds.join(' ')}`).toBe(want);
});

const task = {
  type: 'object',
  required: ['id', 'state', 'started', 'percent_complete', 'queued_at'],
  properties: {
    id: { type: 'string', readOnly: true },
    state: { type: 'string', enum: ['queued', 'processing', 'done', 'cancelled'] },
    percent_complete: { type: 'number', maximum: 1 },
    input: { type: 'string' },
    output: { type: 'object' },
    error_message: { type: 'string' },
    queued_at: time,
    startedAt: time,
    finished_on: { type: ['string', 'null'] },
    cancelled_at: time,
    created_at: time,
    updated_at: time,
  },
};

function taskLifecycle(input: object) {
  const paths = {
    '/tasks': { post: { ...answers(202, task), ...takes(input) } },
    '/tasks/{id}': { get: answers(200, task) },
  };
  return inferResources(modelOf({ openapi: '3.1.0', paths })).resources.get('tasks')?.lifecycle;
}

test('what goes along with a lifecycle', () => {
  expect(taskLifecycle(objectOf('input'))).toEqual({
    property: 'state',
    states: ['queued', 'processing', 'done'],
    otherEnds: ['cancelled'],
    progress: { property: 'percent_complete', end: 1 },
    timestamps: {
      queued_at: 'queued',
      startedAt: 'processing',
      finished_on: 'done',
      cancelled_at: 'cancelled',
    },
    results: ['output'],
  });
});

test('a state that the client sets is no lifecycle', () => {
  expect(taskLifecycle(objectOf('input', 'state'))).toBeUndefined();
});

test.each<[string, string, readonly string[]]>([
  ['names the property', 'Another project has the name.', ['name']],
  ['names it in other letters', 'The e-mail is taken.', ['email']],
  ['names none of two', 'The project already exists.', []],
  ['speaks of something else', 'The project is being built.', []],
  ['names what is not sent', 'Another project has the slug.', []],
])('unique where the 409 %s', (_name, description, want) => {
  const project = objectOf('id', 'name', 'email', 'slug');
  const created = answers(201, project) as { responses: object };
  const responses = { ...created.responses, 409: { description } };
  const paths = {
    '/projects': { post: { responses, ...takes(objectOf('name', 'email')) } },
    '/projects/{id}': { get: answers(200, project) },
  };
  expect(inferResources(modelOf({ paths })).resources.get('projects')?.unique).toEqual(want);
});

test('unique where a sentence of the operation says so, and a 409 is documented', () => {
  const description = 'Adds a book. An ISBN exists once; one that is there is refused.';
  const responses = (statuses: object) => ({
    ...(answers(201, objectOf('id', 'isbn', 'title')) as { responses: object }).responses,
    ...statuses,
  });
  const uniqueWith = (statuses: object) => {
    const paths = {
      '/books': {
        post: { description, responses: responses(statuses), ...takes(objectOf('isbn', 'title')) },
      },
      '/books/{id}': { get: answers(200, objectOf('id', 'isbn', 'title')) },
    };
    return inferResources(modelOf({ paths })).resources.get('books')?.unique;
  };
  expect(uniqueWith({ 409: { description: 'Not in the state that things are in.' } })).toEqual(['isbn']);
  expect(uniqueWith({})).toEqual([]);
});

test('a 409 that names nothing is about the only thing that it can be', () => {
  const user = objectOf('id', 'username', 'age');
  const paths = {
    '/users': {
      post: {
        responses: { 201: { description: 'ok' }, 409: { description: 'Already exists.' } },
        ...takes(objectOf('username', 'age')),
      },
    },
    '/users/{id}': { get: answers(200, user) },
  };
  expect(inferResources(modelOf({ paths })).resources.get('users')?.unique).toEqual(['username']);
});

test('names that are those of prototypes are names', () => {
  const item = JSON.parse(
    '{ "type": "object", "properties": { "__proto__": { "type": "string" }, "constructor": {} } }',
  );
  const paths = {
    '/constructor': { get: answers(200, listOf(item)), post: { ...answers(201, item), ...takes(item) } },
    '/constructor/{__proto__}': { get: answers(200, item), delete: answers(204) },
  };
  expect(rolesFor(paths)).toEqual([
    'GET /constructor: list constructor',
    'POST /constructor: create constructor 201',
    'GET /constructor/{__proto__}: read constructor',
    'DELETE /constructor/{__proto__}: delete constructor 204, no item',
  ]);
  expect(({} as Record<string, unknown>).type).toBeUndefined();
});

test('schemas that lead back to themselves', () => {
  const components = {
    schemas: {
      Node: { oneOf: [{ $ref: '#/components/schemas/Node' }, { $ref: '#/components/schemas/Leaf' }] },
      Leaf: {
        type: 'object',
        properties: { id: { type: 'string' }, next: { $ref: '#/components/schemas/Node' } },
      },
      Loop: { $ref: '#/components/schemas/Loop' },
      Only: { anyOf: [{ $ref: '#/components/schemas/Only' }] },
    },
  };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const paths = {
    '/nodes': {
      get: answers(200, listOf(ref('Node'))),
      post: { ...answers(201, ref('Node')), ...takes(ref('Node')) },
    },
    '/nodes/{id}': { get: answers(200, ref('Node')) },
    '/loops': {
      get: answers(200, ref('Loop')),
      post: { ...answers(201, ref('Only')), ...takes(ref('Loop')) },
    },
  };
  expect(rolesFor(paths, { components })).toEqual([
    'GET /nodes: list nodes',
    'POST /nodes: create nodes 201',
    'GET /nodes/{id}: read nodes',
    'GET /loops: none, is only read: nothing lists, makes or changes it',
    'POST /loops: none, computes an answer: what it answers is not kept',
  ]);
});

test('any document has a role for every operation, and resources for all that roles name', () => {
  const word = fc.constantFrom(
    'jobs',
    'job',
    '{id}',
    '{job_id}',
    'run',
    'data',
    '__proto__',
    '{a}-{b}',
    '',
    'x:cancel',
    '{id}:stop',
  );
  const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `/${words.join('/')}`);
  const name = fc.constantFrom(
    'id',
    'job_id',
    'status',
    'data',
    'items',
    'total',
    'name',
    '__proto__',
    'constructor',
  );
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(
        { type: 'string' },
        true,
        {},
        { $ref: '#/components/schemas/Loop' },
        { enum: ['queued', 'done'] },
        null,
      ),
      fc.record({
        type: fc.constantFrom('object', ['object', 'null']),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 5 }),
      }),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ oneOf: fc.array(tie('schema'), { maxLength: 2 }) }),
    ),
  }));
  const operation = fc
    .record({ status: fc.constantFrom(200, 201, 202, 204, 404), answer: schema, input: schema })
    .map(({ status, answer, input }) => ({ ...answers(status, answer), ...takes(input) }));
  const methods = fc.dictionary(fc.constantFrom('get', 'post', 'put', 'patch', 'delete'), operation);
  const components = {
    schemas: { Loop: { type: 'object', properties: { id: { $ref: '#/components/schemas/Loop' } } } },
  };
  fc.assert(
    fc.property(fc.dictionary(path, methods, { maxKeys: 8 }), (paths) => {
      const model = modelOf({ openapi: '3.1.0', paths, components });
      const { resources, roles } = inferResources(model);
      expect([...roles.keys()]).toEqual(model.operations);
      for (const role of roles.values())
        if (role.kind !== 'none') expect(resources.has(role.resource)).toBe(true);
      for (const [name, { parent }] of resources) {
        expect(resources.get(name)?.name).toBe(name);
        if (parent) expect(resources.has(parent.resource)).toBe(true);
      }
    }),
    { seed: 1, numRuns: 150 },
  );
});
