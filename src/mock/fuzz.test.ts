/** Whatever comes over the wire gets an answer that is HTTP, and nobody else waits for it. */
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../schema/sample/random.ts';
import { exchange } from './exchange.fixture.ts';
import { createMock } from './mock.ts';
import { answering, modelOf } from './model.fixture.ts';
import { parseResponses, type RawResponse, sendRaw } from './server/raw-exchange.fixture.ts';
import type { RunningServer } from './server/server.ts';

const item = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1 },
    size: { type: 'integer', minimum: 0 },
    tags: { type: 'array', items: { type: 'string' } },
    parent: { $ref: '#/components/schemas/Item' },
  },
};
const itemBody = (mediaType: string) => ({
  post: {
    requestBody: {
      required: true,
      content: { [mediaType]: { schema: { $ref: '#/components/schemas/Item' } } },
    },
    ...answering({ ok: true }),
  },
});
const integer = { schema: { type: 'integer' } };
const model = modelOf({
  paths: {
    '/ok': { get: answering({ ok: true }), head: answering({}) },
    '/items/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, ...integer },
          { name: 'limit', in: 'query', ...integer },
          { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: { type: 'object' } },
          { name: 'X-Count', in: 'header', ...integer },
          { name: 'session', in: 'cookie', ...integer },
        ],
        ...answering({ ok: true }),
      },
    },
    '/json': itemBody('application/json'),
    '/form': itemBody('application/x-www-form-urlencoded'),
    '/multipart': itemBody('multipart/form-data'),
    '/xml': itemBody('application/xml'),
    '/text': {
      post: {
        requestBody: { content: { 'text/plain': { schema: { type: 'string', maxLength: 10 } } } },
        ...answering('ok'),
      },
    },
    '/binary': {
      post: {
        requestBody: { content: { 'application/octet-stream': { schema: { format: 'binary' } } } },
        ...answering('ok'),
      },
    },
  },
  components: { schemas: { Item: item } },
});

/** What the mock says that it failed at: its own 500s. */
const failures: string[] = [];
let server: RunningServer;
/** One that waits for nobody. */
let impatient: RunningServer;
beforeAll(async () => {
  const mock = createMock(model, {
    log: (event) => {
      if (event.kind === 'request' && event.error !== undefined) failures.push(event.error);
    },
  });
  server = await mock.listen({ limits: { maxBodyBytes: 1_000_000 } });
  impatient = await mock.listen({ limits: { headersTimeoutMs: 150, requestTimeoutMs: 300 } });
});
afterAll(async () => {
  await server.close();
  await impatient.close();
});
afterEach(() => expect(failures.splice(0)).toEqual([]));

async function askOtherwise({ url } = server): Promise<void> {
  const request = { method: 'GET', path: '/ok', headers: {}, body: undefined };
  expect(await exchange(url, request)).toMatchObject({ status: 200, body: '{"ok":true}' });
}

/** Sends bytes, asks for something else in the middle, and checks what every answer must be. */
async function send(bytes: Uint8Array | string, isHead = false): Promise<readonly RawResponse[]> {
  const responses = parseResponses(await sendRaw(server.url, bytes, () => askOtherwise()), isHead);
  for (const { status, headers, body } of responses) {
    expect(status).toBeLessThan(500);
    if (headers.get('content-type')?.includes('json')) JSON.parse(body.toString('utf8') || 'null');
  }
  return responses;
}

const host = 'Host: mock\r\n';
const get = (target: string, headers = '') => `GET ${target} HTTP/1.1\r\n${host}${headers}\r\n`;

