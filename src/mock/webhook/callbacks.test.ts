import { expect, test } from 'vitest';
import type { SchemaNode } from '../../model/model.ts';
import { sampleValue } from '../../schema/sample.ts';
import { modelOf } from '../model.fixture.ts';
import { callbackRequestsOf } from './callback-requests.ts';
import { type CallbackPolicy, type CallbackRequest, sendCallback } from './callbacks.ts';
import { signingKey } from './webhook-signature.ts';

/** The document of one callback of `POST /runs/{id}`. */
const runs = (path: string, callback: object) =>
  modelOf({
    paths: {
      '/runs/{id}': {
        post: { responses: { 202: { description: 'accepted' } }, callbacks: { ended: { [path]: callback } } },
      },
    },
  });

const json = (content: object, more: object = {}) => ({
  post: {
    requestBody: { required: true, content: { 'application/json': content } },
    responses: { 204: { description: 'ok' } },
    ...more,
  },
});

/** The requests after `POST /v1/runs/7?hook=…`. */
function requestsOf(
  path: string,
  callback: object,
  message: { type?: string; body?: string; target?: string } = {},
): readonly CallbackRequest[] {
  const model = runs(path, callback);
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has no operation');
  const {
    type = 'application/json',
    body = '{"to":"http://localhost:9/x"}',
    target = '/v1/runs/a%20b',
  } = message;
  return callbackRequestsOf(
    model,
    operation,
    {
      url: `http://api.test${target}`,
      request: {
        path: target.split('?', 1)[0] ?? '',
        query: new URLSearchParams(target.split('?')[1]),
        headers: { host: 'api.test', 'content-type': type, 'x-to': 'http://localhost:9/h' },
        body: new TextEncoder().encode(body),
      },
      response: {
        status: 202,
        headers: { 'content-type': 'application/json', location: '/v1/runs/7/log' },
        body: '{"id":"r1"}',
      },
    },
    (schema: SchemaNode) => sampleValue(model, schema),
  );
}

const done = json({ example: { status: 'done' } });

test.each([
  ['{$request.body#/to}', {}, 'http://localhost:9/x'],
  ['$request.body#/to', {}, 'http://localhost:9/x'],
  ['http://localhost/{$request.path.id}/{$response.body#/id}', {}, 'http://localhost/a b/r1'],
  ['http://localhost/?s={$statusCode}&m={$method}', {}, 'http://localhost/?s=202&m=POST'],
  ['{$request.header.X-To}', {}, 'http://localhost:9/h'],
  ['{$request.query.hook}', { target: '/v1/runs/7?hook=http%3A%2F%2Flocalhost%2F1' }, 'http://localhost/1'],
  ['{$url}', { target: '/v1/runs/7?a=1' }, 'http://api.test/v1/runs/7?a=1'],
  ['http://localhost{$response.header.location}', {}, 'http://localhost/v1/runs/7/log'],
  [
    '{$request.body#/to}',
    { type: 'application/x-www-form-urlencoded', body: 'to=http%3A%2F%2Flocalhost%2F2' },
    'http://localhost/2',
  ],
])('%s leads to %s', (path, message, url) => {
  expect(requestsOf(path, done, message)).toMatchObject([{ name: 'ended', method: 'POST', url }]);
});

test.each([
  ['{$request.body#/nowhere}', '{}'],
  ['{$request.body#/to/0}', '{"to":{}}'],
  ['{$request.body#/to}', '{"to":'],
  ['{$response.path.id}', '{}'],
])('%s names nothing', (path, body) => {
  expect(requestsOf(path, done, { body })).toMatchObject([
    { url: path, error: 'its expression names nothing in this exchange' },
  ]);
});

const text = (body: CallbackRequest['body']) =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);

