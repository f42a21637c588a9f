import { describe, expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import type { Model } from '../../model/model.ts';
import { modelOf } from '../items-server.fixture.ts';
import { planCases } from './plan.ts';

const document = (paths: unknown, more: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths,
  ...more,
});
const ok = { '200': { description: '' } };
const ids = (model: Model) => planCases(model, { phases: ['examples'] }).cases.map(({ id }) => id);

describe('examples', () => {
  const body = (content: unknown, required = true) => ({
    post: { operationId: 'make', requestBody: { required, content }, responses: ok },
  });
  const cases: [name: string, item: unknown, want: string[]][] = [
    ['no parameters', { get: { operationId: 'list', responses: ok } }, ['list/plain']],
    [
      'named bodies',
      body({ 'application/json': { examples: { a: { value: 1 }, b: { value: 2 } } } }),
      ['make/body/a', 'make/body/b'],
    ],
    [
      'bodies that are the same',
      body({ 'application/json': { examples: { a: { value: 1 }, b: { value: 1 } } } }),
      ['make/body/a'],
    ],
    ['a lone body', body({ 'application/json': { example: 1 } }), ['make/body/1']],
    [
      'a body of a schema',
      body({ 'application/json': { schema: { type: 'integer' } } }),
      ['make/body/sample'],
    ],
    [
      'several media types',
      body({ 'application/json': { example: 1 }, 'text/plain': { example: 'x' } }),
      ['make/body/application.json-1', 'make/body/text.plain-1'],
    ],
    [
      'parameters with examples',
      {
        get: {
          operationId: 'list',
          responses: ok,
          parameters: [
            {
              in: 'query',
              name: 'q',
              schema: { type: 'string' },
              examples: { a: { value: 'x' }, b: { value: 'y' } },
            },
            { in: 'query', name: 'n', schema: { type: 'integer', default: 3 } },
            { in: 'query', name: 'untold', schema: { type: 'integer' } },
          ],
        },
      },
      [
        'list/plain',
        'list/parameters/all',
        'list/parameters/only-q',
        'list/parameters/only-n',
        'list/parameters/only-untold',
        'list/parameters/q-b',
      ],
    ],
  ];
  test.each(cases)('%s', (_name, item, want) => {
    expect(ids(modelOf(document({ '/x': item })))).toEqual(want);
  });
});

describe('what cannot be exercised is told', () => {
  const cases: [name: string, operation: object, want: string[]][] = [
    [
      'TRACE',
      { trace: { responses: ok } },
      ['warning the operation is not exercised: fetch does not send TRACE requests'],
    ],
    [
      'a parameter without a value',
      {
        get: {
          responses: ok,
          parameters: [
            {
              in: 'query',
              name: 'q',
              required: true,
              schema: { type: 'string', minLength: 3, maxLength: 2 },
            },
          ],
        },
      },
      [
        'warning the operation is not exercised: the required query parameter "q" has no example, and no value could be made from its schema',
      ],
    ],
    [
      'a body that is not valid as it is made',
      {
        post: {
          responses: ok,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object', not: { type: 'object' } } } },
          },
        },
      },
      [
        'warning the operation is not exercised: no request body can be made: application/json has no example, and the value made from its schema is not valid: must NOT be valid',
      ],
    ],
    [
      'a body without a writer, that is optional',
      { post: { responses: ok, requestBody: { content: { 'application/xml': { example: { a: 1 } } } } } },
      ['note a documented body is not tried: there is no writer for application/xml bodies'],
    ],
    [
      'a body of GET',
      { get: { responses: ok, requestBody: { content: { 'application/json': { example: 1 } } } } },
      ['note a documented body is not tried: fetch sends no body with GET'],
    ],
  ];
  test.each(cases)('%s', (_name, item, want) => {
    const { problems } = planCases(modelOf(document({ '/x': item })));
    expect(problems.map(({ severity, message }) => `${severity} ${message}`)).toEqual(want);
  });

  test('a path with a variable that nothing describes', () => {
    const { problems, cases } = planCases(modelOf(document({ '/x/{id}': { get: { responses: ok } } })));
    expect(cases).toEqual([]);
    expect(problems[0]?.message).toBe(
      'the operation is not exercised: the path has {id}, which no path parameter describes',
    );
  });
});

test("GitHub's document is planned within five seconds, nearly all of it", async () => {
  const loaded = await loadModel('node_modules/@octokit/openapi/generated/api.github.com.json');
  if (!loaded.ok) throw new Error('the document cannot be used');
  const start = performance.now();
  const plan = planCases(loaded.value);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(plan.exercised.size).toBeGreaterThan(1200);
  expect(plan.cases.length).toBeGreaterThan(1500);
  const told = new Set(plan.problems.map(({ operation }) => operation));
  const silent = loaded.value.operations.filter(
    (operation) =>
      !plan.exercised.has(operation) && !told.has(`${operation.method.toUpperCase()} ${operation.path}`),
  );
  expect(silent).toEqual([]);
});