function post(path: string, contentType: string, body: string | Uint8Array, headers = ''): Buffer {
  const bytes = Buffer.from(body);
  const head = `POST ${path} HTTP/1.1\r\n${host}Content-Type: ${contentType}\r\n${headers}`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${bytes.length}\r\n\r\n`, 'latin1'), bytes]);
}

const posted = `POST /json HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;
const name = '{"name":"a"}';
const chunked = (chunks: string) => `${posted}Transfer-Encoding: chunked\r\n\r\n${chunks}`;

/** The statuses of all answers; none where the sender went away before its request was complete. */
const malformed: [name: string, bytes: string, want: number[]][] = [
  ['nothing', '', []],
  ['line breaks', '\r\n\r\n\r\n', []],
  // What came before HTTP/1.0: Node answers it.
  ['no version', 'GET /ok\r\n\r\n', [200]],
  ['another version', `GET /ok HTTP/9.9\r\n${host}\r\n`, [400]],
  ['no target', `GET  HTTP/1.1\r\n${host}\r\n`, [400]],
  ['an unknown method', `EAT /ok HTTP/1.1\r\n${host}\r\n`, [400]],
  ['a lower-case method', `get /ok HTTP/1.1\r\n${host}\r\n`, [400]],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
  ['an HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a header without a colon', get('/ok', 'X\r\n'), [400]],
  ['a header with a blank name', get('/ok', ': a\r\n'), [400]],
  ['a header with a zero byte', get('/ok', 'X-A: a\0b\r\n'), [400]],
  ['a header on two lines', get('/ok', 'X-A: a\r\n b\r\n'), [400]],
  ['two lengths', `${posted}Content-Length: 12\r\nContent-Length: 13\r\n\r\n${name}`, [400]],
  [
    'a length and chunks',
    `${posted}Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    [400],
  ],
  ['a negative length', `${posted}Content-Length: -1\r\n\r\n`, [400]],
  ['a length without measure', `${posted}Content-Length: 99999999999999999999\r\n\r\n`, [400]],
  ['a length that is too short', `${posted}Content-Length: 12\r\n\r\n${name}x`, [400]],
  ['a length that is too long', `${posted}Content-Length: 99\r\n\r\n${name}`, [400]],
  ['chunks', chunked('6\r\n{"name\r\n6\r\n":"a"}\r\n0\r\n\r\n'), [200]],
  ['a chunk with an extension', chunked(`c;a=b\r\n${name}\r\n0\r\n\r\n`), [200]],
  ['a chunk without a size', chunked(`x\r\n${name}\r\n0\r\n\r\n`), [400]],
  ['a chunk that is too long', chunked(`2\r\n${name}\r\n0\r\n\r\n`), [400]],
  ['a chunk without measure', chunked('ffffffffffffffffff\r\n'), [400]],
  ['chunks without an end', chunked(`c\r\n${name}\r\n`), [400]],
  ['an unknown transfer encoding', `${posted}Transfer-Encoding: gzip\r\n\r\n${name}`, [400]],
  ['headers without an end', `GET /ok HTTP/1.1\r\n${host}`, [400]],
  ['one large header', get('/ok', `X-A: ${'a'.repeat(100_000)}\r\n`), [431]],
  ['many headers', get('/ok', 'X-A: a\r\n'.repeat(20_000)), [431]],
  ['a large target', get(`/${'a'.repeat(100_000)}`), [431]],
  ['two requests at once', get('/ok') + get('/ok'), [200, 200]],
  ['nonsense behind a request', `${get('/ok')}nonsense\r\n\r\n`, [200]],
  [
    'requests of all kinds at once',
    get('/nowhere') + chunked(`c\r\n${name}\r\n0\r\n\r\n`) + get('/ok'),
    [404, 200, 200],
  ],
  ['an upgrade', get('/ok', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'), [200]],
  ['an expectation', get('/ok', 'Expect: miracles\r\n'), [417]],
  ['an absolute target', get('http://other.example/ok'), [200]],
  ['a target of another scheme', get('ftp://other.example/ok'), [200]],
  ['two slashes', get('//ok'), [404]],
  ['a slash more', get('/ok/'), [404]],
  ['parents', get('/../../../etc/passwd'), [404]],
  ['encoded parents', get('/%2e%2e/%2e%2e/etc/passwd'), [404]],
  ['parents on the way', get('/items/../ok'), [200]],
  ['a zero byte', get('/items/%00'), [422]],
  ['half an escape', get('/items/%'), [400]],
  ['an escape that is none', get('/items/%zz'), [400]],
  ['UTF-8 that is too long', get('/items/%c0%ae'), [400]],
  ['UTF-8 that ends early', get('/items/%e0%a4'), [400]],
  ['half a surrogate', get('/items/%ed%a0%80'), [400]],
  ['raw bytes in the path', get('/items/\xff\xfe'), [400]],
  ['an encoded slash', get('/items/1%2f2'), [422]],
  ['a key of the prototype as path', get('/__proto__'), [404]],
  ['half an escape in the query', get('/items/1?limit=%'), [422]],
  ['a query without end', get(`/items/1?${'a&'.repeat(5_000)}`), [422]],
  ['a deep object without end', get(`/items/1?filter${'[a]'.repeat(2_000)}=1`), [422]],
  ['a deep object in the prototype', get('/items/1?filter[__proto__][a]=1&filter[constructor][a]=1'), [200]],
  ['a cookie that is none', get('/items/1', 'Cookie: session=1; =; ;;a=%\r\n'), [200]],
  ['a cookie of another type', get('/items/1', 'Cookie: session=x\r\n'), [422]],
  ['a preference that is none', get('/ok', 'Prefer: code=, ;;==,code=999999,example=__proto__\r\n'), [422]],
  ['an Accept that is none', get('/ok', 'Accept: ;;,/,*/x;q=9\r\n'), [406]],
];

describe('malformed HTTP', () => {
  test.each(malformed)('%s', async (_name, bytes, want) => {
    const responses = await send(Buffer.from(bytes, 'latin1'));
    expect(responses.map(({ status }) => status)).toEqual(want);
  });

  test('a body is not sent after HEAD', async () => {
    const [response, ...others] = await send(`HEAD /ok HTTP/1.1\r\n${host}\r\n`, true);
    expect([response?.status, others]).toEqual([200, []]);
  });

  test('no key of a request reaches the prototype', async () => {
    await send(get('/items/1?filter[__proto__][polluted]=1&__proto__[polluted]=1', '__proto__: 1\r\n'));
    await send(post('/json', 'application/json', '{"name":"a","__proto__":{"polluted":1}}'));
    await send(
      post('/form', 'application/x-www-form-urlencoded', 'name=a&__proto__[polluted]=1&__proto__=1'),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const part = (content: string) =>
  `--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n${content}\r\n--b--\r\n`;
const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
const bodies: [name: string, path: string, contentType: string, body: string | Uint8Array, want: number][] = [
  ['JSON', '/json', 'application/json', name, 200],
  ['JSON that is none', '/json', 'application/json', '{"name":', 400],
  ['JSON in bytes that are no text', '/json', 'application/json', new Uint8Array([0xff, 0xfe, 0x00]), 400],
  ['JSON with a byte order mark', '/json', 'application/json', `\ufeff${name}`, 200],
  ['brackets', '/json', 'application/json', deep('[', ']'), 422],
  ['braces', '/json', 'application/json', `${'{"parent":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 422],
  ['brackets without an end', '/json', 'application/json', '['.repeat(100_000), 400],
  ['a key of the prototype', '/json', 'application/json', '{"__proto__":{"name":"a"}}', 422],
  ['a number without measure', '/json', 'application/json', `{"name":"a","size":1${'0'.repeat(400)}}`, 200],
  ['no body', '/json', 'application/json', '', 422],
  ['an unknown charset', '/json', 'application/json; charset=klingon', name, 415],
  ['another charset', '/json', 'application/json; charset=utf-16le', Buffer.from(name, 'utf16le'), 200],
  ['a type that cannot be read', '/json', 'json;;;', name, 415],
  ['a type that is not documented', '/json', 'application/cbor', name, 415],
  ['an unknown content encoding', '/json', 'application/json\r\nContent-Encoding: rot13', name, 415],
  ['gzip that is none', '/json', 'application/json\r\nContent-Encoding: gzip', name, 400],
  ['a form', '/form', 'application/x-www-form-urlencoded', 'name=a&size=1', 200],
  ['a form with half an escape', '/form', 'application/x-www-form-urlencoded', 'name=%&size=%zz', 422],
  ['a form of separators', '/form', 'application/x-www-form-urlencoded', '&=&&==;&'.repeat(10_000), 400],
  ['parts', '/multipart', 'multipart/form-data; boundary=b', part('a'), 200],
  ['parts without a boundary', '/multipart', 'multipart/form-data', part('a'), 415],
  ['parts without an end', '/multipart', 'multipart/form-data; boundary=b', part('a').slice(0, -10), 400],
  ['parts of another boundary', '/multipart', 'multipart/form-data; boundary=c', part('a'), 400],
  ['a boundary alone', '/multipart', 'multipart/form-data; boundary=b', '--b\r\n'.repeat(50_000), 400],
  ['XML', '/xml', 'application/xml', '<Item><name>a</name></Item>', 200],
  ['XML that is none', '/xml', 'application/xml', '<Item><name>', 400],
  ['XML of elements in elements', '/xml', 'application/xml', deep('<a>', '</a>'), 400],
  [
    'XML with entities of entities',
    '/xml',
    'application/xml',
    '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><Item><name>&c;</name></Item>',
    400,
  ],
  ['text', '/text', 'text/plain', 'a', 200],
  ['text that is too long', '/text', 'text/plain', 'a'.repeat(11), 422],
  ['text in bytes that are none', '/text', 'text/plain', new Uint8Array([0xc3, 0x28, 0xff]), 200],
  ['bytes', '/binary', 'application/octet-stream', new Uint8Array([0, 1, 0xff]), 200],
  ['more than the limit', '/binary', 'application/octet-stream', new Uint8Array(1_000_001), 413],
];

test.each(bodies)('a body: %s', async (_name, path, contentType, body, want) => {
  const responses = await send(post(path, contentType, body));
  expect(responses.map(({ status }) => status)).toEqual([want]);
});

/** Opens a connection, sends something and then nothing more; resolves to what came back when it is closed. */
function stall(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    socket.write(bytes);
  });
}

test.each([
  ['in the headers', `GET /ok HTTP/1.1\r\n${host}`],
  ['in the body', `${posted}Content-Length: 12\r\n\r\n{"na`],
  ['in a chunk', chunked('c\r\n{"na')],
])('fifty senders that stop %s are sent away, and nobody waits for them', async (_name, bytes) => {
  const stalled = Promise.all(Array.from({ length: 50 }, () => stall(bytes)));
  for (let count = 0; count < 10; count += 1) await askOtherwise(impatient);
  const answers = await stalled;
  expect(new Set(answers.map((text) => text.split('\r\n')[0]))).toEqual(
    new Set(['HTTP/1.1 408 Request Timeout']),
  );
});

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/** Changes a few bytes, or repeats, moves or drops a run of them. */
function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = Buffer.from(bytes);
  for (let count = random.integer(1, 4); count > 0; count -= 1) {
    const start = random.integer(0, mutated.length);
    const end = Math.min(mutated.length, start + random.integer(0, 12));
    const run = mutated.subarray(start, end);
    const noise = Buffer.from(Array.from({ length: random.integer(1, 6) }, () => random.integer(0, 255)));
    const replacements = [noise, Buffer.concat([run, run]), Buffer.alloc(0), random.pick(tokens)];
    mutated = Buffer.concat([mutated.subarray(0, start), random.pick(replacements), mutated.subarray(end)]);
  }
  return mutated;
}

