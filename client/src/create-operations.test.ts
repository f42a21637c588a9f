import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeaderValues } from './call.ts';
import { type ClientOptions, createOperations } from './create-operations.ts';
import type { ClientDefinition, OperationDefinition } from './definition.ts';
import { AbortedError, DecodeError, NetworkError } from './errors.ts';
import type { Policy } from './policy.ts';

type Method = (init?: object) => Promise<{
  ok: boolean;
  status: number;
  data: unknown;
  error: unknown;
  response: Response;
}>;

let server: Server;
let baseUrl: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    // A kept connection could be closed by the test before.
    response.shouldKeepAlive = false;
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function clientOf(operation: Partial<OperationDefinition> = {}, options: ClientOptions = {}) {
  const definition: ClientDefinition = {
    securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } },
    operations: { call: { method: 'GET', path: '/things', ...operation } },
  };
  // Policies have tests of their own: here every request is sent once.
  return createOperations<{ call: Method }>(definition, { baseUrl, policies: [], ...options }).call;
}

function answers(status: number, headers: Record<string, string>, body: string | Uint8Array = '') {
  answer = (_request, response) => void response.writeHead(status, headers).end(body);
}

async function echo(operation: Partial<OperationDefinition>, init: object, headers: HeaderValues = {}) {
  answer = async (request, response) => {
    const chunks = await request.toArray();
    const { host: _host, connection: _connection, 'user-agent': _agent, ...rest } = request.headers;
    const body = Buffer.concat(chunks).toString();
    response.end(JSON.stringify({ method: request.method, url: request.url, headers: rest, body }));
  };
  return (await clientOf(operation, { headers })(init)).data as Record<string, unknown>;
}

describe('what is sent', () => {
  test('method, path, query, headers, cookies and body', async () => {
    const operation = {
      method: 'POST',
      path: '/a/{id}',
      body: ['application/json'],
      accept: ['application/json', 'text/csv'],
    };
    const init = {
      path: { id: 'x y' },
      query: { q: [1, 2] },
      header: { 'X-Trace': 't' },
      cookie: { c: '1' },
      body: { n: 1 },
      headers: { 'X-Own': 'call' },
    };
    const seen = await echo(operation, init, { 'X-Own': 'client', 'X-Common': 'c', 'X-None': undefined });
    expect(seen).toMatchObject({ method: 'POST', url: '/a/x%20y?q=1&q=2', body: '{"n":1}' });
    expect(seen.headers).toMatchObject({
      accept: 'application/json, text/csv',
      'content-type': 'application/json',
      cookie: 'c=1',
      'x-common': 'c',
      'x-own': 'call',
      'x-trace': 't',
    });
    expect(seen.headers).not.toHaveProperty('x-none');
  });

  test('a stream', async () => {
    const body = new Blob(['streamed']).stream();
    const seen = await echo({ method: 'PUT', body: ['application/octet-stream'] }, { body });
    expect(seen).toMatchObject({ body: 'streamed' });
    expect(seen.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
  });

  test('multipart with its boundary', async () => {
    const seen = await echo(
      { method: 'POST', body: ['multipart/form-data'] },
      { body: { file: new Blob(['data']) } },
    );
    expect((seen.headers as Record<string, string>)['content-type']).toMatch(
      /^multipart\/form-data; boundary=/,
    );
    expect(seen.body).toContain('data');
  });

  test('no body and no content type without one', async () => {
    const seen = await echo({ method: 'POST', body: ['application/json'] }, {});
    expect(seen.headers).not.toHaveProperty('content-type');
  });

  test('credentials reach the server and no policy', async () => {
    answer = (request, response) => void response.end(JSON.stringify(request.url));
    const seen: string[] = [];
    const spy: Policy = (next) => async (request, operation) => {
      seen.push(request.url.slice(baseUrl.length), operation.name);
      return next(request, operation);
    };
    const call = clientOf({ security: [['key']] }, { auth: { key: 'secret' }, policies: [spy] });
    expect((await call()).data).toBe('/things?key=secret');
    expect(seen).toEqual(['/things', 'call']);
  });
});

describe('what comes back', () => {
  const csv = { 'content-type': 'text/csv' };
  const json = { 'content-type': 'application/json' };
  const cases: [
    string,
    number,
    Record<string, string>,
    string,
    Partial<OperationDefinition>,
    object,
    unknown,
  ][] = [
    ['JSON', 200, json, '{"a":1}', {}, {}, { ok: true, status: 200, data: { a: 1 } }],
    [
      'JSON with a charset',
      200,
      { 'content-type': 'application/json; charset=utf-8' },
      '1',
      {},
      {},
      { data: 1 },
    ],
    ['JSON sent as text', 200, { 'content-type': 'text/plain' }, '[1]', {}, {}, { data: [1] }],
    ['JSON without a content type', 200, {}, '[1]', {}, {}, { data: [1] }],
    ['text', 200, csv, 'a,b', { accept: ['text/csv'] }, {}, { data: 'a,b' }],
    ['text that looks like JSON', 200, csv, '404', { accept: ['text/csv'] }, {}, { data: '404' }],
    ['one of two', 200, csv, 'a,b', { accept: ['application/json', 'text/csv'] }, {}, { data: 'a,b' }],
    ['parsed as asked', 200, json, '{"a":1}', {}, { parseAs: 'text' }, { data: '{"a":1}' }],
    ['no content', 204, {}, '', {}, {}, { ok: true, status: 204, data: undefined }],
    ['an empty body', 200, json, '', {}, {}, { data: undefined }],
    [
      'a documented error',
      404,
      json,
      '{"code":"x"}',
      {},
      {},
      { ok: false, status: 404, data: undefined, error: { code: 'x' } },
    ],
    [
      'an error as text',
      502,
      { 'content-type': 'text/html' },
      '<h1>no',
      {},
      {},
      { ok: false, error: '<h1>no' },
    ],
    [
      'an error stays JSON whatever is asked',
      400,
      json,
      '{"a":1}',
      {},
      { parseAs: 'text' },
      { error: { a: 1 } },
    ],
    ['an error without a body', 404, { 'content-length': '0' }, '', {}, {}, { ok: false, error: undefined }],
  ];
  test.each(cases)('%s', async (_name, status, headers, body, operation, init, want) => {
    answers(status, headers, body);
    expect(await clientOf(operation)(init)).toMatchObject(want as object);
  });

  test('bytes as a Blob', async () => {
    answers(200, { 'content-type': 'image/png' }, new Uint8Array([1, 255]));
    const { data } = await clientOf({ accept: ['image/png'] })();
    expect([...new Uint8Array(await (data as Blob).arrayBuffer())]).toEqual([1, 255]);
  });

  test('an event stream is not waited for', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
    };
    const { data } = await clientOf({ accept: ['text/event-stream'] })();
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
    await reader.cancel();
  });
});

