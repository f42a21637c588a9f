import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const shop = (title: string) => `openapi: 3.1.0
info: {title: ${title}, version: 1.0.0, license: {name: MIT, identifier: MIT}}
servers: [{url: https://shop.concordat.dev/v1}]
security: []
paths:
  /orders:
    $ref: orders.yaml
`;
const orders = (total: string) => `get:
  operationId: listOrders
  summary: List orders
  responses:
    "200":
      description: The orders.
      content:
        application/json:
          schema: {type: object, properties: {total: {type: integer}}}
          example: {total: ${total}}
    "400":
      description: A bad request.
`;

let folder: string;
let dev: RunningCommand;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-dev-'));
  mkdirSync(join(folder, 'spec'));
  write('spec/shop.yaml', shop('Shop'));
  write('spec/orders.yaml', orders('1'));
  write('concordat.config.json', '{"apis": {"shop": "spec/shop.yaml"}}');
});
afterEach(async () => {
  await dev.stop();
  rmSync(folder, { recursive: true });
});

/** Opens the stream of events; `next` resolves to the data of the next event of a name. */
async function events(url: string) {
  const response = await fetch(`${url}/_docs/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (name: string): Promise<unknown> => {
    for (;;) {
      const found = new RegExp(`event: ${name}\\ndata: (.*)\\n\\n`).exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1] ?? 'null');
      }
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`the stream ended before an event "${name}"`);
      text += value;
    }
  };
}

test('serves mock and pages, generates, and does again what a change touches', async () => {
  dev = startCommand(folder, 'dev', '--port', '0');
  const url = await dev.url();
  expect(await (await fetch(`${url}/v1/orders`)).json()).toEqual({ total: 1 });
  await dev.said('shop: no problems');
  expect(read('generated/shop/handlers.ts')).toContain('total: 1');
  const page = await fetch(`${url}/_docs/shop/`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<title>Shop');

  const next = await events(url);
  expect(await next('problems')).toEqual([]);
  write('spec/orders.yaml', orders('2'));
  await next('reload');
  expect(await (await fetch(`${url}/v1/orders`)).json()).toEqual({ total: 2 });
  expect(await next('problems')).toEqual([]);
  expect(read('generated/shop/handlers.ts')).toContain('total: 2');
  expect(await dev.stop()).toBe(130);
});

test('a broken edit keeps the last good version and is told, on the pages too', async () => {
  dev = startCommand(folder, 'dev', '--port', '0');
  const url = await dev.url();
  await dev.said('shop: no problems');
  const next = await events(url);
  await next('problems');
  write('spec/orders.yaml', 'get: [\n');
  expect(await next('problems')).toEqual([
    {
      text: 'spec/orders.yaml:2:1: not valid YAML: deficient indentation. Correct the syntax at this place.',
    },
  ]);
  expect(dev.io.errors()).toContain('shop: the document cannot be used; it is served as it was before\n');
  expect(await (await fetch(`${url}/v1/orders`)).json()).toEqual({ total: 1 });
  write('spec/orders.yaml', orders('3'));
  await next('reload');
  expect(await next('problems')).toEqual([]);
  expect(await (await fetch(`${url}/v1/orders`)).json()).toEqual({ total: 3 });
});

test('a document that is broken from the start is served once it is mended', async () => {
  write('spec/shop.yaml', 'openapi: 3.1.0\npaths: []\n');
  dev = startCommand(folder, 'dev', '--port', '0');
  const url = await dev.url();
  await dev.said('spec/shop.yaml:2:1  error    "paths" is not an object');
  const next = await events(url);
  write('spec/shop.yaml', shop('Shop'));
  await next('reload');
  expect((await fetch(`${url}/v1/orders`)).status).toBe(200);
});

test('broken lint rules are told, and everything is served on', async () => {
  write('redocly.yaml', 'extends: [recommended]\n');
  dev = startCommand(folder, 'dev', '--port', '0', '--no-generate');
  const url = await dev.url();
  await dev.said('shop: no problems');
  const next = await events(url);
  await next('problems');
  write('redocly.yaml', 'extends: [\n');
  expect(await next('problems')).toEqual([{ text: expect.stringContaining('redocly.yaml') }]);
  expect((await fetch(`${url}/v1/orders`)).status).toBe(200);
  write('redocly.yaml', 'extends: [recommended]\n');
  expect(await next('problems')).toEqual([]);
});

test('what lint finds is told with its place; nothing is written with --no-generate', async () => {
  write('spec/orders.yaml', orders('"many"'));
  dev = startCommand(folder, 'dev', '--port', '0', '--no-generate');
  const told = await dev.said('shop.');
  expect(told).toMatch(/spec\/orders\.yaml:10:21 +warning +the example's "total" must be integer/);
  expect(existsSync(join(folder, 'generated'))).toBe(false);
});

test.each([
  ['/_docs', 302, 'location', '/_docs/'],
  ['/_docs/shop', 302, 'location', '/_docs/shop/'],
  ['/_docs/shop/openapi.json', 200, 'content-type', 'application/json'],
  ['/_docs/../../concordat.config.json', 404, 'content-type', 'application/problem+json'],
  ['/_docs/%2e%2e%2fconcordat.config.json', 404, 'content-type', 'text/plain; charset=utf-8'],
  ['/_docs/nothing', 404, 'content-type', 'text/plain; charset=utf-8'],
])('%s answers %i', async (path, status, header, value) => {
  dev = startCommand(folder, 'dev', '--port', '0', '--no-generate', '--no-lint');
  const response = await fetch((await dev.url()) + path, { redirect: 'manual' });
  expect([response.status, response.headers.get(header)]).toEqual([status, value]);
});
