import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { properties } from '../validate/objects.ts';
import { type } from '../validate/values.ts';
import { createWebhookHandler } from './create-webhook-handler.ts';
import { memoryDeliveryStore } from './delivery-store.ts';
import type { HandleEvent, WebhookOptions, WebhookProblem } from './webhook-options.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const nowMs = Date.parse('2025-11-27T10:34:00Z');
const ended = { type: 'job.ended', data: { id: 7 } };

interface Sent {
  readonly body?: string;
  readonly id?: string;
  readonly key?: string;
  readonly at?: number;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

function request(sent: Sent = {}): Request {
  const { body = JSON.stringify(ended), id = 'msg_1', key = secret, at = nowMs, method = 'POST' } = sent;
  return new Request('http://hooks.acme.dev/', {
    method,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(at / 1000),
      'webhook-signature': new Webhook(key).sign(id, new Date(at), body),
      ...sent.headers,
    },
    ...(method === 'POST' && { body }),
  });
}

/** A receiver, and what it was told and did. */
function receiver(options: Partial<WebhookOptions<Record<string, unknown>>> = {}) {
  const seen = { handled: [] as string[], problems: [] as WebhookProblem[], errors: [] as string[] };
  const receive = createWebhookHandler<Record<string, unknown>>(
    {
      secret,
      now: () => nowMs,
      handlers: {
        'job.ended': async (_body, { id }) => void seen.handled.push(String(id)),
      },
      onProblem: (problem) => void seen.problems.push(problem),
      onError: (error, { event, id }) => void seen.errors.push(`${event} ${id} ${error}`),
      ...options,
    } as WebhookOptions<Record<string, unknown>>,
    { 'job.ended': properties({ data: [properties({ id: [type('integer')] })] }), 'job.begun': null },
  );
  return { ...seen, receive };
}