test.each([
  ['the example', json({ example: { a: 1 } }), 'application/json', '{"a":1}'],
  [
    'the first of several examples',
    json({ examples: { one: { value: [1] }, two: { value: [2] } } }),
    'application/json',
    '[1]',
  ],
  [
    'a value for the schema',
    json({ schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer', minimum: 5 } } } }),
    'application/json',
    '{"n":5}',
  ],
  [
    'a form',
    {
      post: {
        requestBody: {
          content: { 'application/x-www-form-urlencoded': { example: { a: 'b c', d: [1, 2] } } },
        },
        responses: {},
      },
    },
    'application/x-www-form-urlencoded',
    'a=b%20c&d=1&d=2',
  ],
])('the body is %s', (_name, callback, type, body) => {
  const [request] = requestsOf('http://localhost/', callback);
  expect(request?.headers).toEqual({ 'content-type': type });
  expect(text(request?.body)).toBe(body);
});

test('headers and query parameters are sent where they have examples or are required', () => {
  const string = { type: 'string' };
  const parameters = [
    { name: 'X-Event', in: 'header', example: 'ended', schema: string },
    { name: 'X-Needed', in: 'header', required: true, schema: { enum: ['yes'] } },
    { name: 'X-Optional', in: 'header', schema: string },
    { name: 'Content-Length', in: 'header', example: '7', schema: string },
    { name: '__proto__', in: 'header', example: 'p', schema: string },
    { name: 'attempt', in: 'query', example: 1, schema: { type: 'integer' } },
  ];
  const [request] = requestsOf('http://localhost/x?a=b#c', json({ example: 1 }, { parameters }));
  expect(request?.url).toBe('http://localhost/x?a=b&attempt=1#c');
  expect(Object.entries(request?.headers ?? {})).toEqual([
    ['x-event', 'ended'],
    ['x-needed', 'yes'],
    ['__proto__', 'p'],
    ['content-type', 'application/json'],
  ]);
});

test('a body that cannot be made is not sent, one that breaks its schema is told', () => {
  expect(requestsOf('http://localhost/', json({ schema: false }))).toMatchObject([
    { error: 'no value could be made that fits the schema of its body' },
  ]);
  const wrong = json({ example: { n: 'x' }, schema: { properties: { n: { type: 'integer' } } } });
  expect(requestsOf('http://localhost/', wrong)[0]?.warnings).toEqual([
    'POST http://localhost/: the body that is sent does not match its schema at /n: must be integer',
  ]);
});

const callback: CallbackRequest = {
  name: 'ended',
  method: 'post',
  url: 'http://localhost:9/hook?token=hidden',
  headers: { 'content-type': 'application/json' },
  body: '{"status":"done"}',
};

/** A fetch that answers with these statuses, one after the other, and what it was called with. */
function answering(...statuses: readonly (number | Error)[]) {
  const sent: [url: string, init: RequestInit][] = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const status = statuses[sent.length];
    sent.push([String(url), init]);
    if (typeof status === 'number') return new Response(null, { status });
    throw status ?? new Error('must not be called');
  };
  return { sent, fetch };
}

test('sends to this machine, and shows no secret', async () => {
  const { sent, fetch } = answering(204);
  expect(await sendCallback(callback, { allowHosts: [], fetch })).toEqual({
    kind: 'callback',
    name: 'ended',
    method: 'POST',
    url: 'http://localhost:9/hook?token=$TOKEN',
    status: 204,
  });
  expect(sent).toMatchObject([
    [
      'http://localhost:9/hook?token=hidden',
      {
        method: 'POST',
        body: new TextEncoder().encode('{"status":"done"}'),
        headers: { 'content-type': 'application/json' },
        redirect: 'manual',
      },
    ],
  ]);
});

test.each([
  [
    'http://hooks.example.com/x',
    'the host hooks.example.com was not named: allow it with --allow-host hooks.example.com',
  ],
  ['http://127.0.0.1.example.com/x', expect.stringContaining('was not named')],
  ['http://localhost@example.com/x', 'its URL has credentials, which are not sent'],
  ['file:///etc/passwd', 'it can be sent over http and https, not over file'],
  ['not a url', 'this is not an absolute URL'],
])('refuses %s', async (url, error) => {
  const { sent, fetch } = answering();
  expect(await sendCallback({ ...callback, url }, { allowHosts: [], fetch })).toMatchObject({ error });
  expect(sent).toEqual([]);
});

/** Waits no time at all, and remembers how long it was asked to. */
function patient(): { waits: number[] } & Pick<CallbackPolicy, 'wait' | 'random' | 'clock' | 'allowHosts'> {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  return {
    waits,
    wait,
    random: () => 0.5,
    clock: () => 1_700_000_000_000,
    allowHosts: ['hooks.example.com:8080'],
  };
}

test('is sent later, and again until the receiver is ready', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  const { sent, fetch } = answering(refused, 503, 429, 200);
  const policy = patient();
  const url = 'http://hooks.example.com:8080/x';
  const event = await sendCallback(
    { ...callback, url },
    { ...policy, fetch, delayMs: 50, attempts: 5, backoffMs: 100 },
  );
  expect(event).toMatchObject({ status: 200, attempts: 4 });
  expect(policy.waits).toEqual([50, 125, 250, 500]);
  expect(sent).toHaveLength(4);
});

test.each([
  [[400], 3, { status: 400 }, 1],
  [[500, 500, 500], 3, { status: 500, attempts: 3 }, 3],
  [
    [new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })],
    1,
    { error: 'connect ECONNREFUSED' },
    1,
  ],
])('answers %j with %i attempts', async (answers, attempts, want, count) => {
  const { sent, fetch } = answering(...answers);
  expect(await sendCallback(callback, { ...patient(), fetch, attempts })).toMatchObject(want);
  expect(sent).toHaveLength(count);
});

test('is signed, with one id for all attempts', async () => {
  const { sent, fetch } = answering(503, 204);
  const signing = { form: 'standard', key: signingKey('standard', 'c2VjcmV0') } as const;
  await sendCallback(callback, { ...patient(), fetch, attempts: 2, signing });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_VVVVVVVVVVVVVVVVVVVVVVVV',
    'webhook-timestamp': '1700000000',
    'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  };
  expect(sent.map(([, init]) => init.headers)).toEqual([headers, headers]);
});

test("a receiver's answer that the document does not have is told", async () => {
  const [request] = requestsOf('http://localhost/', done);
  if (!request) throw new Error('there is no callback');
  const { fetch } = answering(200);
  expect(await sendCallback(request, { allowHosts: [], fetch })).toMatchObject({
    status: 200,
    warnings: ['the status 200 is not documented'],
  });
});
