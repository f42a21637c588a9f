import { expect, test } from 'vitest';
import type { MockEvent } from '../events.ts';
import { createMock } from '../mock.ts';
import { answering, modelOf } from '../model.fixture.ts';

const answer = (example: unknown, headers: object = {}) => ({
  description: 'an answer',
  headers,
  content: { 'application/json': { example } },
});
const allow = (example: string) => ({ Allow: { required: true, schema: { type: 'string' }, example } });
const body = { content: { 'application/json': { schema: { type: 'object' } } } };

const model = modelOf({
  openapi: '3.1.0',
  paths: {
    '/told': {
      get: { responses: { 200: answer('read'), 405: answer('use GET', allow('GET')) } },
    },
    '/untold-allow': {
      get: {
        responses: {
          200: answer('read'),
          405: answer('no', { Allow: { required: true, schema: { type: 'string' } } }),
        },
      },
    },
    '/by-id/{id}': { get: answering('by id') },
    '/by-id/mine': { post: { responses: { 200: answer('mine'), 405: answer('mine is POST') } } },
    '/forms': {
      post: {
        requestBody: body,
        responses: { 200: answer('taken'), 400: answer('no JSON'), 413: answer('too much') },
      },
    },
    '/untold': { post: { requestBody: body, responses: { 200: answer('taken') } } },
    '/socket': {
      get: {
        responses: {
          101: { description: 'a WebSocket' },
          426: answer('upgrade', { Upgrade: { schema: { type: 'string' }, example: 'websocket' } }),
        },
      },
    },
    '/interim': { get: { responses: { 102: { description: 'wait' }, 200: answer('done') } } },
    '/untold-socket': { get: { responses: { 101: { description: 'a WebSocket' } } } },
    '/openapi.json': {
      get: { responses: { 200: answer({ openapi: '3.1.0' }, { 'X-Left': { example: 3, schema: {} } }) } },
    },
    '/optional': {
      get: { security: [{ basic: [] }, {}], responses: { 200: answer('welcome'), 401: answer('who?') } },
    },
    '/empty': {
      get: {
        responses: {
          200: answer('none left', {
            'X-Left': { required: true, schema: { type: 'integer' }, example: 0 },
          }),
        },
      },
    },
  },
  components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
});

const post = (text: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: text,
});
const problem = (name: string) => expect.objectContaining({ type: expect.stringContaining(name) });

test.each<[name: string, path: string, init: RequestInit, status: number, body: unknown, headers?: object]>([
  ['a documented 405', '/told', { method: 'PUT' }, 405, 'use GET', { allow: 'GET' }],
  ['also for another Accept', '/told', { method: 'PUT', headers: { accept: 'image/png' } }, 405, 'use GET'],
  ['Allow without an example', '/untold-allow', { method: 'PUT' }, 405, 'no', { allow: 'GET' }],
  [
    'the nearest of the templates',
    '/by-id/mine',
    { method: 'PUT' },
    405,
    'mine is POST',
    { allow: 'POST, GET' },
  ],
  ['no documented 405', '/by-id/7', { method: 'PUT' }, 405, problem('NO_METHOD_MATCHED'), { allow: 'GET' }],
  ['documented malformed JSON', '/forms', post('{'), 400, 'no JSON'],
  ['undocumented malformed JSON', '/untold', post('{'), 400, problem('malformed-json')],
  ['a documented 413', '/forms', post(' '.repeat(10 * 1024 * 1024 + 1)), 413, 'too much'],
  ['what is documented for no protocol', '/socket', {}, 426, 'upgrade', { upgrade: 'websocket' }],
  [
    'a protocol that is not spoken',
    '/untold-socket',
    {},
    426,
    problem('upgrade-required'),
    { upgrade: 'websocket' },
  ],
  [
    'a status after which a client would wait',
    '/interim',
    { headers: { prefer: 'code=102' } },
    500,
    problem('interim-status'),
  ],
  ['no empty parameter', '/by-id/', {}, 404, problem('NO_PATH_MATCHED')],
  ['no empty parameter for the method', '/by-id/', { method: 'PUT' }, 404, problem('NO_PATH_MATCHED')],
  ['credentials of another kind', '/optional', { headers: { authorization: 'Bearer x' } }, 200, 'welcome'],
  ['no credentials where they are optional', '/optional', {}, 200, 'welcome'],
])('answers %s', async (_name, path, init, status, expected, headers = {}) => {
  const response = await createMock(model, { dynamic: false }).fetch(path, init);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual(expected);
  expect(Object.fromEntries(response.headers)).toMatchObject(headers);
});

test('examples are what a refusal says, also where answers are generated', async () => {
  const mock = createMock(model, { dynamic: true, ignoreExamples: true });
  expect(await (await mock.fetch('/told', { method: 'PUT' })).json()).toBe('use GET');
});

test('what is wrong with a body is told beside a documented answer', async () => {
  const events: MockEvent[] = [];
  const mock = createMock(model, { log: (event) => void events.push(event) });
  const response = await mock.fetch('/forms', post('{"a":\n 1,}'));
  const violation = {
    location: ['request', 'body'],
    severity: 'Error',
    code: 'malformed-json',
    message: 'The request body is not valid JSON. Expected double-quoted property name, at line 2, column 4.',
  };
  expect(JSON.parse(response.headers.get('sl-violations') ?? '')).toEqual([violation]);
  expect(events).toEqual([expect.objectContaining({ operation: 'POST /forms', violations: [violation] })]);
});

test('the document stands where it says that it does, with the headers that are documented', async () => {
  const response = await createMock(model).fetch('/openapi.json');
  expect(await response.json()).toEqual(model.document.root.value);
  expect(response.headers.get('x-left')).toBe('3');
});

test('a header with the value 0 is not missing', async () => {
  const response = await createMock(model).fetch('/empty');
  expect(response.headers.get('x-left')).toBe('0');
  expect(response.headers.get('sl-violations')).toBeNull();
});

test('a 426 leaves a connection over HTTP open and readable', async () => {
  const server = await createMock(model).listen();
  try {
    for (const path of ['/socket', '/untold-socket', '/socket']) {
      const response = await fetch(`${server.url}${path}`);
      expect([response.status, response.headers.get('upgrade')]).toEqual([426, 'websocket']);
      await response.text();
    }
  } finally {
    await server.close();
  }
});
