import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startUpstream, type UpstreamServer } from '../mock/proxy/upstream.fixture.ts';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.fixture.ts';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const json = (example: object) => ({ content: { 'application/json': { example } } });
const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'ok', ...json({ id: 1 }) }, 503: { description: 'down' } },
        security: [{ key: [] }],
      },
    },
    '/orders': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 202: { description: 'accepted', ...json({ id: 1 }) } },
        callbacks: {
          paid: {
            '{$request.body#/hook}': {
              post: { requestBody: json({ paid: true }), responses: { 204: { description: 'taken' } } },
            },
          },
        },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
};

const cli = fileURLToPath(new URL('../../bin/concordat.js', import.meta.url));
const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

let folder: string;
let collector: OtlpReceiver;
let upstream: UpstreamServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-operations-'));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(document));
  collector = await startOtlpReceiver();
  upstream = await startUpstream((outgoing) =>
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1}'),
  );
});
afterAll(() => {
  collector.close();
  upstream.close();
  rmSync(folder, { recursive: true });
});

const stops: (() => Promise<number>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  collector.spans.length = 0;
  upstream.received.length = 0;
});

function start(command: string, ...argv: string[]): RunningCommand {
  const running = startCommand(folder, command, '--port', '0', ...argv);
  stops.push(running.stop);
  return running;
}

const startMock = (...argv: string[]) => start('mock', 'shop.json', ...argv);
/** The headers of what the server behind a proxy got, by name. */
function received(index = 0): Record<string, string> {
  const raw = upstream.received[index]?.rawHeaders ?? [];
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? '']] : []));
  return Object.fromEntries(pairs);
}

const linesOf = ({ io }: RunningCommand) =>
  io
    .errors()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('--log json', () => {
  test('a request is a line with what is known of it, its key replaced', async () => {
    const mock = startMock('--log', 'json', '--journal');
    const url = await mock.url();
    const headers = { 'x-request-id': 'r-1', 'x-mock-session': 'checkout', traceparent };
    const answer = await fetch(`${url}/orders/1?key=secret`, { headers });
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    await mock.said('r-1');
    expect(mock.io.errors()).not.toContain('secret');
    expect(linesOf(mock).at(-1)).toMatchObject({
      level: 'info',
      api: 'shop',
      operation: 'GET /orders/{id}',
      method: 'GET',
      path: '/orders/1?key=$KEY',
      status: 200,
      violations: [],
      session: 'checkout',
      requestId: 'r-1',
      traceId,
    });
  });

  test('a request without an id gets one, and hears it', async () => {
    const mock = startMock('--log', 'json');
    const id = (await fetch(`${await mock.url()}/nowhere`)).headers.get('x-request-id') ?? '';
    expect(id).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    await mock.said(id);
    expect(linesOf(mock).at(-1)).toMatchObject({ level: 'warn', status: 404, requestId: id });
  });

  test('everything else that is told is JSON too', async () => {
    const mock = startMock('--log', 'json');
    const url = await mock.url();
    expect(linesOf(mock)[0]).toMatchObject({ level: 'info', msg: `Mock server on ${url}` });
  });

  test.each([
    ['error', 0],
    ['warn', 1],
  ])('at --verboseLevel %s', async (level, want) => {
    const code = 'await fetch(process.env.CONCORDAT_MOCK_URL + "/nowhere")';
    const script = [process.execPath, '--input-type=module', '-e', code];
    const mock = startMock('--log', 'json', '--verboseLevel', level, '--', ...script);
    expect(await mock.code).toBe(0);
    expect(mock.io.errors().split('\n').filter(Boolean)).toHaveLength(want);
  });

  test('of a proxy, which sends the id on', async () => {
    const proxy = start('proxy', 'shop.json', upstream.url, '--log', 'json');
    const url = /http:\/\/[\d.]+:\d+/.exec(await proxy.said('Proxy on '))?.[0];
    await (await fetch(`${url}/orders/1?key=secret`, { headers: { traceparent } })).text();
    await proxy.said('"status":200');
    const line = linesOf(proxy).at(-1);
    expect(line).toMatchObject({ operation: 'GET /orders/{id}', path: '/orders/1?key=$KEY', traceId });
    expect(received()).toMatchObject({ traceparent, 'x-request-id': line.requestId });
  });
});

