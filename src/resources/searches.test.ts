import { expect, test } from 'vitest';
import { modelOf } from '../mock/model.fixture.ts';
import { inferResources } from './infer-resources.ts';
import { answers, listOf, objectOf, rolesFor, takes } from './roles.fixture.ts';

const task = { $ref: '#/components/schemas/Task' };
const day = { type: 'string', format: 'date' };
const time = { type: 'string', format: 'date-time' };
const schemas = {
  Task: objectOf('id', 'name', { day }, { created_at: time }),
  Other: objectOf('id', 'title'),
};
const asked = objectOf('text', 'name', { day_from: day }, { limit: { type: 'integer' } }, 'cursor');

/** What is searched of tasks that a document has besides: `text contains, … in pages by cursor`. */
function searchesIn(path: string, post: object): readonly string[] {
  const paths = {
    '/tasks/{id}': { get: answers(200, task), delete: answers(204) },
    [path]: { post },
  };
  const { searches } = inferResources(modelOf({ openapi: '3.1.0', paths, components: { schemas } }));
  return [...(searches?.values() ?? [])].map(({ resource, filters, page }) =>
    [
      resource,
      ...filters.map(({ parameter, test: how, property }) => `${parameter} ${how} ${property.join('.')}`),
      `by ${page?.parameter}`,
    ].join(', '),
  );
}

const found = objectOf({ tasks: listOf(task) }, 'next_cursor');
const want = 'tasks, text contains , name equals name, day_from at-least day, by cursor';

test.each<[string, string, object, readonly string[]]>([
  ['a search in a body', '/tasks/search', { ...answers(200, found), ...takes(asked) }, [want]],
  ['a query of another path', '/query', { ...answers(200, found), ...takes(asked) }, [want]],
  ['without a body', '/tasks/search', answers(200, found), []],
  ['what makes something', '/tasks/search', { ...answers(201, found), ...takes(asked) }, []],
  ['what is no search', '/tasks/bulk', { ...answers(200, found), ...takes(asked) }, []],
  [
    'of what is kept nowhere',
    '/tasks/search',
    {
      ...answers(200, objectOf({ others: listOf({ $ref: '#/components/schemas/Other' }) }, 'next')),
      ...takes(asked),
    },
    [],
  ],
])('%s', (_name, path, post, searches) => {
  expect(searchesIn(path, post)).toEqual(searches);
});

const work = { $ref: '#/components/schemas/Work' };
const more = { components: { schemas: { Work: objectOf('id', 'status'), Else: objectOf('id', 'state') } } };

test.each<[string, number, unknown, string]>([
  ['a 202 with the work that was begun', 202, work, 'create works 202'],
  ['a 200 may be an old one', 200, work, 'none'],
  ['a 202 with something else', 202, { $ref: '#/components/schemas/Else' }, 'none'],
])('%s', (_name, status, schema, role) => {
  const paths = {
    '/exports': { post: { ...answers(status, schema), ...takes(objectOf('from')) } },
    '/works/{id}': { get: answers(200, work) },
  };
  expect(rolesFor(paths, more)[0]).toContain(`POST /exports: ${role}`);
});
