import { expect, test, vi } from 'vitest';
import { createOperations } from '../create-operations.ts';
import type { ClientDefinition } from '../definition.ts';
import type { RawMethod } from '../feature.ts';
import { pages } from '../pages/pages.ts';
import {
  asSent,
  type Check,
  createValidation,
  items,
  limits,
  type OperationChecks,
  properties,
  ref,
  required,
  sayProblem,
  schema,
  type,
  ValidationError,
  type ValidationMode,
  type ValidationProblem,
} from './index.ts';

const definition: ClientDefinition = {
  baseUrl: 'http://localhost',
  securitySchemes: {},
  operations: {
    listJobs: {
      method: 'GET',
      path: '/jobs',
      page: { kind: 'page', parameter: 'page', items: ['items'], told: { pages: ['pages'] } },
    },
    createJob: { method: 'POST', path: '/jobs', body: ['application/json'] },
    upload: { method: 'PUT', path: '/file', body: ['application/octet-stream'] },
  },
};

const job = schema(
  '#/components/schemas/Job',
  type('object'),
  required('id'),
  properties({ id: [type('integer')] }),
);
const nested: Check = schema('#/nested', items([ref(() => nested)]));
const checks: Readonly<Record<string, OperationChecks>> = {
  listJobs: {
    at: '#/paths/~1jobs/get',
    query: schema(
      '#/paths/~1jobs/get/parameters',
      properties({ page: [asSent(type('integer'), limits({ minimum: 1 }))] }),
    ),
    responses: {
      200: {
        headers: schema('#/headers', properties({ 'x-left': [asSent(type('integer'))] })),
        body: { 'application/json': schema('#/list', properties({ items: [items([job])] })) },
      },
      '4XX': { body: { 'application/problem+json': schema('#/problem', required('title')) } },
    },
  },
  createJob: {
    at: '#/paths/~1jobs/post',
    body: {
      'application/json': schema(
        '#/new',
        required('name'),
        properties({ name: [type('string')], at: [type('string')] }),
      ),
    },
    bodyRequired: true,
    responses: { 201: { body: { 'application/json': nested } }, default: {} },
  },
  upload: { at: '#/paths/~1file/put', body: { 'application/octet-stream': null }, responses: { 204: {} } },
};

interface Methods {
  readonly listJobs: RawMethod & {
    pages(init?: object): { byPage(): AsyncIterable<unknown> };
  };
  readonly createJob: (init?: object) => ReturnType<RawMethod>;
  readonly upload: (init?: object) => ReturnType<RawMethod>;
}

function clientOf(mode: ValidationMode, answer: () => Response) {
  const problems: ValidationProblem[] = [];
  const fetch = vi.fn(async () => answer());
  const validate = createValidation(checks, mode, { onProblem: (problem) => void problems.push(problem) });
  const client = createOperations<Methods>(definition, { fetch, policies: [], validate }, [pages]);
  return { client, problems, fetch, said: () => problems.map(sayProblem) };
}

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

test.each<[name: string, answer: () => Response, want: string[]]>([
  ['what the document says', () => json({ items: [{ id: 1 }] }, 200, { 'x-left': '7' }), []],
  [
    'a body',
    () => json({ items: [{ id: 'x' }, {}] }),
    [
      'listJobs: body "/items/0/id" of answer 200 must be integer, but is string (#/components/schemas/Job/properties/id/type)',
      'listJobs: body "/items/1" of answer 200 must have the property "id" (#/components/schemas/Job/required)',
    ],
  ],
  [
    'a header',
    () => json({}, 200, { 'x-left': 'many' }),
    [
      'listJobs: header "/x-left" of answer 200 must be integer, but is string (#/headers/properties/x-left/type)',
    ],
  ],
  [
    'a status',
    () => json({}, 500),
    ['listJobs: status of answer 500 is not documented (#/paths/~1jobs/get/responses)'],
  ],
  [
    'a media type',
    () => new Response('{}', { status: 404, headers: { 'content-type': 'text/html' } }),
    [
      'listJobs: body of answer 404 must be application/problem+json, but is "text/html" (#/paths/~1jobs/get/responses/4XX)',
    ],
  ],
  [
    'no body',
    () => new Response(null, { status: 200 }),
    ['listJobs: body of answer 200 must be there (#/paths/~1jobs/get/responses/200)'],
  ],
])('an answer: %s', async (_name, answer, want) => {
  const { client, said } = clientOf('warn', answer);
  expect((await client.listJobs()).response).toBeInstanceOf(Response);
  expect(said()).toEqual(want);
});

