import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in front of another one that passes everything on as it is, and counts. */
export interface CountingProxy {
  /** Origin and base path, without a slash at the end. */
  readonly url: string;
  /** Aborted by the first request beyond the budget. */
  readonly spent: AbortSignal;
  /** How many requests were passed on: all of them, or those that came up to a time in milliseconds since 1970. */
  count(until?: number): number;
  close(): Promise<void>;
}

/**
 * Starts a proxy before a server. Beyond the budget it closes the connection of every request.
 *
 * @param target origin and base path of the server: `http://127.0.0.1:40123/v1`
 * @param budget how many requests are passed on
 * @param now milliseconds since 1970
 */
export async function startProxy(
  target: string,
  budget: number,
  now: () => number = Date.now,
): Promise<CountingProxy> {
  const { hostname, port, pathname } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const spent = new AbortController();
  const times: number[] = [];
  // As large as what the servers of the benchmark take, so that refusals stay theirs.
  const server = createServer({ maxHeaderSize: 512 * 1024 }, (asked, answer) => {
    if (times.length >= budget) {
      spent.abort();
      asked.socket.destroy();
      return;
    }
    times.push(now());
    passOn(asked, answer, { hostname, port, agent });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}${pathname === '/' ? '' : pathname}`,
    spent: spent.signal,
    count: (until = Number.POSITIVE_INFINITY) => times.filter((time) => time <= until).length,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(
  asked: IncomingMessage,
  answer: ServerResponse,
  to: { readonly hostname: string; readonly port: string; readonly agent: Agent },
): void {
  const { method = 'GET', url: path = '/' } = asked;
  // Raw headers on both ways: names, order and repetitions are a part of what is tested.
  const sent = request({ ...to, method, path, headers: asked.rawHeaders, maxHeaderSize: 512 * 1024 });
  const cut = () => answer.destroy();
  sent.on('error', cut);
  sent.on('response', (received) => {
    answer.sendDate = false;
    answer.writeHead(received.statusCode ?? 502, received.statusMessage ?? '', received.rawHeaders);
    // A body that ends too early must end too early here, too.
    received.on('error', cut);
    received.pipe(answer);
  });
  answer.on('close', () => {
    if (!answer.writableFinished) sent.destroy();
  });
  asked.on('error', () => sent.destroy());
  asked.pipe(sent);
}