describe('answers', () => {
  const huge = JSON.stringify({ type: 'job.ended', text: 'x'.repeat(2000) });
  const deep = `{"type":"job.ended","data":${'['.repeat(3000)}${']'.repeat(3000)}}`;
  const cases: [name: string, sent: Sent, options: object, status: number, code: string | undefined][] = [
    ['what is signed rightly', {}, {}, 204, undefined],
    ['a signature of somebody else', { key: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' }, {}, 400, 'signature'],
    ['an old one', { at: nowMs - 301_000 }, {}, 400, 'signature'],
    ['an old one, where that is fine', { at: nowMs - 301_000 }, { toleranceMs: 600_000 }, 204, undefined],
    ['none', { headers: { 'webhook-signature': '' } }, {}, 400, 'signature'],
    [
      'none asked for',
      { headers: { 'webhook-signature': '' } },
      { secret: undefined, unsigned: true },
      204,
      undefined,
    ],
    ['a secret that comes later', {}, { secret: async () => [secret] }, 204, undefined],
    ['no JSON', { body: '{' }, {}, 400, 'json'],
    ['JSON that ends too early', { body: '{"type":' }, {}, 400, 'json'],
    ['a body that is no object', { body: '[]' }, {}, 202, undefined],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, {}, 415, 'media-type'],
    [
      'JSON with a suffix',
      { headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' } },
      {},
      204,
      undefined,
    ],
    ['GET', { method: 'GET' }, {}, 405, 'method'],
    ['a large body', { body: huge }, { maxBodyBytes: 1000 }, 413, 'size'],
    ['a body that says that it is large', { headers: { 'content-length': '9999999' } }, {}, 413, 'size'],
    ['what breaks the document', { body: '{"type":"job.ended","data":{"id":"7"}}' }, {}, 400, 'shape'],
    [
      'what breaks it, with a warning',
      { body: '{"type":"job.ended","data":{"id":"7"}}' },
      { shape: 'warn' },
      204,
      'shape',
    ],
    [
      'what breaks it, unchecked',
      { body: '{"type":"job.ended","data":{"id":"7"}}' },
      { shape: 'off' },
      204,
      undefined,
    ],
    ['a deep body', { body: deep }, {}, 204, undefined],
    ['an event without a handler', { body: '{"type":"job.begun"}' }, {}, 202, undefined],
    ['one that must have one', { body: '{"type":"job.begun"}' }, { unknown: 404 }, 404, 'event'],
    ['an event that objects have', { body: '{"type":"constructor"}' }, { unknown: 404 }, 404, 'event'],
    ['an event that prototypes have', { body: '{"type":"__proto__"}' }, { unknown: 404 }, 404, 'event'],
    ['the event of the address', { body: '{"data":{"id":1}}' }, { event: 'job.ended' }, 204, undefined],
    [
      'the event of a header',
      { body: '{}', headers: { 'x-event': 'job.ended' } },
      { eventOf: (_: unknown, headers: Headers) => headers.get('x-event') },
      204,
      undefined,
    ],
  ];
  test.each(cases)('%s', async (_name, sent, options, status, code) => {
    const { receive, problems, handled } = receiver(options);
    const response = await receive(request(sent));
    expect([response.status, problems[0]?.code]).toEqual([status, code]);
    expect(handled.length).toBe(status === 204 ? 1 : 0);
    if (status >= 400)
      expect(await response.json()).toMatchObject({ error: code, message: expect.any(String) });
  });
});

test('a refusal says what was expected, and nothing that came', async () => {
  const { receive } = receiver();
  const response = await receive(request({ body: '{"type":"job.ended","data":{"id":"hunter2"}}' }));
  expect(await response.json()).toEqual({
    error: 'shape',
    message: 'The body "/data/id" must be integer, but is string.',
  });
});

test('what was handled is not handled again, whenever it was signed', async () => {
  const { receive, handled } = receiver();
  const answers = [
    await receive(request()),
    await receive(request()),
    await receive(request({ at: nowMs + 5000 })),
    await receive(request({ id: 'msg_2' })),
  ];
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect(handled).toEqual(['msg_1', 'msg_2']);
});

test('what failed comes again', async () => {
  let attempts = 0;
  const { receive, errors } = receiver({
    handlers: {
      'job.ended': () => {
        attempts += 1;
        if (attempts === 1) throw new Error('the database is down');
        return undefined;
      },
    },
  });
  const answers = [await receive(request()), await receive(request()), await receive(request())];
  expect(answers.map(({ status }) => status)).toEqual([500, 204, 204]);
  expect(await answers[0]?.text()).not.toContain('database');
  expect(attempts).toBe(2);
  expect(errors).toEqual(['job.ended msg_1 Error: the database is down']);
});

test('the same delivery twice at a time: one is handled, the other is to come again', async () => {
  let finish: (() => void) | undefined;
  const begun = new Promise<void>((begin) => {
    finish = begin;
  });
  let runs = 0;
  const { receive } = receiver({
    handlers: {
      'job.ended': async () => {
        runs += 1;
        await begun;
      },
    },
  });
  const first = receive(request());
  const second = await receive(request());
  expect([second.status, second.headers.get('retry-after')]).toEqual([409, '5']);
  finish?.();
  expect([(await first).status, (await receive(request())).status, runs]).toEqual([204, 204, 1]);
});

const own: [name: string, answer: Response, handledTwice: boolean][] = [
  ['410 is the end', new Response(null, { status: 410 }), false],
  ['200 too', new Response('thanks'), false],
  ['503 asks for another attempt', new Response(null, { status: 503 }), true],
];
test.each(own)("a handler's own answer: %s", async (_name, answer, handledTwice) => {
  let runs = 0;
  const handle: HandleEvent<unknown> = () => {
    runs += 1;
    return answer;
  };
  const { receive } = receiver({ handlers: { 'job.ended': handle } });
  expect((await receive(request())).status).toBe(answer.status);
  await receive(request());
  expect(runs).toBe(handledTwice ? 2 : 1);
});

test('a store or a secret that fails is a 500', async () => {
  const fails = () => Promise.reject(new Error('no connection'));
  const store = { ...memoryDeliveryStore(), claim: fails };
  for (const options of [{ store }, { secret: fails }, { secret: () => undefined }]) {
    const { receive, errors } = receiver(options);
    expect((await receive(request())).status).toBe(500);
    expect(errors.length).toBe(1);
  }
});

test('unsigned deliveries are known by what `idOf` says', async () => {
  const { receive, handled } = receiver({
    secret: undefined,
    unsigned: true,
    idOf: (body: unknown) => String((body as typeof ended).data.id),
  } as object);
  for (let count = 0; count < 2; count += 1) await receive(request());
  expect(handled).toEqual(['7']);
});

test('a secret that is none is told at once', () => {
  for (const bad of ['', 'hunter2hunter2', []] as const)
    expect(() => receiver({ secret: bad } as object)).toThrow(TypeError);
});

test('a store forgets the oldest, and what is old', () => {
  let now = 0;
  const store = memoryDeliveryStore({ max: 2, keepMs: 1000, now: () => now });
  for (const id of ['a', 'b', 'c']) {
    expect(store.claim(id)).toBe('claimed');
    void store.finish(id);
  }
  expect(['b', 'c', 'a'].map((id) => store.claim(id))).toEqual(['done', 'done', 'claimed']);
  now = 1000;
  expect(['b', 'a'].map((id) => store.claim(id))).toEqual(['claimed', 'running']);
});

test('a sender that hangs up in the middle is no failure of ours', async () => {
  const gone = new AbortController();
  const { receive, errors } = receiver();
  const body = new ReadableStream({
    pull(controller) {
      gone.abort();
      controller.error(new Error('gone'));
    },
  });
  const headers = { 'content-type': 'application/json' };
  const sent = { method: 'POST', headers, body, duplex: 'half', signal: gone.signal } as RequestInit;
  expect((await receive(new Request('http://hooks.acme.dev/', sent))).status).toBe(400);
  expect(errors).toEqual([]);
});
