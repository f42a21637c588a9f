import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cache } from '../cache/cache.ts';
import { type ClientOptions, createOperations } from '../create-operations.ts';
import type { OperationDefinition } from '../definition.ts';
import { coalesce } from './coalesce.ts';
import { defaultPolicies } from './default-policies.ts';
import { FakeClock } from './policies.fixture.ts';
import { rateLimit } from './rate-limit.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Method = (init?: object) => Promise<{ status: number; data: unknown; error: unknown }>;

let server: Server;
let baseUrl: string;
/** Answers in order, the last one for ever. */
let handlers: Handler[] = [];
let seen: { method: string | undefined; key: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    response.shouldKeepAlive = false;
    const body = Buffer.concat(await request.toArray()).toString();
    const key = request.headers['idempotency-key'];
    seen.push({ method: request.method, key: key?.toString(), body });
    handlers[Math.min(seen.length, handlers.length) - 1]?.(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
beforeEach(() => {
  seen = [];
});

function clientOf(operation: Partial<OperationDefinition> = {}, options: ClientOptions = {}) {
  const definition = {
    securitySchemes: {},
    operations: { call: { method: 'GET', path: '/things', ...operation } },
  };
  return createOperations<{ call: Method }>(definition, { baseUrl, policies: quick(), ...options }).call;
}

/** Without waits. */
const quick = () => defaultPolicies({ retry: { random: () => 0 } });

const good: Handler = (_request, response) => void response.end('"good"');
const reset: Handler = (_request, response) => void response.destroy();
const answer =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(status, headers).end();
const truncated: Handler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"a":', () => response.destroy());
};

const post = { method: 'POST', body: ['application/json'] };
const keyed = { ...post, idempotencyHeader: 'Idempotency-Key' };

describe('how often a server is asked', () => {
  const cases: [string, Handler[], Partial<OperationDefinition>, object, number | string, number][] = [
    ['two resets, then an answer', [reset, reset, good], {}, {}, 200, 3],
    ['resets without end', [reset], {}, {}, 'NetworkError', 3],
    ['busy, then an answer', [answer(503), answer(429, { 'retry-after': '0' }), good], {}, {}, 200, 3],
    ['busy without end', [answer(503)], {}, {}, 503, 3],
    ['a write that is reset', [reset, good], post, { body: { a: 1 } }, 'NetworkError', 1],
    ['a write with a key', [reset, answer(500), good], keyed, { body: { a: 1 } }, 200, 3],
    ['PUT', [answer(502), reset, good], { ...post, method: 'PUT' }, { body: { a: 1 } }, 200, 3],
    ['a body that breaks off', [truncated, good], {}, {}, 'NetworkError', 1],
  ];
  test.each(cases)('%s', async (_name, steps, operation, init, want, times) => {
    handlers = steps;
    const outcome = await clientOf(operation)(init).then(
      ({ status }) => status,
      (error: Error) => error.name,
    );
    expect([outcome, seen.length]).toEqual([want, times]);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
    expect(seen[0]?.key !== undefined).toBe(operation === keyed);
  });

  test('a stream is sent once', async () => {
    handlers = [answer(503)];
    const body = new Blob(['x']).stream();
    const call = clientOf({ method: 'PUT', body: ['application/octet-stream'] });
    expect([(await call({ body })).status, seen.length]).toEqual([503, 1]);
  });

  test('no policies, one attempt', async () => {
    handlers = [answer(503)];
    expect([(await clientOf({}, { policies: [] })()).status, seen.length]).toEqual([503, 1]);
  });

  test('without policies of its own a client has the default ones', async () => {
    handlers = [answer(503, { 'retry-after': '0' })];
    expect([(await clientOf({}, { policies: undefined })()).status, seen.length]).toEqual([503, 3]);
  });
});

describe('a slow server', () => {
  /** Time passes when the server has got so far. */
  function late(clock: FakeClock, head: boolean): Handler {
    return (_request, response) => {
      if (head) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"a":');
      }
      setImmediate(() => void clock.advance(1000));
    };
  }

  test.each([
    ['no answer in time', false, 3],
    ['half an answer in time', true, 1],
  ])('%s', async (_name, head, times) => {
    const clock = new FakeClock();
    handlers = [late(clock, head)];
    const policies = defaultPolicies({ retry: { random: () => 0 }, timeoutMs: 1000, clock });
    await expect(clientOf({}, { policies })()).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `GET ${baseUrl}/things was not answered in time`,
    });
    expect([seen.length, clock.pendingTimers]).toEqual([times, 0]);
  });

  test('a stream may take longer than the timeout', async () => {
    const clock = new FakeClock();
    let finish = () => {};
    handlers = [
      (_request, response) => {
        response.write('one ');
        finish = () => void response.end('two');
      },
    ];
    const { data } = await clientOf(
      {},
      { policies: defaultPolicies({ timeoutMs: 1000, clock }) },
    )({
      parseAs: 'stream',
    });
    await clock.advance(5000);
    finish();
    expect(await new Response(data as ReadableStream).text()).toBe('one two');
  });
});

test('a storm of 429s: all calls get through, and wait instead of being refused', async () => {
  const clock = new FakeClock();
  let refused = 0;
  let inWindow = 0;
  const limited: Handler = (_request, response) => {
    const over = ++inWindow > 2;
    if (over) refused++;
    const left = String(Math.max(0, 2 - inWindow));
    const headers = { 'RateLimit-Limit': '2', 'RateLimit-Remaining': left, 'RateLimit-Reset': '10' };
    response.writeHead(over ? 429 : 200, over ? { ...headers, 'Retry-After': '10' } : headers).end('1');
  };
  handlers = [limited];
  const policies = defaultPolicies({
    clock,
    timeoutMs: false,
    retry: 9,
    eachAttempt: [rateLimit({ clock })],
  });
  const call = clientOf({}, { policies });
  let answered = 0;
  const counted = async () => {
    const { status } = await call();
    // Two are answered in each window; the others wait for the next one.
    if (++answered % 2 === 0) {
      inWindow = 0;
      void clock.advance(10_000);
    }
    return status;
  };
  const statuses = [await counted(), ...(await Promise.all(Array.from({ length: 7 }, counted)))];
  expect(statuses).toEqual(Array(8).fill(200));
  expect(refused).toBe(0);
});

test('the same call in flight, then in the cache', async () => {
  handlers = [(_request, response) => void response.setHeader('cache-control', 'max-age=60').end('{"n":1}')];
  const call = clientOf({}, { policies: [cache(), coalesce(), ...quick()] });
  const answers = [...(await Promise.all([call(), call(), call()])), await call()];
  expect(answers.map(({ data }) => data)).toEqual(Array(4).fill({ n: 1 }));
  expect(seen.length).toBe(1);
});
