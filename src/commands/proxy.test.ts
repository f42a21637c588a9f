import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startUpstream, type UpstreamServer } from '../mock/proxy/upstream.fixture.ts';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const document = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': {
      get: {
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'array' }, example: [1] } },
          },
        },
      },
    },
  },
};

let folder: string;
let upstream: UpstreamServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-proxy-'));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(document));
  writeFileSync(join(folder, 'concordat.config.json'), JSON.stringify({ apis: { shop: 'shop.json' } }));
  upstream = await startUpstream((outgoing, { url }) => {
    const body = url === '/v1/orders?bad' ? '{}' : '[]';
    outgoing
      .writeHead(url === '/v1/orders?later' ? 501 : 200, { 'content-type': 'application/json' })
      .end(body);
  });
});
afterAll(() => {
  upstream.close();
  rmSync(folder, { recursive: true });
});

const stops: (() => Promise<number>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

function start(...argv: string[]): RunningCommand {
  const proxy = startCommand(folder, 'proxy', 'shop', `${upstream.url}/v1`, '--port', '0', ...argv);
  stops.push(proxy.stop);
  return proxy;
}

const urlOf = async (proxy: RunningCommand) =>
  /https?:\/\/[\d.]+:\d+/.exec(await proxy.said('Proxy on '))?.[0] ?? '';

test('says what it stands in front of, and logs each exchange with what is wrong with it', async () => {
  const proxy = start();
  const url = await urlOf(proxy);
  expect(proxy.io.errors()).toBe(`Proxy on ${url} for ${upstream.url}/v1\n  shop  1 operation\n`);
  expect(await (await fetch(`${url}/orders`)).json()).toEqual([]);
  expect(await (await fetch(`${url}/orders?bad`)).json()).toEqual({});
  const errors = await proxy.said('orders?bad');
  expect(errors).toMatch(/^GET \/orders 200 \d+\.\d ms$/m);
  expect(errors).toContain('response.body: Response body must be array');
  expect(await proxy.stop()).toBe(130);
});

test('--errors lets nothing through that breaks the document', async () => {
  const url = await urlOf(start('--errors'));
  expect((await fetch(`${url}/orders?bad`)).status).toBe(500);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});

test('what the server cannot do yet is mocked', async () => {
  const proxy = start();
  const answer = await fetch(`${await urlOf(proxy)}/orders?later`);
  expect([answer.status, await answer.json()]).toEqual([200, [1]]);
  expect(await proxy.said('later')).toMatch(/^GET \/orders\?later 200 /m);
});

test('--https serves with a certificate that is made on the spot', async () => {
  const proxy = start('--https');
  const url = await urlOf(proxy);
  const fingerprint = /fingerprint is ([0-9A-F:]+)$/m.exec(proxy.io.errors())?.[1];
  const seen = await new Promise((resolve, reject) => {
    const outgoing = request(`${url}/orders`, { rejectUnauthorized: false, agent: false }, (incoming) => {
      incoming.resume();
      const socket = incoming.socket as import('node:tls').TLSSocket;
      resolve([incoming.statusCode, socket.getPeerCertificate().fingerprint256]);
    });
    outgoing.on('error', reject).end();
  });
  expect(seen).toEqual([200, fingerprint]);
});

test('a command beside it has its address', async () => {
  const script =
    'process.exit((await fetch(process.env.CONCORDAT_PROXY_URL + "/orders")).status === 200 ? 42 : 1)';
  expect(await start('--', process.execPath, '--input-type=module', '-e', script).code).toBe(42);
});

test.each([
  [['shop'], 'missing required argument "url"'],
  [['shop', 'localhost:1'], '"localhost:1" is not the URL of a server'],
  [['shop', 'http://localhost', '--https-cert', 'a.pem'], '--https-cert needs --https-key too'],
])('%j is refused', async (argv, message) => {
  const proxy = startCommand(folder, 'proxy', ...argv);
  expect(await proxy.code).toBe(2);
  expect(proxy.io.errors()).toContain(message);
});