test.each<[name: string, init: object | undefined, want: string[]]>([
  ['what the document says', { body: { name: 'x' } }, []],
  ['no body', undefined, ['createJob: body of the request must be there (#/paths/~1jobs/post/requestBody)']],
  ['a date, which is sent as text', { body: { name: 'x', at: new Date(0) } }, []],
  [
    'a type',
    { body: { name: 7 } },
    ['createJob: body "/name" of the request must be string, but is number (#/new/properties/name/type)'],
  ],
  [
    'a media type',
    { body: 'x', contentType: 'text/plain' },
    [
      'createJob: body of the request must be application/json, but is "text/plain" (#/paths/~1jobs/post/requestBody)',
    ],
  ],
  ['bytes, which are sent as they are', { body: new Blob(['x']), contentType: 'application/json' }, []],
])('a request: %s', async (_name, init, want) => {
  const { client, said } = clientOf('warn', () => new Response(null, { status: 204 }));
  await client.createJob(init);
  expect(said()).toEqual(want);
});

test.each([
  [2, []],
  ['2', []],
  [0, ['/page minimum']],
  ['two', ['/page type']],
  ['02', ['/page type']],
])('a parameter is what is sent: %j', async (page, want) => {
  const { client, problems } = clientOf('warn', () => json({ items: [] }));
  await client.listJobs({ query: { page } });
  expect(problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(want);
});

test('throw: a wrong request is not sent', async () => {
  const { client, fetch } = clientOf('throw', () => json({}));
  await expect(client.createJob({ body: {} })).rejects.toMatchObject({
    name: 'ValidationError',
    result: undefined,
    problems: [
      { operation: 'createJob', direction: 'request', part: 'body', pointer: '', keyword: 'required' },
    ],
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('throw: a wrong answer comes with the error', async () => {
  const { client } = clientOf('throw', () => json({ items: [{}, {}] }));
  const error = await client.listJobs().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ result: { ok: true, status: 200, data: { items: [{}, {}] } } });
  expect(String(error)).toBe(
    'ValidationError: listJobs: body "/items/0" of answer 200 must have the property "id" (#/components/schemas/Job/required), and 1 more',
  );
});

test('off: nothing is looked at', async () => {
  const { client, problems } = clientOf('off', () => json({ items: [{}] }, 500));
  await client.createJob();
  expect(problems).toEqual([]);
});

test('every page is checked', async () => {
  const { client, said } = clientOf('warn', () => json({ items: [{}], pages: 1 }));
  for await (const _page of client.listJobs.pages().byPage());
  expect(said()).toEqual([
    'listJobs: body "/items/0" of answer 200 must have the property "id" (#/components/schemas/Job/required)',
  ]);
});

test('no value is told, neither to the console', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    const client = createOperations<Methods>(definition, {
      fetch: async () => json({ items: [{ id: 'the secret' }] }, 200, { 'x-left': 'the secret' }),
      policies: [],
      validate: createValidation(checks, 'warn'),
    });
    await client.listJobs({ query: { page: 'the secret' } });
    expect(warn.mock.calls.length).toBe(3);
    expect(JSON.stringify(warn.mock.calls)).not.toContain('secret');
  } finally {
    warn.mockRestore();
  }
});

test('what is nested too deep is told, not followed', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const { client, problems } = clientOf(
    'warn',
    () => new Response(deep, { status: 201, headers: { 'content-type': 'application/json' } }),
  );
  await client.createJob({ body: { name: 'x' } });
  expect(problems.map(({ keyword }) => keyword)).toEqual(['depth']);
});

test('so many flaws of one value are enough', async () => {
  const many = { items: Array.from({ length: 100_000 }, () => ({})) };
  const { client, problems } = clientOf('warn', () => json(many));
  await client.listJobs();
  expect(problems.length).toBe(100);
});

test('what is not JSON is not checked', async () => {
  const { client, problems } = clientOf('warn', () => new Response(null, { status: 204 }));
  await client.upload({ body: new Blob(['x']) });
  await client.upload({ body: 'x' });
  expect(problems).toEqual([]);
});

test('validators of another document are wrong use', async () => {
  const validate = createValidation({}, 'warn');
  const client = createOperations<Methods>(definition, {
    fetch: async () => json({}),
    policies: [],
    validate,
  });
  await expect(client.listJobs()).rejects.toThrow(
    'the validators are of another document: it has no operation "listJobs"',
  );
});
