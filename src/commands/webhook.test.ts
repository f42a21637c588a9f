import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

const event = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' } },
};

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  webhooks: {
    'order.paid': {
      post: {
        operationId: 'onPaid',
        summary: 'An order was paid',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: event,
              examples: { one: { value: { id: 1 } }, two: { value: { id: 2 } } },
            },
          },
        },
        responses: { 204: { description: 'taken' } },
      },
    },
    'order.sent': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: event } } },
        responses: { 204: { description: 'taken' } },
      },
    },
  },
};

let folder: string;
let server: Server;
let url: string;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let statuses: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-webhook-'));
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('shop.json', document);
  write('old.json', { ...document, openapi: '3.0.3', paths: {} });
  write('event.json', { id: 7 });
  server = createServer(async (incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
    received.push({ headers: incoming.headers, body: Buffer.concat(chunks).toString() });
    outgoing.writeHead(statuses.shift() ?? 204).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  received.length = 0;
  statuses = [];
});

async function webhook(argv: readonly string[], env: Record<string, string> = {}) {
  const io = captureIo({ cwd: folder });
  const code = await run(['webhook', 'shop.json', ...argv], { ...io, env });
  return { code, output: io.output(), errors: io.errors() };
}

test('lists what there is', async () => {
  expect(await webhook([])).toEqual({
    code: 0,
    output: 'order.paid  An order was paid (examples: one, two)\norder.sent\n',
    errors: '',
  });
});

test.each<[string[], string]>([
  [['order.paid'], '{"id":1}'],
  [['onPaid', '--example', 'two'], '{"id":2}'],
  [['order.paid', '--data', '{"id": 3}'], '{"id":3}'],
  [['order.paid', '--data', '@event.json'], '{"id":7}'],
])('sends %j', async ([name = '', ...flags], body) => {
  const { code, errors, output } = await webhook([name, url, ...flags]);
  expect([code, received.map((one) => one.body)]).toEqual([0, [body]]);
  expect(received[0]?.headers['content-type']).toBe('application/json');
  expect(errors).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/hook 204 \d+ ms, sent from .+\n$/);
  expect(output).toContain('1 webhook sent');
});

test('makes a value for a schema without an example', async () => {
  expect((await webhook(['order.sent', url])).code).toBe(0);
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ id: expect.any(Number) });
});

test('an answer that breaks the document ends with 1, and names its place', async () => {
  statuses = [200];
  const { code, output } = await webhook(['order.paid', url, '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(output).problems).toMatchObject([
    { code: 'response-status', severity: 'error', file: 'shop.json', actual: '200', expected: '204' },
  ]);
});

test('sends several times, each again until it is taken; a problem is told once', async () => {
  statuses = [503, 200, 200];
  const { code, errors, output } = await webhook(['order.paid', url, '--count', '2', '--attempts', '2']);
  expect([code, received.length]).toEqual([1, 3]);
  expect(errors).toMatch(/ 200 \d+ ms, sent from example "one", after 2 attempts\n.* 200 \d+ ms, .*"one"\n$/);
  expect(output.match(/the status 200 is not documented/g)).toHaveLength(1);
});

test('data that breaks the schema is sent, with a warning', async () => {
  const { code, output } = await webhook(['order.paid', url, '--data', '{}']);
  expect([code, received.length]).toEqual([0, 1]);
  expect(output).toContain('the body that is sent does not match its schema: must have the property "id"');
});

test('signs as Standard Webhooks says, or in one header', async () => {
  const key = 'whsec_c2VjcmV0';
  await webhook(['order.paid', url, '--secret', 'HOOK'], { HOOK: key });
  const { headers, body } = received[0] ?? {};
  const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`;
  const digest = createHmac('sha256', 'secret').update(signed).digest('base64');
  expect(headers?.['webhook-signature']).toBe(`v1,${digest}`);
  const flags = ['--secret', 'HOOK', '--signature-header', 'X-Sign', '--signature-prefix', 'sha256='];
  await webhook(['order.paid', url, ...flags], { HOOK: 'plain' });
  const plain = createHmac('sha256', 'plain').update('{"id":1}').digest('hex');
  expect(received[1]?.headers['x-sign']).toBe(`sha256=${plain}`);
});

test.each<[string[], Record<string, string>, string]>([
  [['order.payed', 'http://localhost'], {}, '"shop" has no webhook "order.payed"'],
  [['order.paid'], {}, 'there is no URL to send the webhook to'],
  [['order.paid', '/hook'], {}, '"/hook" is not the URL of a receiver'],
  [['order.paid', 'http://a:b@localhost'], {}, "the receiver's URL has credentials, which are not sent"],
  [
    ['order.paid', 'http://localhost', '--example', 'three'],
    {},
    'the webhook cannot be sent: there is no example "three"',
  ],
  [['order.paid', 'http://localhost', '--data', '{'], {}, 'the data is not JSON'],
  [
    ['order.paid', 'http://localhost', '--data', '@none.json'],
    {},
    '--data @none.json: there is no such file',
  ],
  [['order.paid', 'http://localhost', '--data', '1', '--example', 'one'], {}, 'leave out one'],
  [['order.paid', 'http://localhost', '--count', '0'], {}, '--count is 0, not a whole number above 0'],
  [['order.paid', 'http://localhost', '--secret', 'HOOK'], {}, 'the environment variable HOOK is not set'],
  [
    ['order.paid', 'http://localhost', '--secret', 'HOOK'],
    { HOOK: '!' },
    'the secret is not one of Standard Webhooks',
  ],
  [['order.paid', 'http://localhost', '--signature-header', 'X'], {}, 'there is no secret to sign with'],
  [
    ['order.paid', 'http://localhost', '--secret', 'HOOK', '--signature-prefix', 'x'],
    { HOOK: 'x' },
    '--signature-prefix needs --signature-header',
  ],
  [
    ['order.paid', 'http://localhost', '--secret', 'HOOK', '--signature-header', 'X Y'],
    { HOOK: 'x' },
    'the signature cannot be sent in such a header',
  ],
])('%j is refused', async (argv, env, message) => {
  const { code, errors } = await webhook(argv, env);
  expect(code).toBe(2);
  expect(errors).toContain(message);
});

test('a receiver that is not there is E_SERVER', async () => {
  const { code, errors } = await webhook(['order.paid', 'http://127.0.0.1:1/?token=hidden']);
  expect(code).toBe(2);
  expect(errors).toContain('http://127.0.0.1:1/?token=$TOKEN does not answer: ');
  expect(errors).toContain('[E_SERVER]');
});

test('OpenAPI 3.0 has none', async () => {
  const io = captureIo({ cwd: folder });
  expect(await run(['webhook', 'old.json'], io)).toBe(0);
  expect(io.output()).toContain('There are no webhooks. Webhooks came with OpenAPI 3.1');
});
