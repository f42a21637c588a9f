import type { JobLimits, WatchJob } from '../polling/follow-job.ts';
import { valueAt } from '../value-at.ts';
import type { OpenWebSocket, WebSocketLike } from './web-socket-like.ts';

/** How long it may take to connect, and how long nothing may come. */
const connectMs = 10_000;
const quietMs = 30_000;

/**
 * Waits until the WebSocket of a job says that it has ended: true then. False, and no longer, where that cannot be
 * learnt from it.
 */
export const watchBySocket: WatchJob = async (follow, limits, send) => {
  const { socket } = follow.job;
  const id = socket && valueAt(follow.started.data, socket.id);
  // Behind a fetch of the caller's, a mock's say, nobody knows where a WebSocket would lead.
  const { webSocket = follow.context.options.fetch ? false : openGlobal } = follow.options;
  if (!socket || (id ?? undefined) === undefined || webSocket === false) return false;
  const init = { path: { ...follow.init.path, [socket.parameter]: id }, header: follow.init.header };
  const opened = await follow.context
    .prepare(socket.operation, init)
    .then(({ url, headers }) => webSocket(url.replace(/^http/, 'ws'), ownHeaders(headers)))
    // What cannot be opened is polled, whatever the reason.
    .catch(() => undefined);
  return opened ? listen(opened, limits, teller(follow, limits, send)) : false;
};

/** Resolves with whether the end was told. */
function listen(
  socket: WebSocketLike,
  { clock, endsAt, signal }: JobLimits,
  tell: (message: unknown) => Promise<boolean>,
): Promise<boolean> {
  return new Promise((resolve) => {
    let queue = Promise.resolve();
    let cancel = () => {};
    // Messages may come until the other side has closed too.
    let isOver = false;
    const finish = (hasEnded: boolean) => {
      isOver = true;
      cancel();
      signal.removeEventListener('abort', stop);
      socket.close();
      resolve(hasEnded);
    };
    const stop = () => finish(false);
    const waitFor = (limitMs: number) => {
      cancel();
      if (!isOver) cancel = clock.after(Math.max(0, Math.min(limitMs, endsAt - clock.now())), stop);
    };
    // One after another, since to tell of the first takes a read.
    const next = (run: () => Promise<void> | void) => {
      queue = queue.then(() => (isOver ? undefined : run())).catch(stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.addEventListener('open', () => waitFor(quietMs));
    socket.addEventListener('message', ({ data }) => {
      waitFor(quietMs);
      next(async () => {
        if (await tell(JSON.parse(String(data)))) finish(true);
      });
    });
    // What was told before is heard first.
    socket.addEventListener('close', () => next(stop));
    socket.addEventListener('error', () => next(stop));
    waitFor(connectMs);
    if (signal.aborted) stop();
  });
}

/** Tells of a message, which is some of the job's properties; whether the job has ended. */
function teller(
  { job, options }: Parameters<WatchJob>[0],
  limits: JobLimits,
  send: Parameters<WatchJob>[2],
): (message: unknown) => Promise<boolean> {
  const { property = '', done = [], failed = [] } = job.state ?? {};
  let whole: Promise<unknown> | undefined;
  return async (message) => {
    const state = valueAt(message, [property]);
    if (state !== undefined) limits.state = state;
    if ([...done, ...failed].includes(String(state))) return true;
    if (options.onProgress && typeof message === 'object') {
      // What a message leaves out is as it was when the first one came.
      whole ??= send(limits.signal).then(({ result }) => result.ok && valueAt(result.data, job.item ?? []));
      const item = await whole;
      if (item) options.onProgress({ ...item, ...message });
    }
    return false;
  };
}

function ownHeaders(headers: Headers): Record<string, string> {
  const own = new Headers(headers);
  for (const name of ['accept', 'content-type']) own.delete(name);
  return Object.fromEntries(own);
}

/** A browser takes no headers: there the second argument is refused, and cookies go along by themselves. */
const openGlobal: OpenWebSocket = (url, headers) => {
  // The types are the browser's; Node and others take an object with headers.
  const { WebSocket: Global } = globalThis as unknown as {
    WebSocket: new (url: string, init?: { headers: Readonly<Record<string, string>> }) => WebSocketLike;
  };
  if (Object.keys(headers).length === 0) return new Global(url);
  try {
    return new Global(url, { headers });
  } catch {
    return new Global(url);
  }
};
