import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const shop = (title: string, more: object = {}) => ({
  openapi: '3.0.3',
  info: { title, version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/orders': {
      get: { responses: { 200: { description: 'ok', content: { 'application/json': { example: title } } } } },
    },
    ...more,
  },
});

let folder: string;
const write = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-mock-'));
  write('shop.json', shop('first', { '/odd': { get: { responses: { 200: { $ref: '#/nowhere' } } } } }));
  write('bank.json', { ...shop('bank'), servers: [] });
  write('one.config.json', { apis: { shop: 'shop.json' }, mock: { cors: false, port: 0 } });
  write('two.config.json', { apis: { shop: 'shop.json', 'my-bank': 'bank.json' } });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `mock` until `stop`, or until the test ends. */
function start(...argv: string[]): RunningCommand {
  const mock = startCommand(folder, 'mock', '--port', '0', ...argv);
  stops.push(mock.stop);
  return mock;
}
const stops: (() => Promise<number>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

test('says what it serves and logs each request in a line', async () => {
  const mock = start('--config', 'two.config.json', '--seed', '7');
  const url = await mock.url();
  expect(mock.io.errors()).toBe(
    [
      `Mock server on ${url}`,
      `  shop     2 operations  ${url}/shop/v1`,
      `  my-bank   1 operation  ${url}/my-bank`,
      '',
    ].join('\n'),
  );
  expect(await (await fetch(`${url}/my-bank/orders?token=hidden`)).json()).toBe('bank');
  await fetch(`${url}/shop/v1/orders?limit=1`, { method: 'DELETE' });
  const errors = await mock.said('DELETE');
  expect(errors).toMatch(
    /^GET \/my-bank\/orders\?token=\$TOKEN 200 \d+\.\d ms {2}request.query.token: .*not documented/m,
  );
  expect(errors).toMatch(/^DELETE \/shop\/v1\/orders\?limit=1 405 \d+\.\d ms$/m);
  expect(await mock.stop()).toBe(130);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test.each([
  [[], null],
  [['--cors'], '*'],
])('flags beat the configuration: %j', async (flags, want) => {
  const url = await start('--config', 'one.config.json', ...flags).url();
  expect((await fetch(`${url}/orders`)).headers.get('access-control-allow-origin')).toBe(want);
});

test('without a configuration CORS headers are sent', async () => {
  const url = await start('shop.json').url();
  expect((await fetch(`${url}/orders`)).headers.get('access-control-allow-origin')).toBe('*');
});

test.each([
  ['silent', ''],
  ['error', ''],
])('--verboseLevel %s', async (level, want) => {
  const mock = start('shop.json', '--verboseLevel', level, '--', process.execPath, '-e', '');
  expect(await mock.code).toBe(0);
  expect(mock.io.errors()).toBe(want);
});

const script = (text: string) => [process.execPath, '--input-type=module', '-e', text];

test.each([
  [
    'reaches the mock',
    'one',
    'const { CONCORDAT_MOCK_URL: url } = process.env; process.exit((await (await fetch(url + "/orders")).json()) === "first" ? 42 : 1)',
    42,
  ],
  [
    'reaches each of several',
    'two',
    'const { CONCORDAT_MOCK_URL_MY_BANK: url } = process.env; process.exit((await (await fetch(url + "/orders")).json()) === "bank" ? 43 : 1)',
    43,
  ],
  ['ends by a signal', 'one', 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)', 137],
])('a command beside it %s', async (_name, config, text, code) => {
  expect(await start('--config', `${config}.config.json`, '--', ...script(text)).code).toBe(code);
});

test('an interruption is passed on to the command', async () => {
  const mock = start(
    'shop.json',
    '--',
    ...script(
      'process.on("SIGTERM", () => process.exit(7)); await fetch(process.env.CONCORDAT_MOCK_URL + "/orders"); setInterval(() => {}, 1000)',
    ),
  );
  await mock.said('GET /orders 200');
  expect(await mock.stop()).toBe(7);
});

test('a command that cannot be started is E_COMMAND', async () => {
  const mock = start('shop.json', '--', 'no-such-program');
  expect(await mock.code).toBe(2);
  expect(mock.io.errors()).toContain(
    '"no-such-program" cannot be started: there is no such program [E_COMMAND]',
  );
});

test('a document that cannot be used is E_INPUT with its place', async () => {
  write('broken.yaml', 'openapi: 3.0.3\npaths:\n  /a: { $ref: "#/nowhere" }\n');
  const mock = start('broken.yaml');
  expect(await mock.code).toBe(2);
  expect(mock.io.errors()).toContain('broken.yaml:3:3: "$ref: #/nowhere" leads to nothing');
});

test('--watch serves a document anew, and the last good one while it is broken', async () => {
  write('watched.json', shop('before'));
  const mock = start('watched.json', '--watch');
  const url = await mock.url();
  const title = async () => (await fetch(`${url}/v1/orders`)).json();
  expect(await title()).toBe('before');
  write('watched.json', '{"openapi": "3.0.3",\n "paths": }');
  const errors = await mock.said('watched.json:2:12: error: not valid JSON');
  expect(errors).toContain(
    'watched: the document of "watched" cannot be used; it is served as it was before',
  );
  expect(await title()).toBe('before');
  write('watched.json', shop('after'));
  await mock.said('watched: read again after a change');
  expect(await title()).toBe('after');
});
