import { expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import { handleWebhookCall, type WebhookCall } from './webhook-call.ts';

const event = {
  operationId: 'onDone',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
        examples: { first: { value: { id: 1 } }, second: { value: { id: 2 } } },
      },
    },
  },
  responses: { 204: { description: 'taken' }, 410: { description: 'gone' } },
};

const model = modelOf({
  openapi: '3.1.0',
  webhooks: {
    'job/done': { post: event },
    signed: {
      post: {
        parameters: [
          { name: 'webhook-signature', in: 'header', example: 'v1,x', schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { type: 'integer', minimum: 3 } } },
        },
        responses: { '2XX': { description: 'taken' } },
      },
    },
    impossible: {
      post: { ...event, requestBody: { required: true, content: { 'application/json': { schema: false } } } },
    },
  },
});

const path = '/_concordat/webhooks/jobs/job%2Fdone';
const receiver = 'http://localhost:9/hook';

/** Calls, and resolves to the answer and to the bodies that were sent. */
async function call(more: Partial<WebhookCall> & { order?: unknown; status?: number } = {}) {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    sent.push(new TextDecoder().decode(init?.body as Uint8Array));
    if (more.status === 0) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    return new Response(null, { status: more.status ?? 204 });
  };
  const answer = await handleWebhookCall(
    {
      apis: [{ name: 'jobs', model }],
      allowHosts: ['hooks.example.com'],
      delivery: { fetch },
    },
    {
      method: 'POST',
      target: path,
      headers: { host: '127.0.0.1:4010' },
      body: new TextEncoder().encode(JSON.stringify(more.order ?? { url: receiver })),
      remoteAddress: '127.0.0.1',
      ...more,
    },
  );
  return {
    status: answer?.status,
    headers: answer?.headers,
    body: JSON.parse(String(answer?.body ?? 'null')),
    sent,
  };
}

test('the path of an API is left alone', async () => {
  expect((await call({ target: '/jobs' })).status).toBe(undefined);
});

test.each([
  ['the first example', {}, 204, '{"id":1}', []],
  ['a named one', { example: 'second' }, 204, '{"id":2}', []],
  [
    'data',
    { data: { id: 'x' } },
    204,
    '{"id":"x"}',
    [
      {
        code: 'webhook-body',
        severity: 'warning',
        message: 'the body that is sent does not match its schema at /id: must be integer',
      },
    ],
  ],
  [
    'an answer that is not documented',
    {},
    200,
    '{"id":1}',
    [{ code: 'response-status', severity: 'error', message: 'the status 200 is not documented' }],
  ],
  [
    'a documented refusal',
    {},
    410,
    '{"id":1}',
    [
      {
        code: 'webhook-refused',
        severity: 'warning',
        message: 'the receiver refused the webhook with 410, as it may',
      },
    ],
  ],
])('sends %s', async (_name, order, status, body, problems) => {
  const answer = await call({ order: { url: receiver, ...order }, status });
  expect(answer.sent).toEqual([body]);
  expect(answer).toMatchObject({
    status: 200,
    body: { method: 'POST', url: receiver, attempts: 1, status, problems },
  });
});

test('by its operationId, from a page of this machine, to a host that was named', async () => {
  const answer = await call({
    target: '/_concordat/webhooks/jobs/onDone?x=1',
    headers: { host: 'localhost', origin: 'http://localhost:5173' },
    order: { url: 'https://hooks.example.com/x' },
  });
  expect(answer).toMatchObject({ status: 200, body: { url: 'https://hooks.example.com/x', status: 204 } });
});

test('without an example a value for the schema is sent; that it is not signed is told', async () => {
  const answer = await call({ target: '/_concordat/webhooks/jobs/signed' });
  expect(answer.sent).toEqual(['3']);
  expect(answer.body.problems).toMatchObject([{ code: 'webhook-unsigned' }]);
});

const host = '127.0.0.1:4010';

test.each<[Parameters<typeof call>[0], number, string]>([
  [{ remoteAddress: '192.0.2.1' }, 403, 'Only programs on this machine may send webhooks.'],
  [{ remoteAddress: undefined }, 403, 'Only programs on this machine may send webhooks.'],
  [{ headers: {} }, 403, 'The host "" is not a name of this machine: call localhost or 127.0.0.1.'],
  [
    { headers: { host: 'rebound.example:4010' } },
    403,
    'The host "rebound.example:4010" is not a name of this machine: call localhost or 127.0.0.1.',
  ],
  [
    { headers: { host, origin: 'https://evil.example' } },
    403,
    'Pages of https://evil.example may not send webhooks.',
  ],
  [{ headers: { host, origin: 'null' } }, 403, 'Pages of null may not send webhooks.'],
  [{ method: 'GET' }, 405, 'It was GET.'],
  [
    { target: '/_concordat/webhooks/jobs/nothing' },
    404,
    'There are: /_concordat/webhooks/jobs/job%2Fdone, /_concordat/webhooks/jobs/signed, /_concordat/webhooks/jobs/impossible.',
  ],
  [{ target: '/_concordat/webhooks/jobs' }, 404, expect.stringContaining('There are: ')],
  [{ target: '/_concordat/webhooks/other/onDone' }, 404, expect.stringContaining('There are: ')],
  [{ target: '/_concordat/webhooks/jobs/%E0%A4%A' }, 404, expect.stringContaining('There are: ')],
  [{ body: undefined }, 400, expect.stringContaining('The body is not JSON. Send JSON: {"url"')],
  [{ order: ['x'] }, 400, expect.stringContaining('The body has no "url".')],
  [{ order: { url: receiver, sample: 1 } }, 400, expect.stringContaining('"sample" is not known.')],
  [
    { order: { url: receiver, example: 1 } },
    400,
    expect.stringContaining('"example" is not the name of one.'),
  ],
  [
    { order: { url: 'http://example.com/' } },
    400,
    'http://example.com/: the host example.com was not named: allow it with --allow-host example.com.',
  ],
  [{ order: { url: '/hook' } }, 400, '/hook: this is not an absolute URL.'],
  [
    { order: { url: receiver, example: 'third' } },
    422,
    'There is no example "third". There are: first, second.',
  ],
  [
    { target: '/_concordat/webhooks/jobs/impossible' },
    422,
    'No value could be made that fits the schema of its body. Add an example to the document, or give the body yourself.',
  ],
])('refuses %j', async (more, status, detail) => {
  const answer = await call(more);
  expect(answer).toMatchObject({ status, body: { type: 'urn:concordat:webhook', detail } });
  expect(answer.sent).toEqual([]);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
});

test('a receiver that is not there is a 502', async () => {
  expect(await call({ status: 0 })).toMatchObject({
    status: 502,
    body: { detail: 'http://localhost:9/hook: connect ECONNREFUSED.' },
  });
});
