import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createOperations } from '../create-operations.ts';
import { systemClock } from '../policies/clock.ts';
import type { CompletedOptions } from '../polling/job.ts';
import { JobTimeoutError } from '../polling/job-errors.ts';
import { socketJobs } from './socket-jobs.ts';
import type { OpenWebSocket } from './web-socket-like.ts';

interface Client {
  start(): Promise<{ status: number }> & { completed(options?: CompletedOptions): Promise<object> };
}

let server: Server;
let sockets: WebSocketServer;
let baseUrl: string;
let requests: string[];
let job: { status: string; progress: number };
/** What the WebSocket does; undefined refuses it. */
let session: ((socket: WebSocket) => void) | undefined;

beforeAll(async () => {
  server = createServer((request, response: ServerResponse) => {
    response.shouldKeepAlive = false;
    requests.push(`${request.method} ${request.url}`);
    const isStart = request.method === 'POST';
    response.writeHead(isStart ? 202 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isStart ? { job_id: 7 } : { id: 7, ...job }));
  });
  sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    requests.push(`upgrade ${request.url} ${request.headers['x-key']}`);
    if (session) sockets.handleUpgrade(request, socket, head, session);
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
beforeEach(() => {
  requests = [];
  job = { status: 'running', progress: 10 };
});
afterAll(async () => {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Polls come at once; what is given up late is given up in its time. */
const quickPolls = {
  now: systemClock.now,
  after: (delayMs: number, run: () => void) => systemClock.after(delayMs < 10_000 ? 0 : delayMs, run),
};

function completed(options: CompletedOptions = {}, fetch?: (request: Request) => Promise<Response>) {
  const client = createOperations<Client>(
    {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      security: [['key']],
      operations: {
        start: {
          method: 'POST',
          path: '/jobs',
          job: {
            read: 'read',
            id: { at: ['job_id'], parameter: 'id' },
            socket: { operation: 'watch', id: ['job_id'], parameter: 'id' },
            state: { property: 'status', done: ['completed'], failed: ['failed'] },
          },
        },
        read: { method: 'GET', path: '/jobs/{id}' },
        watch: { method: 'GET', path: '/ws/jobs/{id}' },
      },
    },
    { baseUrl, policies: [], auth: { key: 'secret' }, fetch },
    [socketJobs],
  );
  return client.start().completed({ clock: quickPolls, ...options });
}

const start = 'POST /v1/jobs';
const upgrade = 'upgrade /v1/ws/jobs/7 secret';
const read = 'GET /v1/jobs/7';
const done = { ok: true, state: 'completed', job: { id: 7, status: 'completed', progress: 100 } };

/** Sends these, then closes. */
function sends(...messages: object[]) {
  return (socket: WebSocket) => {
    for (const message of messages) {
      job = { ...job, ...message };
      socket.send(JSON.stringify(message));
    }
    socket.close(1000);
  };
}

const running = { status: 'running', progress: 50 };
const ended = { status: 'completed', progress: 100 };

test('the WebSocket tells of the end, which is then read, with the credentials of the client', async () => {
  session = sends(running, ended);
  expect(await completed()).toMatchObject(done);
  expect(requests).toEqual([start, upgrade, read]);
});

test('progress is that of the messages, with the rest of the job', async () => {
  session = (socket) => {
    socket.send(JSON.stringify({ progress: 50 }));
    socket.send(JSON.stringify({ progress: 60 }));
    socket.on('message', () => undefined);
    setImmediate(() => sends(ended)(socket));
  };
  const seen: unknown[] = [];
  await completed({ onProgress: (now) => seen.push(now) });
  expect(seen).toEqual([
    { id: 7, status: expect.any(String), progress: 50 },
    { id: 7, status: expect.any(String), progress: 60 },
    { id: 7, status: 'completed', progress: 100 },
  ]);
});

test.each<[string, typeof session, OpenWebSocket | false | undefined, string[]]>([
  ['it is refused', undefined, undefined, [start, upgrade, read]],
  ['it breaks', (socket) => socket.terminate(), undefined, [start, upgrade, read]],
  ['it sends what is no JSON', (socket) => socket.send('{'), undefined, [start, upgrade, read]],
  [
    'there is none',
    undefined,
    () => {
      throw new Error('no WebSocket here');
    },
    [start, read],
  ],
  ['it is not wanted', undefined, false, [start, read]],
])('the job is polled where %s', async (_name, behaviour, webSocket, want) => {
  session = behaviour;
  job = ended;
  expect(await completed({ webSocket })).toMatchObject(done);
  expect(requests).toEqual(want);
});

test('a client with a fetch of its own opens no WebSocket by itself', async () => {
  session = sends(ended);
  job = ended;
  expect(await completed({}, (request) => fetch(request))).toMatchObject(done);
  expect(requests).toEqual([start, read]);
});

test('a failure is told as a poll tells it', async () => {
  session = sends({ status: 'failed' });
  expect(await completed()).toMatchObject({ ok: false, state: 'failed' });
});

test('what takes too long is over, with the last state that was seen', async () => {
  session = (socket) => socket.send(JSON.stringify({ status: 'paused' }));
  const error = await completed({ timeoutMs: 200, clock: systemClock }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(JobTimeoutError);
  expect(error).toMatchObject({ state: 'paused' });
});

test('an abort ends it', async () => {
  const controller = new AbortController();
  session = () => controller.abort();
  await expect(completed({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('behind its end nothing is told, and no timer is left', async () => {
  const heard: Record<string, (event: { readonly data: string }) => void> = {};
  const webSocket: OpenWebSocket = () => ({
    addEventListener: (type: string, listener: (event: { readonly data: string }) => void) => {
      heard[type] = listener;
    },
    close: () => undefined,
  });
  const timers = new Set<object>();
  const clock = {
    now: systemClock.now,
    after(delayMs: number, run: () => void) {
      const timer = {};
      timers.add(timer);
      const cancel = quickPolls.after(delayMs, () => {
        timers.delete(timer);
        run();
      });
      return () => {
        timers.delete(timer);
        cancel();
      };
    },
  };
  const seen: unknown[] = [];
  job = ended;
  const following = completed({ webSocket, clock, onProgress: (now) => seen.push(now) });
  await expect.poll(() => heard.message).toBeDefined();
  // As `ws` does until the other side has closed too.
  for (const message of [ended, running]) heard.message?.({ data: JSON.stringify(message) });
  expect(await following).toMatchObject(done);
  heard.message?.({ data: JSON.stringify(running) });
  await new Promise((later) => setTimeout(later, 50));
  expect([seen, timers.size]).toEqual([[done.job], 0]);
});
