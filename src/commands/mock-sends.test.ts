import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startUpstream, type UpstreamServer } from '../mock/proxy/upstream.fixture.ts';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const json = (example: object) => ({ content: { 'application/json': { example } } });
const taken = { 204: { description: 'taken' } };

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/orders': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 202: { description: 'accepted', ...json({ id: 1 }) } },
        callbacks: {
          paid: {
            '{$request.body#/hook}': { post: { requestBody: json({ paid: true }), responses: taken } },
          },
        },
      },
    },
  },
  webhooks: { sent: { post: { requestBody: json({ sent: true }), responses: taken } } },
};

let folder: string;
let receiver: UpstreamServer;
let statuses: number[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-sends-'));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(document));
  receiver = await startUpstream((outgoing) => outgoing.writeHead(statuses.shift() ?? 204).end());
});
afterAll(() => {
  receiver.close();
  rmSync(folder, { recursive: true });
});

const stops: (() => Promise<number>)[] = [];
afterEach(async () => {
  receiver.received.length = 0;
  statuses = [];
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

function start(command: string, ...argv: string[]): RunningCommand {
  const running = startCommand(folder, command, 'shop.json', '--port', '0', ...argv);
  stops.push(running.stop);
  return running;
}

const address = async (running: RunningCommand) =>
  /https?:\/\/[\d.]+:\d+/.exec(await running.said('Mock server on '))?.[0] ?? '';

test('a callback is tried again', async () => {
  statuses = [503];
  const mock = start('mock', '--callback-attempts', '2');
  const url = await address(mock);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ hook: `${receiver.url}/hook` });
  expect((await fetch(`${url}/orders`, { method: 'POST', headers, body })).status).toBe(202);
  await mock.said(`callback paid: POST ${receiver.url}/hook 204 after 2 attempts\n`);
  expect(receiver.received.map((one) => one.body)).toEqual(['{"paid":true}', '{"paid":true}']);
});

test.each(['mock', 'dev'])('%s sends a webhook when it is asked to', async (command) => {
  const flags = command === 'dev' ? ['--no-lint', '--no-generate'] : [];
  const url = await address(start(command, ...flags));
  const send = (headers: Record<string, string>) =>
    fetch(`${url}/_concordat/webhooks/shop/sent`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ url: `${receiver.url}/hook` }),
    });
  expect(await (await send({})).json()).toMatchObject({ status: 204, problems: [] });
  expect(receiver.received.map((one) => one.body)).toEqual(['{"sent":true}']);
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
});

test.each(['mock', 'dev'])('%s --https', async (command) => {
  const flags = command === 'dev' ? ['--no-lint', '--no-generate'] : [];
  const running = start(command, '--https', ...flags);
  const url = await address(running);
  expect(url).toMatch(/^https:/);
  const status = await new Promise((resolve, reject) => {
    const target = { method: 'GET', rejectUnauthorized: false, agent: false };
    request(`${url}/openapi.json`, target, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
  expect(running.io.errors()).toMatch(/^Certificate made for this start and kept nowhere; its SHA-256/m);
});

test.each([
  [['--callback-delay', '-1'], '--callback-delay is -1, not a number of milliseconds'],
  [['--callback-attempts', '0.5'], '--callback-attempts is 0.5, not a whole number above 0'],
  [['--secret', 'NOT_SET'], 'the environment variable NOT_SET is not set'],
])('%j is refused', async (flags, message) => {
  const mock = startCommand(folder, 'mock', 'shop.json', ...flags);
  expect(await mock.code).toBe(2);
  expect(mock.io.errors()).toContain(message);
});