const tokens = [
  '\r\n',
  '\r\n\r\n',
  '%',
  '%00',
  '__proto__',
  '{',
  '[',
  '"',
  '\\u0000',
  '..',
  ';',
  '&',
  '=',
  '0',
  '-1',
  '1e999',
].map((token) => Buffer.from(token));

const wellFormed: readonly Buffer[] = [
  Buffer.from(get('/items/7?limit=3&filter[a]=b', 'X-Count: 3\r\nCookie: session=1\r\nPrefer: code=200\r\n')),
  Buffer.from(chunked(`c\r\n${name}\r\n0\r\n\r\n`)),
  ...bodies
    .filter(([, , , body, want]) => want === 200 && body.length < 1000)
    .map(([, path, type, body]) => post(path, type, body)),
];

test.each(seeds)('four hundred requests with bytes that went wrong, seed %i', async (seed) => {
  const random = createRandom(String(seed));
  const mutated = Array.from({ length: 400 }, () => mutate(random.pick(wellFormed), random));
  const statuses = new Set<number>();
  for (let start = 0; start < mutated.length; start += 20) {
    const batch = mutated.slice(start, start + 20);
    const all = await Promise.all(batch.map((bytes) => sendRaw(server.url, bytes)));
    for (const [index, received] of all.entries()) {
      const isHead = batch[index]?.includes('HEAD ') ?? false;
      for (const { status } of parseResponses(received, isHead)) statuses.add(status);
    }
  }
  await askOtherwise();
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400]));
});
