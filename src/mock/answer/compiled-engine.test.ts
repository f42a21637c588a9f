import { expect, test } from 'vitest';
import type { MockEvent } from '../events.ts';
import { createMock } from '../mock.ts';
import { answering, modelOf } from '../model.fixture.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const accepting = (schema: object) => ({
  requestBody: { required: true, ...json(schema) },
  responses: { 200: { description: 'ok' }, 422: { description: 'bad' } },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const names = Array.from({ length: 14 }, (_, index) => `S${index}`);

const odd = modelOf({
  openapi: '3.0.3',
  paths: {
    '/null-or-a': { post: accepting({ nullable: true, enum: ['a'] }) },
    '/twice': { post: accepting({ enum: ['a', 'b', 'a'] }) },
    '/null-twice': { post: accepting({ type: 'string', nullable: true, enum: ['a', null] }) },
    '/pattern': { post: accepting({ type: 'object', required: ['a'], properties: { a: { pattern: '(' } } }) },
    '/type': { post: accepting({ type: 'object', required: ['a'], properties: { a: { type: 'any' } } }) },
    '/nowhere': { post: accepting({ required: ['a'], properties: { a: ref('Nowhere') } }) },
    '/strict': { post: { ...accepting({}), responses: { 200: { description: 'ok' } } } },
    '/borrowed': {
      get: { responses: { 200: { $ref: '#/paths/~1data/get/responses/200' } } },
    },
    '/data': { get: answering({ nullable: true, pattern: '(', enum: [1, 1], type: 'any' }) },
    '/tangle': { get: { responses: { 200: { description: 'ok', ...json(ref('S0')) } } } },
    '/garbage': { get: { responses: { 200: { description: 'ok', content: { garbage: {} } } } } },
    '/odd-header': {
      get: {
        responses: {
          200: {
            description: 'ok',
            headers: {
              'Content-Length': { schema: { type: 'integer', example: 999 } },
              'X-Lines': { schema: { type: 'string' }, example: 'a\nb' },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'integer', example: 7 },
            ...Object.fromEntries(names.map((other) => [other, ref(other)])),
          },
        },
      ]),
    ),
  },
});

function mockOdd() {
  const events: MockEvent[] = [];
  return { mock: createMock(odd, { log: (event) => void events.push(event) }), events };
}

test.each([
  ['null of a nullable enum', '/null-or-a', 'null', 200],
  ['a member of a nullable enum', '/null-or-a', '"a"', 200],
  ['no member of a nullable enum', '/null-or-a', '"b"', 422],
  ['a member of an enum with duplicates', '/twice', '"b"', 200],
  ['no member of an enum with duplicates', '/twice', '"c"', 422],
  ['no member of an enum with null', '/null-twice', '"b"', 422],
  ['what stands beside a pattern that does not compile', '/pattern', '{}', 422],
  ['what stands beside an unknown type', '/type', '{}', 422],
  ['what stands beside a reference to nothing', '/nowhere', '{}', 422],
  ['anything for a reference to nothing', '/nowhere', '{"a":1}', 200],
])('checks %s', async (_name, path, body, status) => {
  const headers = { 'content-type': 'application/json' };
  const { mock } = mockOdd();
  expect((await mock.fetch(path, { method: 'POST', headers, body })).status).toBe(status);
});

test.each([
  ['/pattern', 'pattern-invalid', '/paths/~1pattern/post'],
  ['/type', 'schema-structure', '/paths/~1type/post'],
  ['/nowhere', 'ref-unresolved', '/paths/~1nowhere/post'],
])('tells once, and where, what it does not check: %s', async (path, code, start) => {
  const { mock, events } = mockOdd();
  await mock.fetch(path, { method: 'POST' });
  await mock.fetch(path, { method: 'POST' });
  const warnings = events.flatMap((event) => (event.kind === 'warning' ? [event] : []));
  expect(warnings.map(({ api, problem }) => [api, problem.code])).toEqual([['api', code]]);
  expect(warnings[0]?.problem.at?.pointer.startsWith(start)).toBe(true);
});

test('data in examples is left as it is', async () => {
  const response = await mockOdd().mock.fetch('/data');
  expect(await response.json()).toEqual({ nullable: true, pattern: '(', enum: [1, 1], type: 'any' });
});

test('logs what a request breaks where the document has no answer for it', async () => {
  const { mock, events } = mockOdd();
  const response = await mock.fetch('/strict', { method: 'POST' });
  expect(await response.json()).toMatchObject({
    type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY',
  });
  const violation = { location: ['request'], severity: 'Error', code: 'required' };
  expect(events).toEqual([
    expect.objectContaining({
      status: 422,
      violations: [{ ...violation, message: 'Body parameter is required' }],
    }),
  ]);
});

test('an operation may borrow from another', async () => {
  const { mock } = mockOdd();
  expect(await (await mock.fetch('/borrowed')).json()).toEqual(await (await mock.fetch('/data')).json());
});

test('answers for schemas that all refer to one another', { timeout: 20_000 }, async () => {
  const response = await mockOdd().mock.fetch('/tangle');
  // Prism's own words for a schema beyond its measure, instead of no answer at all.
  expect([200, 500]).toContain(response.status);
  if (response.status === 500) expect(await response.json()).toMatchObject({ title: 'Schema too complex' });
});

test('a media type that is none has no body, and the answer says what it breaks', async () => {
  const { mock, events } = mockOdd();
  const response = await mock.fetch('/garbage');
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(events).toEqual([
    expect.objectContaining({
      violations: [expect.objectContaining({ message: expect.stringContaining('"text/plain"') })],
    }),
  ]);
});

test('a header that HTTP cannot carry is an error, a mocked Content-Length is not sent', async () => {
  const response = await mockOdd().mock.fetch('/odd-header');
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ title: 'Invalid character in header content ["x-lines"]' });
  expect(response.headers.get('content-length')).toBeNull();
});

test('an Accept that cannot be read is not acceptable', async () => {
  const response = await mockOdd().mock.fetch('/data', { headers: { accept: 'everything' } });
  expect(response.status).toBe(406);
  expect(await response.json()).toMatchObject({ detail: 'The header "Accept: everything" cannot be read' });
});

test('an unreadable Content-Type without a body is no matter', async () => {
  const response = await mockOdd().mock.fetch('/data', { headers: { 'content-type': 'garbage' } });
  expect(response.status).toBe(200);
});

test("answers OpenAPI 3.2's QUERY", async () => {
  const model = modelOf({
    openapi: '3.2.0',
    paths: {
      '/search': {
        query: { ...accepting({ type: 'object' }), ...answering('found') },
        get: answering('got'),
      },
    },
  });
  const headers = { 'content-type': 'application/json' };
  const mock = createMock(model);
  expect(await (await mock.fetch('/search', { method: 'QUERY', headers, body: '{}' })).json()).toBe('found');
  expect((await mock.fetch('/search', { method: 'QUERY', headers, body: '[]' })).status).toBe(422);
  expect(await (await mock.fetch('/search')).json()).toBe('got');
});
