import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startUpstream, type UpstreamServer } from '../mock/proxy/upstream.fixture.ts';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const order = {
  type: 'object',
  required: ['id', 'state'],
  properties: { id: { type: 'integer' }, state: { type: 'string' } },
};
const documentOf = (state: object) => ({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/orders/{id}': {
      get: {
        operationId: 'getOrder',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
          { name: 'full', in: 'query', schema: { type: 'boolean' } },
        ],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: { ...order, properties: { ...order.properties, state } },
                example: { id: 0, state: 'mocked' },
              },
            },
          },
        },
      },
      delete: { operationId: 'dropOrder', responses: { 204: { description: 'gone' } } },
    },
  },
});

let folder: string;
let upstream: UpstreamServer;
let state: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-record-'));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(documentOf({ type: 'string' })));
  writeFileSync(join(folder, 'newer.json'), JSON.stringify(documentOf({ enum: ['new', 'mocked'] })));
  upstream = await startUpstream((outgoing, { url }) => {
    const id = Number(/(\d+)/.exec(url.replace('/v1', ''))?.[1]);
    outgoing
      .writeHead(200, { 'content-type': 'application/json', 'x-from': 'server' })
      .end(JSON.stringify({ id, state }));
  });
});
beforeEach(() => {
  state = 'new';
});
afterAll(() => {
  upstream.close();
  rmSync(folder, { recursive: true });
});

const stops: (() => Promise<number>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

function start(...argv: string[]): RunningCommand {
  const command = startCommand(folder, ...argv, '--port', '0');
  stops.push(command.stop);
  return command;
}

const addressOf = async (command: RunningCommand, banner: string) =>
  /https?:\/\/[\d.]+:\d+/.exec(await command.said(banner))?.[0] ?? '';

/** Records `GET /orders/7` twice, while its order goes from new to paid. */
async function record(file: string): Promise<string> {
  const proxy = start('proxy', 'shop.json', upstream.url, '--record', file);
  const url = await addressOf(proxy, 'Proxy on ');
  for (const next of ['new', 'paid']) {
    state = next;
    const answer = await fetch(`${url}/v1/orders/7`, { headers: { authorization: 'Bearer open-sesame-1' } });
    expect(await answer.json()).toEqual({ id: 7, state: next });
  }
  expect(await proxy.stop()).toBe(130);
  return proxy.io.errors();
}

test('what the proxy has recorded, the mock answers without the server', async () => {
  expect(await record('shop.har')).toContain('Recorded 2 exchanges in shop.har\n');
  expect(readFileSync(join(folder, 'shop.har'), 'utf8')).not.toContain('open-sesame-1');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  const mock = start('mock', 'shop.json', '--replay', 'shop.har');
  const url = await mock.url();
  expect(await mock.said('shop: answers from')).toContain(
    'shop: answers from shop.har, which has 2 exchanges of its operations\n',
  );
  const read = async (path: string) => (await fetch(`${url}${path}`)).json();
  expect(await read('/v1/orders/7')).toEqual({ id: 7, state: 'new' });
  expect(await read('/orders/7')).toEqual({ id: 7, state: 'paid' });
  expect(await read('/orders/7')).toEqual({ id: 7, state: 'paid' });
  expect(await read('/orders/8')).toEqual({ id: 0, state: 'mocked' });
  expect(await read('/orders/7?full=true')).toEqual({ id: 0, state: 'mocked' });
  const explained = await fetch(`${url}/orders/7`, { headers: { prefer: 'explain' } });
  expect(await explained.json()).toMatchObject({
    madeFrom: { kind: 'behaviour', because: 'entry 2 of shop.har' },
  });
});

test('--replay-only refuses the rest, and names what is near', async () => {
  await record('shop.har');
  const url = await start('mock', 'shop.json', '--replay', 'shop.har', '--replay-only').url();
  const other = await fetch(`${url}/orders/7?full=true`);
  expect([other.status, (await other.json()).detail]).toEqual([
    404,
    'shop.har has requests to getOrder, but not this one. The nearest is entry 1, GET /v1/orders/7: this one differs in query parameter full. Record it, or leave out --replay-only to have it mocked.',
  ]);
  const none = await fetch(`${url}/orders/7`, { method: 'DELETE' });
  expect([none.status, (await none.json()).detail]).toEqual([
    501,
    'shop.har has no request to dropOrder (DELETE /orders/{id}); it has getOrder. Record one, or leave out --replay-only to have it mocked.',
  ]);
});

test('what breaks a newer document is told at the start, and again when it is served', async () => {
  await record('shop.har');
  const mock = start('mock', 'newer.json', '--replay', 'shop.har');
  const url = await mock.url();
  const said = await mock.said('warning:');
  expect(said).toContain(
    'newer: what is recorded breaks the document as it is now\n  GET /orders/{id}  1 time\n',
  );
  expect(said).toMatch(/newer\.json:1:\d+: warning: .*state/);
  expect((await fetch(`${url}/orders/7`)).headers.get('sl-violations')).toBe(null);
  const broken = await fetch(`${url}/orders/7`);
  expect(await broken.json()).toEqual({ id: 7, state: 'paid' });
  expect(broken.headers.get('sl-violations')).toContain(
    'Response body property state must be equal to one of',
  );
  expect(await mock.said('200')).toContain('response.body.state: Response body property state');
});

test.each([
  [['--replay', 'shop.har', '--strict'], 'not everything that is recorded keeps to newer'],
  [['--replay-only'], '--replay-only needs a recording'],
  [['--replay', 'none.har'], 'none.har cannot be read'],
  [['--replay', 'shop.json'], 'shop.json is no HAR file: it has no list "log.entries"'],
])('%j is refused', async (argv, message) => {
  await record('shop.har');
  const mock = startCommand(folder, 'mock', 'newer.json', '--port', '0', ...argv);
  expect(await mock.code).toBe(2);
  expect(mock.io.errors()).toContain(message);
});
