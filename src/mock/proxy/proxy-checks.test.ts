import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rawCall } from './raw-call.fixture.ts';
import { codes, good, startProxy } from './started-proxy.fixture.ts';

test('violations of both sides are listed, and the answer passes all the same', async () => {
  const { url, violations } = await startProxy((outgoing) =>
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"x"}'),
  );
  const answer = await rawCall(`${url}/orders?limit=x`);
  expect([answer.status, answer.text()]).toEqual([200, '{"id":"x"}']);
  const want = [
    {
      location: ['request', 'query', 'limit'],
      severity: 'Error',
      code: 'type',
      message: 'Request query parameter limit must be integer',
    },
    {
      location: ['response', 'body', 'id'],
      severity: 'Error',
      code: 'type',
      message: 'Response body property id must be integer',
    },
  ];
  expect(JSON.parse(answer.header('sl-violations').join())).toEqual(want);
  expect(violations()).toEqual(want);
});

test.each<[string, string, number, Record<string, string>, string | Uint8Array, string[]]>([
  ['an undocumented success', '/orders', 201, {}, '', ['Error response']],
  ['an undocumented failure', '/orders', 500, {}, 'oh', ['Warning response']],
  [
    'another media type',
    '/orders',
    200,
    { 'content-type': 'text/html' },
    '<p>',
    ['Error response', 'Error response.body type'],
  ],
  [
    'malformed JSON',
    '/orders',
    200,
    { 'content-type': 'application/json' },
    '{"id":',
    ['Error response.body malformed-json'],
  ],
  ['nothing', '/orders', 200, { 'content-type': 'application/json' }, '', ['Error response.body type']],
  ['no content', '/orders', 204, {}, '', []],
  [
    'a missing header',
    '/files/a',
    200,
    { 'content-type': 'text/plain' },
    'x',
    ['Error response.header required'],
  ],
  [
    'a wrong header',
    '/files/a',
    200,
    { 'content-type': 'text/plain', 'x-size': 'big' },
    'x',
    ['Error response.header.x-size type'],
  ],
  ['any bytes', '/files/a', 200, { 'content-type': 'application/octet-stream', 'x-size': '1' }, 'x', []],
  ['XML', '/files/a', 200, { 'content-type': 'application/xml', 'x-size': '1' }, '<r><id>1</id></r>', []],
  [
    'wrong XML',
    '/files/a',
    200,
    { 'content-type': 'application/xml', 'x-size': '1' },
    '<r><id>x</id></r>',
    ['Error response.body.id type'],
  ],
  [
    'text that is too long',
    '/files/a',
    200,
    { 'content-type': 'text/csv', 'x-size': '1' },
    'abcd',
    ['Error response.body maxLength'],
  ],
  [
    'gzip',
    '/orders',
    200,
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    gzipSync('{"id":"x"}'),
    ['Error response.body.id type'],
  ],
  [
    'brotli',
    '/orders',
    200,
    { 'content-type': 'application/json', 'content-encoding': 'br' },
    brotliCompressSync('{"id":1}'),
    [],
  ],
  [
    'a coding that is not known',
    '/orders',
    200,
    { 'content-type': 'application/json', 'content-encoding': 'dcb' },
    'xx',
    ['Information response.body not-checked'],
  ],
  [
    'a bomb',
    '/orders',
    200,
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    gzipSync(Buffer.alloc(30_000_000, 32)),
    ['Information response.body not-checked'],
  ],
])('%s is passed on, and told', async (_name, path, status, headers, body, want) => {
  const { url, violations } = await startProxy((outgoing) => outgoing.writeHead(status, headers).end(body));
  const answer = await rawCall(`${url}${path}`);
  expect(answer.status).toBe(status);
  expect(Buffer.from(answer.body).equals(Buffer.from(body))).toBe(true);
  expect(answer.header('content-encoding').join()).toBe(headers['content-encoding'] ?? '');
  expect(codes(violations())).toEqual(want);
});

test.each<[string, string, string[], string, number, string]>([
  ['GET', '/orders?limit=x', [], '', 422, 'UNPROCESSABLE_ENTITY'],
  [
    'POST',
    '/orders',
    ['Content-Type', 'application/json', 'Content-Length', '2'],
    '{}',
    422,
    'UNPROCESSABLE_ENTITY',
  ],
  ['GET', '/secret', [], '', 401, 'UNAUTHORIZED'],
  ['GET', '/nowhere', [], '', 404, 'NO_PATH_MATCHED_ERROR'],
  ['GET', '/openapi.json', [], '', 404, 'NO_PATH_MATCHED_ERROR'],
  ['PATCH', '/orders', [], '', 405, 'NO_METHOD_MATCHED_ERROR'],
])('--errors refuses %s %s %j %s', async (method, path, headers, body, status, type) => {
  const { url, upstream } = await startProxy(good, { errors: true });
  const answer = await rawCall(`${url}${path}`, { method, headers }, body);
  expect(answer.status).toBe(status);
  expect(answer.header('content-type')).toEqual(['application/problem+json']);
  expect(answer.json()).toMatchObject({ type: `https://stoplight.io/prism/errors#${type}`, status });
  expect(upstream.received).toEqual([]);
});

