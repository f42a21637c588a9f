import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createOperations } from '../create-operations.ts';
import type { OperationDefinition } from '../definition.ts';
import { skippingClock } from '../policies/skipping-clock.fixture.ts';
import type { CompletedOptions } from './job.ts';
import type { JobDefinition } from './job-definition.ts';
import { JobAddressError, JobTimeoutError } from './job-errors.ts';
import { jobs } from './jobs.ts';

interface Client {
  start(
    init?: object,
  ): Promise<{ status: number }> & { completed(options?: CompletedOptions): Promise<object> };
}
interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Instead of an answer. */
  readonly breaks?: true;
  readonly hangs?: true;
}

let server: Server;
let baseUrl: string;
let requests: string[];
let replies: ((request: IncomingMessage) => Reply)[];

beforeAll(async () => {
  server = createServer((request, response: ServerResponse) => {
    response.shouldKeepAlive = false;
    // Times that are told as dates are read by the clock of the test.
    response.sendDate = false;
    requests.push(`${request.method} ${request.url}`);
    // The last one goes on for ever.
    const reply = (replies.length > 1 ? replies.shift() : replies[0])?.(request) ?? {};
    if (reply.hangs) return;
    if (reply.breaks) return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
beforeEach(() => {
  requests = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const job: JobDefinition = {
  read: 'read',
  url: ['data', 'status_url'],
  id: { at: ['data', 'job_id'], parameter: 'id' },
  item: ['data'],
  state: { property: 'status', done: ['completed'], failed: ['failed', 'cancelled'] },
};
const accepted: Reply = { status: 202, headers: { location: '/v1/jobs/7' }, body: { data: { job_id: 7 } } };
const at = (status: string, headers: Record<string, string> = {}): Reply => ({
  headers,
  body: { data: { id: 7, status } },
});

function clientOf(
  answers: readonly (Reply | ((request: IncomingMessage) => Reply))[],
  own: JobDefinition = job,
) {
  replies = answers.map((reply) => (typeof reply === 'function' ? reply : () => reply));
  const operations: Record<string, OperationDefinition> = {
    start: { method: 'POST', path: '/jobs', body: ['application/json'], job: own },
    read: { method: 'GET', path: '/jobs/{id}' },
  };
  const options = { baseUrl, policies: [] };
  return createOperations<Client>({ securitySchemes: {}, operations }, options, [jobs]);
}

describe('how it ends', () => {
  const poll = 'GET /v1/jobs/7';
  const cases: [string, Reply[], object, requests: string[], waits: number[]][] = [
    [
      'well',
      [accepted, at('queued'), at('running'), at('completed')],
      { ok: true, state: 'completed', job: { id: 7, status: 'completed' }, error: undefined },
      [poll, poll, poll],
      [1000, 1500, 2250],
    ],
    [
      'badly',
      [accepted, at('failed')],
      { ok: false, state: 'failed', job: { status: 'failed' } },
      [poll],
      [1000],
    ],
    ['otherwise', [accepted, at('cancelled')], { ok: false, state: 'cancelled' }, [poll], [1000]],
    [
      'as Retry-After says',
      [
        { ...accepted, headers: { location: '/v1/jobs/7', 'retry-after': '7' } },
        at('running', { 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' }),
        at('running', { 'retry-after': 'soon' }),
        at('completed'),
      ],
      { ok: true },
      [poll, poll, poll],
      [7000, 3000, 2250],
    ],
    [
      'a start that is refused',
      [{ status: 422, body: { code: 'BAD' } }],
      { ok: false, state: undefined, error: { code: 'BAD' } },
      [],
      [],
    ],
    [
      'a poll that is refused',
      [accepted, { status: 404, body: { code: 'NONE' } }],
      { ok: false, job: undefined, error: { code: 'NONE' } },
      [poll],
      [1000],
    ],
    [
      'though the server was away',
      [
        accepted,
        { breaks: true },
        { status: 503, headers: { 'retry-after': '4' } },
        { status: 429 },
        at('completed'),
      ],
      { ok: true },
      [poll, poll, poll, poll],
      [1000, 1500, 4000, 3375],
    ],
    [
      'when it stays away',
      [accepted, { status: 503, body: { code: 'DOWN' } }],
      { ok: false, state: undefined, error: { code: 'DOWN' } },
      Array(6).fill(poll),
      [1000, 1500, 2250, 3375, 5062.5, 7593.75],
    ],
  ];
  test.each(cases)('%s', async (_name, answers, want, polls, waits) => {
    const clock = skippingClock();
    const ended = await clientOf(answers).start({ body: {} }).completed({ clock });
    expect(ended).toMatchObject(want);
    expect(requests).toEqual(['POST /v1/jobs', ...polls]);
    expect(clock.waits).toEqual(waits);
  });

  test('without states it ends with another status than 202', async () => {
    const client = clientOf([accepted, { status: 202 }, { status: 200, body: { rows: 3 } }], {});
    const ended = await client.start({ body: {} }).completed({ clock: skippingClock() });
    expect(ended).toMatchObject({ ok: true, state: undefined, job: { rows: 3 } });
    expect(requests).toEqual(['POST /v1/jobs', 'GET /v1/jobs/7', 'GET /v1/jobs/7']);
  });

  test('the call itself stays as it is; progress is told', async () => {
    const seen: unknown[] = [];
    const call = clientOf([accepted, at('running'), at('completed')]).start({ body: {} });
    await call.completed({ clock: skippingClock(), onProgress: (item) => void seen.push(item) });
    expect(await call).toMatchObject({ ok: true, status: 202, data: { data: { job_id: 7 } } });
    expect(seen).toEqual([
      { id: 7, status: 'running' },
      { id: 7, status: 'completed' },
    ]);
  });
});

describe('where it is followed', () => {
  const named = (headers: Record<string, string>, data: object): Reply => ({
    status: 202,
    headers,
    body: { data },
  });
  const cases: [string, Reply, want: string][] = [
    ['Location', named({ location: '/v1/a' }, { job_id: 7, status_url: '/v1/b' }), '/v1/a'],
    ['status_url', named({}, { job_id: 7, status_url: '/v1/b?x=1' }), '/v1/b?x=1'],
    ['the id', named({}, { job_id: 7 }), '/v1/jobs/7'],
    [
      'the id, when Location is elsewhere',
      named({ location: 'https://evil.example/v1/a' }, { job_id: 'a/b' }),
      '/v1/jobs/a%2Fb',
    ],
    ['the scheme and port of the request', named({ location: 'https://127.0.0.1:1/v1/a' }, {}), '/v1/a'],
  ];
  test.each(cases)('%s', async (_name, reply, want) => {
    await clientOf([reply, at('completed')])
      .start({ body: {} })
      .completed({ clock: skippingClock() });
    expect(requests).toEqual(['POST /v1/jobs', `GET ${want}`]);
  });

  const lost: [string, Reply, message: string][] = [
    ['no address', named({}, {}), 'POST /jobs was answered 202, but cannot be followed: it names no address'],
    [
      'another server',
      named({ location: 'https://evil.example/a?token=secret' }, {}),
      'POST /jobs was answered 202, but cannot be followed: https://evil.example/a is on another server',
    ],
  ];
  test.each(lost)('%s', async (_name, reply, message) => {
    const ended = clientOf([reply]).start({ body: {} }).completed({ clock: skippingClock() });
    await expect(ended).rejects.toThrow(JobAddressError);
    await expect(ended).rejects.toThrow(message);
    expect(requests).toEqual(['POST /v1/jobs']);
  });
});

describe('time', () => {
  test('the limit ends it, and says how it stood', async () => {
    const clock = skippingClock();
    const ended = clientOf([accepted, at('running')])
      .start({ body: {} })
      .completed({ clock, timeoutMs: 5_000 });
    await expect(ended).rejects.toThrow(JobTimeoutError);
    await expect(ended).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `${baseUrl}/jobs/7 has not ended within 5000 ms; it was "running"`,
      state: 'running',
    });
    expect(clock.waits).toEqual([1000, 1500, 2250, 250]);
  });

  test('a poll that is never answered does not hold it up', async () => {
    const ended = clientOf([accepted, { hangs: true }])
      .start({ body: {} })
      .completed({ clock: skippingClock(), timeoutMs: 1_050 });
    await expect(ended).rejects.toMatchObject({ name: 'TimeoutError', state: undefined });
    expect(requests).toEqual(['POST /v1/jobs', 'GET /v1/jobs/7']);
  });

  test('property: no poll is sent after the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60_000 }),
        fc.array(fc.option(fc.nat({ max: 20 }), { nil: undefined }), { minLength: 1, maxLength: 6 }),
        async (timeoutMs, waits) => {
          requests = [];
          const clock = skippingClock();
          const begin = clock.now();
          const sent: number[] = [];
          const polls = waits.map((wait) => () => {
            sent.push(clock.now() - begin);
            return at('running', wait === undefined ? {} : { 'retry-after': String(wait + 1) });
          });
          const ended = clientOf([accepted, ...polls])
            .start({ body: {} })
            .completed({ clock, timeoutMs });
          await expect(ended).rejects.toThrow(JobTimeoutError);
          for (const time of sent) expect(time).toBeLessThanOrEqual(timeoutMs);
        },
      ),
      { seed: 7, numRuns: 25 },
    );
  });

  test.each(['the call', 'completed'])('the signal of %s ends it', async (whose) => {
    const stop = new AbortController();
    const clock = skippingClock();
    const call = clientOf([accepted, at('running')]).start({
      body: {},
      ...(whose === 'the call' && { signal: stop.signal }),
    });
    const onProgress = () => stop.abort(new Error('enough'));
    const ended = call.completed({
      clock,
      onProgress,
      ...(whose === 'completed' && { signal: stop.signal }),
    });
    await expect(ended).rejects.toMatchObject({
      name: 'AbortError',
      operation: { name: 'read', method: 'GET' },
    });
    expect(requests).toEqual(['POST /v1/jobs', 'GET /v1/jobs/7']);
  });
});
