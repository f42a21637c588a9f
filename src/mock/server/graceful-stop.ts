import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** How long requests under way may take, where nothing else is said. */
export const defaultGraceMs = 10_000;

/** How often connections are looked for that have become idle. */
const idleCheckMs = 20;

/**
 * Stops a server once what is under way is answered: no new connections, those that are idle are closed at once, the
 * others after their answer. What takes longer than that is cut off.
 *
 * @param graceMs how long what is under way may take
 * @returns how many connections were cut off; 0 where everything was answered
 */
export function stopGracefully(server: Server, graceMs: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let cut = 0;
  // Before the answer is made: a client that has kept its connection hears that it is the last one.
  server.prependListener('request', lastOnItsConnection);
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const deadline = setTimeout(() => {
    server.getConnections((_error, count) => {
      cut = count;
      server.closeAllConnections();
    });
  }, graceMs);
  server.close(() => {
    clearInterval(idle);
    clearTimeout(deadline);
    resolve(cut);
  });
  server.closeIdleConnections();
  return promise;
}

function lastOnItsConnection(_incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.shouldKeepAlive = false;
}
