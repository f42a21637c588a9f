import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createOperations } from '../create-operations.ts';
import { type SkippingClock, skippingClock } from '../policies/skipping-clock.fixture.ts';
import type { ServerEvent } from './event-parser.ts';
import {
  EventStreamError,
  type OpenStream,
  type ServerEventsOptions,
  serverEvents,
} from './server-events.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** All of what is iterated. */
async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

let server: Server;
let url: string;
/** One a connection; then 204. */
let answers: Answer[];
let ids: (string | undefined)[];
let clock: SkippingClock;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.shouldKeepAlive = false;
    ids.push(request.headers['last-event-id'] as string | undefined);
    const answer = answers.shift() ?? ((none) => void none.writeHead(204).end());
    answer(response, request);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
});
beforeEach(() => {
  [answers, ids] = [[], []];
  clock = skippingClock();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const sends =
  (text: string, then: 'end' | 'break' | 'stay' = 'end'): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(text, () => {
      if (then === 'end') response.end();
      if (then === 'break') response.destroy();
    });
  };
const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end();

const open: OpenStream = (init) => fetch(url, init);
const events = (options: ServerEventsOptions = {}, opens = open) =>
  serverEvents(opens, { clock, random: () => 0, ...options });
const dataOf = (all: readonly ServerEvent[]) => all.map(({ data }) => data);

describe('connections', () => {
  const cases: [
    string,
    Answer[],
    ServerEventsOptions,
    data: string[],
    ids: (string | undefined)[],
    waits: number[],
  ][] = [
    [
      'the next goes on behind the last event',
      [sends('id: 1\ndata: a\n\n'), sends('id: 2\ndata: b\n\ndata: torn')],
      {},
      ['a', 'b'],
      [undefined, '1', '2'],
      [3000, 3000],
    ],
    [
      'the server says how long to wait',
      [sends('retry: 50\ndata: a\n\n')],
      {},
      ['a'],
      [undefined, undefined],
      [50],
    ],
    ['from an event on', [sends('data: a\n\n')], { lastEventId: '9' }, ['a'], ['9', '9'], [3000]],
    [
      'broken, busy, there again',
      [
        sends('id: 1\ndata: a\n\n', 'break'),
        refuses(503),
        refuses(429, { 'retry-after': '7' }),
        sends('data: b\n\n'),
      ],
      {},
      ['a', 'b'],
      [undefined, '1', '1', '1', '1'],
      [3000, 6000, 7000, 3000],
    ],
    [
      'an event that was torn is asked for again',
      [sends('id: 1\ndata: a\n\nid: 2\ndata: b\n', 'break'), sends('id: 2\ndata: b\n\n')],
      {},
      ['a', 'b'],
      [undefined, '1', '2'],
      [3000, 3000],
    ],
    [
      'what the server asks for is waited for, up to a limit',
      [sends('retry: 86400000\ndata: a\n\n'), refuses(503, { 'retry-after': '300' })],
      {},
      ['a'],
      [undefined, undefined, undefined],
      [300_000, 300_000],
    ],
    ['nothing to come', [], {}, [], [undefined], []],
    ['a mark at the beginning', [sends('\uFEFFdata: a\n\n')], {}, ['a'], [undefined, undefined], [3000]],
  ];
  test.each(cases)('%s', async (_name, all, options, data, wantIds, wantWaits) => {
    answers = all;
    expect(dataOf(await collect(events(options)))).toEqual(data);
    expect(ids).toEqual(wantIds);
    expect(clock.waits).toEqual(wantWaits);
  });

  const failures: [string, Answer[], ServerEventsOptions, message: string, connections: number][] = [
    ['refused', [refuses(403)], {}, 'the event stream was answered 403', 1],
    [
      'no event stream',
      [(response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
      {},
      'expected text/event-stream, got text/html',
      1,
    ],
    [
      'busy for too long',
      [refuses(503), refuses(503), refuses(503)],
      { maxFailures: 2 },
      'the event stream was answered 503',
      3,
    ],
    [
      'told to come again much later',
      [refuses(503, { 'retry-after': '86400' })],
      {},
      'answered 503 with a Retry-After of 86400000 ms, which is more than 300000 ms (maxRetryAfterMs)',
      1,
    ],
    [
      'an event too long',
      [sends(`data: ${'x'.repeat(50)}\n\n`, 'stay')],
      { maxEventLength: 20 },
      'more than 20 characters',
      1,
    ],
  ];
  test.each(failures)('%s', async (_name, all, options, message, connections) => {
    answers = all;
    await expect(collect(events(options))).rejects.toThrow(message);
    expect(ids).toHaveLength(connections);
  });

  test('a server that is not there is tried again, then told', async () => {
    const nowhere: OpenStream = (init) => fetch('http://127.0.0.1:1/', init);
    await expect(collect(events({ maxFailures: 3 }, nowhere))).rejects.toThrow(TypeError);
    expect(clock.waits).toEqual([3000, 6000, 12_000]);
  });

  test('the answer is in the error', async () => {
    answers = [refuses(401)];
    const failure = await collect(events()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EventStreamError);
    expect((failure as EventStreamError).response.status).toBe(401);
  });
});

describe('ends', () => {
  test('an abort ends a stream that is silent', async () => {
    const stop = new AbortController();
    answers = [sends('data: a\n\n', 'stay')];
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { data } of events({ signal: stop.signal })) {
        seen.push(data);
        setImmediate(() => stop.abort(new Error('enough')));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen).toEqual(['a']);
  });

  test('leaving the loop closes the connection', async () => {
    const closed = Promise.withResolvers<void>();
    answers = [
      (response, request) => {
        response.on('close', () => closed.resolve());
        sends('data: a\n\ndata: b\n\n', 'stay')(response, request);
      },
    ];
    for await (const { data } of events()) if (data === 'a') break;
    await closed.promise;
    expect(ids).toHaveLength(1);
  });

  test('through a generated client, with its credentials', async () => {
    const keys: unknown[] = [];
    answers = [
      (response, request) => {
        keys.push(request.headers['x-key'], request.headers.accept);
        sends('data: a\n\n')(response, request);
      },
    ];
    const client = createOperations<{
      watch(init: object): Promise<{ response: Response }>;
    }>(
      {
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        security: [['key']],
        operations: { watch: { method: 'GET', path: '/events', accept: ['text/event-stream'] } },
      },
      { baseUrl: new URL(url).origin, auth: { key: 'k' } },
    );
    const own: OpenStream = (init) => client.watch({ parseAs: 'stream', ...init });
    expect(dataOf(await collect(events({}, own)))).toEqual(['a']);
    expect(keys).toEqual(['k', 'text/event-stream']);
  });
});
