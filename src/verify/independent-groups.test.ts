import { describe, expect, test } from 'vitest';
import { independentGroups } from './independent-groups.ts';
import { modelOf } from './items-server.fixture.ts';
import { planCases } from './plan/plan.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, example: 1 };
const ok = (schema: object) => ({
  '200': { description: 'Here.', content: { 'application/json': { schema } } },
});
const body = (properties: object) => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', properties }, example: {} } },
});
const thing = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };

/** A collection with a read, a list and a create. */
function collection(path: string, properties: object = { name: { type: 'string' } }) {
  return {
    [path]: {
      get: { responses: ok({ type: 'array', items: thing }) },
      post: {
        requestBody: body(properties),
        responses: { '201': { description: 'Made.', content: { 'application/json': { schema: thing } } } },
      },
    },
    [`${path}/{id}`]: {
      parameters: [id],
      get: { responses: ok(thing) },
      delete: { responses: { '204': { description: 'Gone.' } } },
    },
  };
}

function groupsOf(paths: object) {
  const model = modelOf({ openapi: '3.1.0', info: { title: 'Groups', version: '1' }, paths });
  const { cases } = planCases(model, { phases: ['examples'] });
  const { apart, last } = independentGroups(model, cases);
  const pathsOf = (group: typeof last) => [...new Set(group.map(({ operation }) => operation.path))].sort();
  return { apart: apart.map(pathsOf).toSorted(), last: pathsOf(last) };
}

describe('groups of cases', () => {
  const tests: [name: string, paths: object, apart: string[][], last: string[]][] = [
    [
      'two resources are apart',
      { ...collection('/books'), ...collection('/pens') },
      [
        ['/books', '/books/{id}'],
        ['/pens', '/pens/{id}'],
      ],
      [],
    ],
    [
      'one that names the other by its id is with it',
      { ...collection('/books'), ...collection('/pens', { book_id: { type: 'integer' } }) },
      [['/books', '/books/{id}', '/pens', '/pens/{id}']],
      [],
    ],
    [
      'however often it names it',
      {
        ...collection('/books', { pen_id: { type: 'integer' }, book_id: { type: 'integer' } }),
        ...collection('/pens', { book_id: { type: 'integer' }, bookId: { type: 'integer' } }),
      },
      [['/books', '/books/{id}', '/pens', '/pens/{id}']],
      [],
    ],
    [
      'so is one that names it deep in its body',
      {
        ...collection('/books'),
        ...collection('/pens', {
          lines: {
            type: 'array',
            items: { type: 'object', properties: { bookIds: { type: 'array', items: { type: 'integer' } } } },
          },
        }),
      },
      [['/books', '/books/{id}', '/pens', '/pens/{id}']],
      [],
    ],
    [
      'a child is with its parent',
      {
        ...collection('/books'),
        '/books/{id}/pages': {
          parameters: [id],
          get: { responses: ok({ type: 'array', items: thing }) },
        },
        ...collection('/pens'),
      },
      [
        ['/books', '/books/{id}', '/books/{id}/pages'],
        ['/pens', '/pens/{id}'],
      ],
      [],
    ],
    [
      'what may change anything comes last',
      {
        ...collection('/books'),
        '/health': { get: { responses: ok({ type: 'object' }) } },
        '/logout': { post: { responses: { '204': { description: 'Out.' } } } },
        '/reset': { post: { responses: { '204': { description: 'Done.' } } } },
      },
      [['/books', '/books/{id}'], ['/health']],
      ['/logout', '/reset'],
    ],
  ];
  test.each(tests)('%s', (_name, paths, apart, last) => {
    expect(groupsOf(paths)).toEqual({ apart, last });
  });
});
