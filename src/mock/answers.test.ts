import { describe, expect, test } from 'vitest';
import type { MockEvent } from './events.ts';
import { createMock } from './mock.ts';
import { modelOf } from './model.fixture.ts';

const user = {
  type: 'object',
  required: ['code', 'age'],
  properties: {
    code: { type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' },
    age: { type: 'integer', minimum: 18 },
    email: { type: 'string', format: 'email' },
  },
};
const ok = (content: object) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': content } } },
});
const model = modelOf({
  openapi: '3.1.0',
  paths: {
    '/sampled': { get: { operationId: 'getSampled', ...ok({ schema: user }) } },
    '/told': {
      get: {
        parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
        ...ok({ schema: user, example: { code: 'wrong', age: 30, email: 'ada@example.com' } }),
      },
      post: {
        requestBody: { content: { 'application/json': { schema: user } } },
        ...ok({ example: 'taken' }),
      },
    },
    '/deep': { get: ok({ schema: { type: 'array', minItems: 3000, items: { type: 'string' } } }) },
  },
});

describe('static values', () => {
  test('that are sampled keep to their schema, also where Prism makes a wrong one', async () => {
    const response = await createMock(model).fetch('/sampled');
    expect(await response.json()).toEqual({
      code: expect.stringMatching(/^[A-Z]{3}-[0-9]{4}$/),
      age: 18,
      email: 'user@example.com',
    });
    expect(response.headers.get('sl-violations')).toBeNull();
  });

  test('of the author are served as they are, and told', async () => {
    const response = await createMock(model).fetch('/told');
    expect(await response.json()).toMatchObject({ code: 'wrong' });
    expect(JSON.parse(response.headers.get('sl-violations') ?? '[]')).toEqual([
      expect.objectContaining({ location: ['response', 'body', 'code'], code: 'pattern' }),
    ]);
  });

  test('of the author are repaired when that is asked for: only what is wrong', async () => {
    const response = await createMock(model, { examples: 'repair' }).fetch('/told');
    expect(await response.json()).toEqual({
      code: expect.stringMatching(/^[A-Z]{3}-[0-9]{4}$/),
      age: 30,
      email: 'ada@example.com',
    });
    expect(response.headers.get('sl-violations')).toBeNull();
  });

  test('too complex for Prism are refused as Prism does, and made when repairs are asked for', async () => {
    expect((await createMock(model).fetch('/deep')).status).toBe(500);
    const made = await (await createMock(model, { examples: 'repair' }).fetch('/deep')).json();
    expect(made).toHaveLength(3000);
  });
});

describe('the seed', () => {
  const text = async (mock: ReturnType<typeof createMock>, path = '/sampled') =>
    (await mock.fetch(path)).text();

  test('makes the same bytes for the same request, whatever came before', async () => {
    const first = createMock(model, { dynamic: true, seed: 7 });
    const second = createMock(model, { dynamic: true, seed: 7 });
    for (const path of ['/told', '/sampled?x=1', '/told']) await text(second, path);
    expect(await text(first)).toBe(await text(second));
    expect(await text(first)).not.toBe(await text(createMock(model, { dynamic: true, seed: 8 })));
  });

  test('differs by request', async () => {
    const mock = createMock(model, { dynamic: true, seed: 7 });
    expect(await text(mock, '/sampled?a=1')).not.toBe(await text(mock, '/sampled?a=2'));
  });

  test('that was printed repeats the first answer; later ones vary', async () => {
    const random = createMock(model, { dynamic: true, randomSeed: '7' });
    const first = await text(random);
    expect(first).toBe(await text(createMock(model, { dynamic: true, seed: '7' })));
    expect(await text(random)).not.toBe(first);
  });
});

describe('validation', () => {
  const wrong = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"age":3}' };
  test.each([
    ['error', 422, true],
    ['warn', 200, true],
    ['off', 200, false],
  ] as const)('%s: %i', async (validate, status, isTold) => {
    for (const response of [
      await createMock(model, { validate }).fetch('/told', wrong),
      await createMock(model).fetch('/told', {
        ...wrong,
        headers: { ...wrong.headers, prefer: `validate=${validate}` },
      }),
    ]) {
      expect(response.status).toBe(status);
      const told = response.headers.get('sl-violations') ?? (await response.text());
      expect(told.includes("must have required property 'code'")).toBe(isTold);
    }
  });

  test('an unknown mode is refused like any wish that cannot be read', async () => {
    const response = await createMock(model).fetch('/told', { headers: { prefer: 'validate=maybe' } });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('off, warn, error') });
  });
});

test('explains an answer, and logs what it was made from', async () => {
  const events: MockEvent[] = [];
  const mock = createMock(model, { log: (event) => void events.push(event) });
  const response = await mock.fetch('/told?page=x', { headers: { prefer: 'explain, code=200' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(await response.json()).toEqual({
    operation: { method: 'GET', path: '/told', at: 't.json#/paths/~1told/get' },
    request: { path: '/told', query: 'page=x' },
    preferences: { code: 200, explain: true },
    validate: 'error',
    violations: [
      {
        location: ['request', 'query', 'page'],
        severity: 'Error',
        code: 'type',
        message: 'Request query parameter page must be integer',
      },
    ],
    madeFrom: {
      kind: 'problem',
      type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY',
      title: 'Invalid request',
    },
    answer: {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: expect.any(String),
    },
  });
  await mock.fetch('/told', { headers: { prefer: 'explain' } });
  expect(events.at(-1)).toMatchObject({
    source: {
      kind: 'example',
      at: { pointer: '/paths/~1told/get/responses/200/content/application~1json/example' },
    },
  });
});