describe('what is thrown', () => {
  test('a page of HTML is no JSON', async () => {
    answers(200, { 'content-type': 'text/html' }, '<h1>Sign in</h1>');
    const failure = await clientOf()().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DecodeError);
    expect((failure as DecodeError).message).toBe('GET /things answered 200 with text/html that is not JSON');
    expect((failure as DecodeError).response.status).toBe(200);
  });

  test('nobody listens: the address is named, the key is not', async () => {
    const call = clientOf(
      { security: [['key']] },
      { baseUrl: 'http://127.0.0.1:1', auth: { key: 'secret' } },
    );
    const failure = (await call({ query: { q: 'private' } }).catch(
      (error: unknown) => error,
    )) as NetworkError;
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure.message).toMatch(/^GET http:\/\/127\.0\.0\.1:1\/things got no answer: /);
    expect(failure.url).toBe('http://127.0.0.1:1/things');
    expect(`${failure.message} ${failure.stack}`).not.toMatch(/secret|private/);
  });

  test('the connection breaks within the body', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    };
    await expect(clientOf()()).rejects.toBeInstanceOf(NetworkError);
  });

  test('an aborted request', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    const failure = await clientOf()({ signal: controller.signal }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AbortedError);
    expect(failure).toMatchObject({ name: 'AbortError', message: `GET ${baseUrl}/things was aborted` });
  });

  test('a timeout', async () => {
    answer = () => {};
    const failure = await clientOf()({ signal: AbortSignal.timeout(20) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'TimeoutError',
      message: `GET ${baseUrl}/things was not answered in time`,
    });
  });

  test('what a policy throws stays what it is', async () => {
    const refuse = new Error('not now');
    const policy: Policy = () => () => Promise.reject(refuse);
    await expect(clientOf({}, { policies: [policy] })()).rejects.toBe(refuse);
  });

  test('a policy that forgets the operation is told so', async () => {
    // In TypeScript it does not compile.
    const policy = ((next: (request: Request) => Promise<Response>) => (request: Request) =>
      next(request)) as unknown as Policy;
    await expect(clientOf({}, { policies: [policy] })()).rejects.toThrow(
      'a policy must call next(request, operation)',
    );
  });
});

test('policies run from the first, outermost, to the last', async () => {
  answers(200, {}, '1');
  const order: string[] = [];
  const named =
    (name: string): Policy =>
    (next) =>
    async (request, operation) => {
      order.push(`${name} in`);
      const response = await next(request, operation);
      order.push(`${name} out`);
      return response;
    };
  await clientOf({}, { policies: [named('a'), named('b')] })();
  expect(order).toEqual(['a in', 'b in', 'b out', 'a out']);
});

test('a policy can send a request again, and credentials are asked for anew', async () => {
  answer = (request, response) => void response.writeHead(request.url?.endsWith('1') ? 401 : 200).end('1');
  let asked = 0;
  const again: Policy = (next) => async (request, operation) => {
    const response = await next(request.clone(), operation);
    return response.ok ? response : next(request, operation);
  };
  const auth = { key: () => String(++asked) };
  const call = clientOf({ security: [['key']] }, { policies: [again], auth });
  expect((await call()).ok).toBe(true);
  expect(asked).toBe(2);
});

test('the global fetch is looked up when it is needed', async () => {
  const call = clientOf();
  const original = globalThis.fetch;
  globalThis.fetch = async () => Response.json('patched');
  try {
    expect((await call()).data).toBe('patched');
  } finally {
    globalThis.fetch = original;
  }
});
