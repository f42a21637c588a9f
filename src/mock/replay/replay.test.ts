import { describe, expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { createReplay } from './create-replay.ts';
import type { ReplayedExchange } from './recorded-exchange.ts';

const answers = {
  200: { description: 'ok', content: { 'application/json': { schema: {}, example: 'mocked' } } },
};
const anyBody = {
  content: { 'application/json': {}, 'application/x-www-form-urlencoded': {}, 'text/plain': {} },
};
const shop = modelOf({
  servers: [{ url: 'http://h/v1' }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
  paths: {
    '/items': {
      get: { operationId: 'list', responses: answers },
      post: { operationId: 'make', requestBody: anyBody, responses: answers },
    },
    '/resets/{token}': { get: { operationId: 'reset', responses: answers } },
    '/strict': {
      get: {
        operationId: 'strict',
        parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }],
        responses: {
          200: {
            description: 'ok',
            headers: { 'X-Count': { schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'object', properties: { id: { type: 'integer' }, token: { maxLength: 3 } } },
                example: { id: 0 },
              },
            },
          },
        },
      },
    },
  },
});

interface Told {
  readonly method?: string;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly answer?: string | undefined;
  readonly answerHeaders?: readonly (readonly [string, string])[];
}

/** A recorded exchange; without `answer` its body was not recorded. */
function recorded(number: number, target: string, told: Told = {}): ReplayedExchange {
  const { method = 'GET', body, headers = {}, status = 200, answer, answerHeaders = [] } = told;
  return {
    number,
    exchange: {
      request: {
        method,
        url: `http://server${target}`,
        headers: Object.entries(headers),
        body: body === undefined ? undefined : Buffer.from(body),
      },
      response: {
        status,
        headers: [['content-type', 'application/json'], ...answerHeaders],
        body: Buffer.from(answer ?? ''),
      },
      durationMs: 1,
    },
    hasRequestBody: true,
    hasResponseBody: answer !== undefined,
  };
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (body: string, headers: Readonly<Record<string, string>> = json): Asked => ({
  method: 'POST',
  body,
  headers,
});

describe('a request is the recorded one', () => {
  test.each<[string, string, Told, string, Asked, boolean]>([
    ['with the base path and without', '/v1/items', {}, '/items', {}, true],
    ['below the name of its API', '/api/v1/items', {}, '/items', {}, true],
    ['with its fields in another order', '/items?a=1&b=x%20y', {}, '/items?b=x+y&a=1', {}, true],
    ['not with another value', '/items?a=1', {}, '/items?a=2', {}, false],
    ['not with one field more', '/items?a=1', {}, '/items?a=1&b=', {}, false],
    ['not with values in another order', '/items?a=1&a=2', {}, '/items?a=2&a=1', {}, false],
    ['with a hidden value in its query', '/items?a=REDACTED', {}, '/items?a=anything', {}, true],
    ['with a hidden part of a value', '/items?a=x-REDACTED-z', {}, '/items?a=x-y-z', {}, true],
    ['not with another end of it', '/items?a=x-REDACTED-z', {}, '/items?a=x-y-w', {}, false],
    ['with or without a key', '/items?key=REDACTED', {}, '/items', {}, true],
    ['with a hidden path', '/resets/REDACTED', {}, '/resets/abc', {}, true],
    ['not with a condition', '/items', {}, '/items', { headers: { 'if-none-match': '"1"' } }, false],
    [
      'with the same members',
      '/items',
      post('{"a":1,"b":[2]}'),
      '/items',
      post('{ "b": [2], "a": 1 }'),
      true,
    ],
    ['not with another member', '/items', post('{"a":1}'), '/items', post('{"a":2}'), false],
    [
      'with a hidden member',
      '/items',
      post('{"a":1,"p":"REDACTED"}'),
      '/items',
      post('{"a":1,"p":{"x":2}}'),
      true,
    ],
    ['not without it', '/items', post('{"a":1,"p":"REDACTED"}'), '/items', post('{"a":1}'), false],
    ['not with a prototype', '/items', post('{"a":"REDACTED"}'), '/items', post('{"__proto__":1}'), false],
    ['with a form', '/items', post('a=1&p=REDACTED', form), '/items', post('p=x%26&a=1', form), true],
    [
      'not with another text',
      '/items',
      post('a', { 'content-type': 'text/plain' }),
      '/items',
      post('b', { 'content-type': 'text/plain' }),
      false,
    ],
    ['not without a body', '/items', post('1'), '/items', { method: 'POST' }, false],
  ])('%s', async (_name, target, told, askedTarget, asked, want) => {
    const replay = createReplay([recorded(1, target, { ...told, answer: '"recorded"' })]);
    const mock = createMock(shop, { replay, validate: 'off' });
    const answer = await mock.fetch(askedTarget, asked);
    expect(await answer.json()).toBe(want ? 'recorded' : 'mocked');
  });
});

test.each<[string, Asked, string]>([
  ['/items?a=1', {}, 'exact'],
  ['/items?a=2', {}, 'any'],
  ['/items', { headers: { authorization: 'Bearer x' } }, 'signed'],
  ['/items', {}, 'anonymous'],
  ['/items', { headers: { accept: 'text/csv' } }, 'csv'],
])('of several that match, %s %j gets %s', async (target, asked, want) => {
  const replay = createReplay([
    recorded(1, '/items?a=REDACTED', { answer: '"any"' }),
    recorded(2, '/items?a=1', { answer: '"exact"' }),
    recorded(3, '/items', { answer: '"anonymous"' }),
    recorded(4, '/items', { answer: '"csv"', headers: { accept: 'text/csv' } }),
    recorded(5, '/items', { answer: '"signed"', headers: { authorization: 'Bearer REDACTED' } }),
  ]);
  expect(await (await createMock(shop, { replay }).fetch(target, asked)).json()).toBe(want);
});

test('answers come in their order in each session, and from the first one after a reset', async () => {
  const replay = createReplay([1, 2].map((number) => recorded(number, '/items', { answer: `${number}` })));
  const mock = createMock(shop, { replay, journal: true });
  const ask = async (session: string) =>
    (await mock.fetch('/items', { headers: { 'x-mock-session': session } })).json();
  const got = [await ask('a'), await ask('a'), await ask('a'), await ask('b')];
  mock.state?.worlds.reset('a');
  expect([...got, await ask('a')]).toEqual([1, 2, 2, 1, 1]);
  expect(mock.state?.journal?.find({ session: 'b' })[0]?.because).toBe('entry 1 of the recording');
});

test('a request that wants an answer of its own gets that', async () => {
  const mock = createMock(shop, { replay: createReplay([recorded(1, '/items', { answer: '"recorded"' })]) });
  const wished = await mock.fetch('/items', { headers: { prefer: 'code=200' } });
  expect(await wished.json()).toBe('mocked');
});

test('what breaks the document is told, but for what stands in the place of a secret', async () => {
  const replay = createReplay([
    recorded(1, '/strict?n=x', {
      answer: '{"id":"7","token":"REDACTED"}',
      answerHeaders: [['X-Count', 'many']],
    }),
  ]);
  const answer = await createMock(shop, { replay }).fetch('/strict?n=x');
  expect([answer.status, answer.headers.get('x-count')]).toEqual([200, 'many']);
  const told: { location: string[] }[] = JSON.parse(answer.headers.get('sl-violations') ?? '[]');
  expect(told.map(({ location }) => location.join('.'))).toEqual([
    'request.query.n',
    'response.body.id',
    'response.header.x-count',
  ]);
  const refused = await createMock(shop, { replay, errors: true }).fetch('/strict?n=x');
  expect(refused.status).toBe(500);
});

test.each([
  ['the document has the body that the recording lacks', recorded(1, '/strict'), [200, '{"id":0}', null]],
  [
    'no header breaks the connection',
    recorded(1, '/strict', {
      answer: '{}',
      answerHeaders: [
        ['x-bad', 'a\r\nb'],
        ['Connection', 'x'],
        ['content-length', '9'],
      ],
    }),
    [200, '{}', null],
  ],
  [
    'an interim answer is none',
    recorded(1, '/strict', { answer: '{}', status: 101 }),
    [200, '{"id":0}', null],
  ],
])('%s', async (_name, exchange, want) => {
  const answer = await createMock(shop, { replay: createReplay([exchange]) }).fetch('/strict');
  expect([answer.status, await answer.text(), answer.headers.get('x-bad')]).toEqual(want);
});

test('deep bodies are compared without end of the stack', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const replay = createReplay([recorded(1, '/items', { ...post(deep), answer: '"recorded"' })]);
  const mock = createMock(shop, { replay, validate: 'off' });
  expect(await (await mock.fetch('/items', post(deep))).json()).toBe('recorded');
  expect(await (await mock.fetch('/items', post(`[${deep}]`))).json()).toBe('mocked');
});