describe('/_concordat/metrics', () => {
  test('says what was counted', async () => {
    const mock = startMock('--metrics', '--verboseLevel', 'silent', '--stateful');
    const service = start('proxy', 'shop.json', upstream.url, '--metrics');
    const url = /http:\/\/[\d.]+:\d+/.exec(await service.said('Proxy on '))?.[0];
    await fetch(`${url}/orders/1?key=a`);
    const answer = await fetch(`${url}/_concordat/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toContain(
      'concordat_requests_total{api="shop",operation="GET /orders/{id}",method="GET",status="200"} 1\n',
    );
    expect(upstream.received).toHaveLength(1);
    expect(mock.io.errors()).toBe('');
  });

  test('of a mock that counts nothing says how it would', async () => {
    const answer = await fetch(`${await startMock().url()}/_concordat/metrics`);
    expect([answer.status, await answer.json()]).toEqual([
      501,
      expect.objectContaining({ title: 'This mock has no metrics', detail: 'Start it with --metrics.' }),
    ]);
  });

  test.each([
    [{ 'x-forwarded-for': '8.8.8.8' }, 'GET', 403],
    [{ origin: 'https://evil.example' }, 'GET', 403],
    [{}, 'POST', 405],
    [{}, 'HEAD', 200],
  ])('with %j, %s is answered %i', async (headers, method, want) => {
    const url = await startMock('--metrics').url();
    expect((await fetch(`${url}/_concordat/metrics`, { headers, method })).status).toBe(want);
  });

  test('a scraper that cannot be one is E_USAGE', async () => {
    const mock = startMock('--metrics-from', '10.0.0.0/99');
    expect(await mock.code).toBe(2);
    expect(mock.io.errors()).toContain('[E_USAGE]');
  });
});

describe('--otel', () => {
  test('a span for each request, in the trace of its sender', async () => {
    const mock = startMock('--otel', collector.url, '--verboseLevel', 'silent', '--', ...askThrice());
    expect(await mock.code).toBe(0);
    const [fine, down, nowhere] = collector.spans;
    expect(fine).toEqual({
      traceId,
      spanId: expect.stringMatching(/^[\da-f]{16}$/),
      parentSpanId: 'b7ad6b7169203331',
      name: 'GET /orders/{id}',
      kind: 2,
      status: { code: 0 },
      service: 'concordat',
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'http.route': '/orders/{id}',
        'url.scheme': 'http',
        'url.path': '/orders/1',
        'url.query': 'key=$KEY',
        'concordat.api': 'shop',
      },
    });
    expect(down).toMatchObject({
      name: 'GET /orders/{id}',
      status: { code: 2 },
      attributes: { 'http.response.status_code': 503, 'error.type': '503' },
    });
    expect(down?.parentSpanId).toBeUndefined();
    expect(down?.traceId).not.toBe(traceId);
    expect(nowhere).toMatchObject({
      name: 'HTTP',
      attributes: { 'http.request.method': '_OTHER', 'http.request.method_original': 'PROPFIND' },
    });
    expect(nowhere?.attributes).not.toHaveProperty('http.route');
    expect(collector.spans).toHaveLength(3);
  });

  test('a proxy and callbacks pass its own span on', async () => {
    const proxy = start('proxy', 'shop.json', upstream.url, '--otel', collector.url);
    const url = /http:\/\/[\d.]+:\d+/.exec(await proxy.said('Proxy on '))?.[0];
    await fetch(`${url}/orders/1?key=a`, { headers: { traceparent, tracestate: 'a=1' } });
    await proxy.stop();
    expect(received()).toMatchObject({
      traceparent: `00-${traceId}-${collector.spans[0]?.spanId}-01`,
      tracestate: 'a=1',
    });
    const mock = startMock('--otel', collector.url);
    await fetch(`${await mock.url()}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ hook: upstream.url }),
    });
    await mock.said('callback paid');
    await mock.stop();
    expect(received(1).traceparent).toBe(`00-${traceId}-${collector.spans[1]?.spanId}-01`);
  });

  test('what is not recorded by its sender is not recorded here', async () => {
    const mock = startMock('--otel', collector.url);
    await fetch(`${await mock.url()}/nowhere`, {
      headers: { traceparent: traceparent.replace(/01$/, '00') },
    });
    await mock.stop();
    expect(collector.spans).toEqual([]);
  });

  test('without it, callbacks pass the sender’s trace on as it is', async () => {
    const mock = startMock();
    await fetch(`${await mock.url()}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ hook: upstream.url }),
    });
    await mock.said('callback paid');
    expect(received().traceparent).toBe(traceparent);
  });

  test('a collector that is not there is told once', async () => {
    const refusing = await startOtlpReceiver(400);
    const mock = startMock('--otel', refusing.url);
    await fetch(`${await mock.url()}/nowhere`);
    await mock.stop();
    refusing.close();
    expect(mock.io.errors().match(/^spans cannot be sent to http:\/\/127.*$/gm)).toHaveLength(1);
  });

  test('without the packages is E_MISSING_PEER', async () => {
    vi.doMock('@opentelemetry/sdk-trace-base', () => {
      throw new Error('no such package');
    });
    const mock = startMock('--otel', collector.url);
    expect(await mock.code).toBe(2);
    vi.doUnmock('@opentelemetry/sdk-trace-base');
    expect(mock.io.errors()).toContain('Install them: npm install -D @opentelemetry/api');
  });
});

/** Tells the packages for operations that a process loads. */
const packageHook = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const name = /node_modules\\/(pino|prom-client|@opentelemetry)\\//.exec(found.url)?.[1];
      if (name) process.stdout.write(name + '\\n');
      return found;
    },
  });`;

test.each([
  [[], []],
  [['--metrics'], []],
  [['--log', 'json'], ['pino']],
  [['--otel', 'http://127.0.0.1:9'], ['@opentelemetry']],
])('with %j these packages are loaded: %j', (flags, want) => {
  const hook = `data:text/javascript,${encodeURIComponent(packageHook)}`;
  const ask = 'await fetch(process.env.CONCORDAT_MOCK_URL + "/orders/1?key=a")';
  const beside = [process.execPath, '--input-type=module', '-e', ask];
  const argv = ['--import', hook, cli, 'mock', '--port', '0', 'shop.json', ...flags, '--', ...beside];
  const { stdout, status } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(0);
  expect([...new Set(stdout.split('\n').filter(Boolean))]).toEqual(want);
});

/** A command that asks for something that there is, something that fails, and something that there is not. */
function askThrice(): string[] {
  const code = `
    const url = process.env.CONCORDAT_MOCK_URL;
    await fetch(url + '/orders/1?key=secret', { headers: { traceparent: '${traceparent}' } });
    await fetch(url + '/orders/1?key=secret', { headers: { prefer: 'code=503' } });
    await fetch(url + '/nowhere', { method: 'PROPFIND' });`;
  return [process.execPath, '--input-type=module', '-e', code];
}

describe('the end', () => {
  test('a mock answers what is under way, and is not ready for more', async () => {
    const mock = startMock('--latency', '150');
    const url = new URL(await mock.url());
    const health = await fetch(new URL('/_concordat/health', url));
    expect([health.status, await health.json()]).toEqual([200, { status: 'ready' }]);
    const socket = connect(Number(url.port), '127.0.0.1');
    const received = text(socket);
    socket.write('GET /orders/1?key=a HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await mock.said(' 200 ');
    const code = mock.stop();
    socket.write('GET /_concordat/health HTTP/1.1\r\nhost: localhost\r\n\r\n');
    expect(await code).toBe(130);
    const answers = await received;
    expect(answers).toContain('{"id":1}');
    expect(answers).toContain('HTTP/1.1 503 Service Unavailable');
    expect(answers).toContain('"status": "stopping"');
    expect(mock.io.errors()).not.toContain('cut off');
  });

  test('what takes longer than --stop-timeout is cut off, and told', async () => {
    const mock = startMock('--latency', '30000', '--stop-timeout', '20');
    const broken = expect(fetch(`${await mock.url()}/orders/1?key=a`)).rejects.toThrow('fetch failed');
    await mock.said(' 200 ');
    expect(await mock.stop()).toBe(130);
    await broken;
    expect(mock.io.errors()).toContain('1 connection cut off after 20 ms; --stop-timeout allows more\n');
  });

  test.each(['-1', '1e99'])('--stop-timeout %s is E_USAGE', async (ms) => {
    const mock = startMock(`--stop-timeout=${ms}`);
    expect(await mock.code).toBe(2);
    expect(mock.io.errors()).toContain('[E_USAGE]');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('a second %s does not wait', async (signal) => {
    const argv = [cli, 'mock', 'shop.json', '--port', '0', '--latency', '30000'];
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const until = async (part: string) => {
      while (!said.includes(part)) said += String((await once(child.stderr, 'data'))[0]);
    };
    await until('Mock server on ');
    const broken = expect(fetch(`${/http:\/\/[\d.:]+/.exec(said)?.[0]}/orders/1?key=a`)).rejects.toThrow();
    await until(' 200 ');
    const ended = once(child, 'exit');
    child.kill(signal);
    // The first is taken when its server listens no more.
    while (
      await fetch(`${/http:\/\/[\d.:]+/.exec(said)?.[0]}/nowhere`).then(
        () => true,
        () => false,
      )
    );
    expect(child.exitCode).toBeNull();
    child.kill(signal);
    expect(await ended).toEqual([130, null]);
    await broken;
  });
});
