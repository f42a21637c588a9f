import { expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import { planTryIt } from './plan-try-it.ts';
import { everyInput } from './try-it/try-it.fixture.ts';

async function planOf(document: unknown, mock?: string) {
  const stdin = (async function* () {
    yield JSON.stringify(document);
  })();
  const loaded = await loadModel('-', { stdin });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return planTryIt(loaded.value, mock);
}

test('an operation is planned with what its form shows', async () => {
  const plan = await planOf(everyInput, 'https://mock.example/every');
  expect(plan.mock).toBe('https://mock.example/every');
  expect(plan.origins).toEqual(['https://mock.example', 'https://api.example.com']);
  expect(plan.groups).toEqual([
    { name: 'Things', operations: [0, 1] },
    { name: 'Files', operations: [2] },
  ]);
  const [get, post] = plan.operations;
  expect(get).toMatchObject({
    anchor: 'getthing',
    method: 'GET',
    servers: [0, 1],
    security: [[0], [1], [2]],
  });
  expect(get?.answers).toEqual([
    { label: '200', prefer: 'code=200' },
    { label: '401', prefer: 'code=401' },
    { label: '404', prefer: 'code=404' },
    { label: '404, example gone', prefer: 'code=404, example=gone' },
  ]);
  expect(post?.anchor).toBe('paths/~1things/post');
  expect(plan.parameters.map(({ name, kind, type, values }) => [name, kind, type, values])).toEqual([
    ['id', 'text', 'string', ['a b/c']],
    ['sizes', 'list', 'array of string', ['s,m']],
    ['filter', 'json', 'object', ['{"a":1}']],
    ['X-Trace', 'text', 'string', ['trace-1']],
  ]);
});

test('a body is planned with its examples and fields', async () => {
  const plan = await planOf(everyInput);
  const [json, form] = plan.operations[1]?.body?.media ?? [];
  expect(json?.examples).toEqual([
    { name: 'first', value: { name: 'first' } },
    { name: 'The second', value: { name: 'second' } },
  ]);
  expect(form?.fields.map(({ name, kind }) => [name, kind])).toEqual([
    ['name', 'text'],
    ['tags', 'list'],
  ]);
  const [multipart] = plan.operations[2]?.body?.media ?? [];
  expect(multipart?.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
    ['file', 'file', true],
    ['about', 'text', false],
    ['note', 'text', false],
  ]);
});

test('what repeats stands once', async () => {
  const parameters = [{ name: 'page', in: 'query', schema: { type: 'integer' } }];
  const get = { parameters, responses: {} };
  const plan = await planOf({ ...everyInput, paths: { '/a': { get }, '/b': { get } } });
  expect(plan.parameters).toHaveLength(1);
  expect(plan.operations.map((operation) => operation.parameters)).toEqual([[0], [0]]);
});

test.each([
  ['https://*.example.com/v1', []],
  ['https://*', []],
  ["https://a;script-src'none'/", []],
  ['https://a.example https://b.example', []],
  ['javascript:alert(1)', []],
  ['ws://a.example', []],
  ['http://localhost:8080/v1', []],
  ['/v1', []],
  ['https://user:password@a.example:8443/v1', ['https://a.example:8443']],
  ['https://bücher.example', ['https://xn--bcher-kva.example']],
])('of the server %s the page may ask %j', async (url, origins) => {
  expect((await planOf({ ...everyInput, servers: [{ url }] })).origins).toEqual(origins);
});
