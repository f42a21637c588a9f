import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mockHandlers } from '../msw.ts';
import { exchange, type WireRequest } from './exchange.fixture.ts';
import { createMock } from './mock.ts';
import { modelOf } from './model.fixture.ts';
import type { RunningServer } from './server/server.ts';

const job = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const jobs = modelOf({
  servers: [{ url: 'https://api.example.com/v1' }],
  paths: {
    '/jobs': {
      get: {
        parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
        responses: {
          200: {
            description: 'ok',
            headers: { 'x-total': { schema: { type: 'integer' }, example: 3 } },
            content: {
              'application/json': { schema: { type: 'array', items: job } },
              'application/xml': { schema: job },
            },
          },
        },
      },
      post: {
        security: [{ token: [] }],
        requestBody: { required: true, ...json(job) },
        responses: {
          201: { description: 'made', ...json(job) },
          401: { description: 'no' },
          422: { description: 'bad' },
        },
      },
    },
    '/jobs/{id}': { delete: { responses: { 204: { description: 'gone' } } } },
    '/files': {
      get: {
        responses: {
          200: { description: 'ok', content: { 'text/csv': { example: 'a,b\r\n1,2\r\n' } } },
          206: { description: 'a part' },
        },
      },
      put: {
        requestBody: {
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: { 200: { description: 'ok', content: { 'text/plain': { example: 'stored' } } } },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
});

const type = { 'content-type': 'application/json' };
const token = { authorization: 'Bearer a' };
const requests: readonly (readonly [name: string, request: WireRequest])[] = [
  ['a list', { method: 'GET', path: '/v1/jobs', headers: {}, body: undefined }],
  ['XML', { method: 'GET', path: '/v1/jobs', headers: { accept: 'application/xml' }, body: undefined }],
  [
    'nothing acceptable',
    { method: 'GET', path: '/v1/jobs', headers: { accept: 'image/png' }, body: undefined },
  ],
  ['an invalid parameter', { method: 'GET', path: '/v1/jobs?page=x', headers: {}, body: undefined }],
  [
    'generated values',
    { method: 'GET', path: '/v1/jobs?page=2', headers: { prefer: 'dynamic=true' }, body: undefined },
  ],
  ['a valid body', { method: 'POST', path: '/v1/jobs', headers: { ...type, ...token }, body: '{"id":1}' }],
  [
    'an invalid body',
    { method: 'POST', path: '/v1/jobs', headers: { ...type, ...token }, body: '{"id":"x"}' },
  ],
  ['malformed JSON', { method: 'POST', path: '/v1/jobs', headers: { ...type, ...token }, body: '{"id":' }],
  ['no credentials', { method: 'POST', path: '/v1/jobs', headers: type, body: '{"id":1}' }],
  ['no body', { method: 'DELETE', path: '/v1/jobs/7', headers: {}, body: undefined }],
  ['another method', { method: 'PATCH', path: '/v1/jobs/7', headers: {}, body: undefined }],
  [
    'bytes',
    {
      method: 'PUT',
      path: '/v1/files',
      headers: { 'content-type': 'application/octet-stream' },
      body: '\u0000\u0001é',
    },
  ],
  [
    'a part of a file',
    { method: 'GET', path: '/v1/files', headers: { range: 'bytes=2-4' }, body: undefined },
  ],
  ['an explanation', { method: 'GET', path: '/v1/jobs', headers: { prefer: 'explain' }, body: undefined }],
];

const options = { seed: 7, cors: false };
const mock = createMock(jobs, options);
const msw = setupServer(...mockHandlers(jobs, options));
let server: RunningServer;
beforeAll(async () => {
  server = await mock.listen();
  msw.listen({ onUnhandledFrame: 'bypass' });
});
afterAll(async () => {
  msw.close();
  await server.close();
});

async function seen(response: Response): Promise<object> {
  const headers = Object.fromEntries(response.headers);
  delete headers['content-length'];
  return { status: response.status, headers, body: await response.text() };
}

test.each(requests)('%s: the server, fetch and MSW answer alike', async (_name, request) => {
  const { method, path, headers, body } = request;
  const over = await exchange(server.url, request);
  const { 'content-length': _, ...sent } = over.headers;
  const want = {
    status: over.status,
    headers: withoutFraming(sent),
    body: over.body,
  };
  const init = { method, headers, ...(typeof body === 'string' && { body }) };
  expect(await seen(await mock.fetch(path, init))).toEqual(want);
  // MSW leaves out the headers of answers without a body.
  const bodiless = over.status === 204 ? { ...want, headers: {} } : want;
  expect(await seen(await fetch(`https://api.example.com${path}`, init))).toEqual(bodiless);
});

/** What only a connection has. */
function withoutFraming(headers: Record<string, unknown>): object {
  const { 'keep-alive': _, 'transfer-encoding': __, ...others } = headers;
  return others;
}

test('leaves what the document does not have to other handlers', async () => {
  const [handler] = mockHandlers(jobs, options);
  const request = new Request('https://api.example.com/v1/nowhere');
  const result = await handler?.run({ request, requestId: '1' });
  expect(result?.response).toBeUndefined();
});

test('asks for a base URL where the document has none', () => {
  expect(() => mockHandlers(modelOf({ paths: {} }))).toThrow('the documents name no absolute server');
});