test('the refusals are those of Prism to the letter', async () => {
  const { url } = await startProxy(good, { errors: true });
  expect((await rawCall(`${url}/orders?limit=x`)).json()).toEqual({
    type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY',
    title: 'Invalid request',
    status: 422,
    detail:
      'Your request is not valid and no HTTP validation response was found in the spec, so Prism is generating this error for you.',
    validation: [
      {
        location: ['query', 'limit'],
        severity: 'Error',
        code: 'type',
        message: 'Request query parameter limit must be integer',
      },
    ],
  });
  const secret = await rawCall(`${url}/secret`);
  expect(secret.header('www-authenticate')).toEqual(['Basic realm="*"']);
  expect(secret.json()).toMatchObject({ headers: { 'WWW-Authenticate': 'Basic realm="*"' } });
});

test('--errors answers 500 for an answer that breaks the document, and says so', async () => {
  const { url } = await startProxy(
    (outgoing) => outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    {
      errors: true,
    },
  );
  const answer = await rawCall(`${url}/orders`);
  expect(answer.status).toBe(500);
  expect(answer.json()).toEqual({
    type: 'https://stoplight.io/prism/errors#VIOLATIONS',
    title: 'Request/Response not valid',
    status: 500,
    detail:
      'Your request/response is not valid and the --errors flag is set, so Prism is generating this error for you.',
    validation: [
      {
        location: ['response', 'body'],
        severity: 'Error',
        code: 'required',
        message: "Response body must have required property 'id'",
      },
    ],
  });
  expect(answer.header('sl-violations')).toHaveLength(1);
});

test('without --errors what the document does not have is passed on, with a warning', async () => {
  const { url, upstream, violations } = await startProxy((outgoing) => outgoing.writeHead(418).end('tea'));
  const answer = await rawCall(
    `${url}/nowhere?a=1`,
    { method: 'POST', headers: ['Content-Length', '3'] },
    'abc',
  );
  expect([answer.status, answer.text()]).toEqual([418, 'tea']);
  expect(upstream.received).toMatchObject([{ method: 'POST', url: '/nowhere?a=1', body: 'abc' }]);
  expect(violations()).toEqual([
    { location: ['request'], severity: 'Warning', message: 'Selected route not found' },
  ]);
});

test('a body that is too large passes unchecked, however it comes', async () => {
  const { url, upstream, violations } = await startProxy(good, { maxBodyBytes: 10 });
  const body = '{"id":"much too long"}';
  const headers = ['Content-Type', 'application/json'];
  await rawCall(`${url}/orders`, { method: 'POST', headers: [...headers, 'Content-Length', '22'] }, body);
  await rawCall(
    `${url}/orders`,
    { method: 'POST', headers: [...headers, 'Transfer-Encoding', 'chunked'] },
    body,
  );
  expect(upstream.received.map((request) => request.body)).toEqual([body, body]);
  const want = {
    location: ['request', 'body'],
    severity: 'Information',
    code: 'not-checked',
    message: 'Request body was not checked: it is larger than 10 bytes',
  };
  expect(violations()).toEqual([want, want]);
});

const streamed = ['Information response.body not-checked'];

test('an answer that is too large passes unchecked, with and without a length', async () => {
  const body = `{"id":"${'x'.repeat(100)}"}`;
  const { url, violations } = await startProxy(
    (outgoing, { url: path }) => {
      const length = path === '/old' ? { 'content-length': body.length } : {};
      outgoing.writeHead(200, { 'content-type': 'application/json', ...length });
      outgoing.write(body.slice(0, 60));
      outgoing.end(body.slice(60));
    },
    { maxBodyBytes: 50, errors: true },
  );
  expect((await rawCall(`${url}/orders`)).text()).toBe(body);
  expect((await rawCall(`${url}/old`)).text()).toBe(body);
  expect(codes(violations())).toEqual([...streamed, ...streamed]);
});

/** Resolves to the first piece of an answer's body, and stops reading. */
