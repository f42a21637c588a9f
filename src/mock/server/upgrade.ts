import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { MockRequest, MockResponse } from '../exchange.ts';
import { failureResponse, problemResponse } from '../prism/problem-json.ts';
import type { createWebSockets, WebSockets } from '../realtime/web-sockets.ts';
import type { Wait } from './wait.ts';
import { write } from './write.ts';

// Not imported: an import of this module reads all that it exports, which loads Node's own client.
const { ServerResponse } = process.getBuiltinModule('node:http');

/** What upgrades need of the server. */
export interface UpgradeTools {
  readonly handle: (request: MockRequest) => MockResponse | Promise<MockResponse>;
  readonly wait: Wait;
  /** The largest body, and the largest message of a WebSocket up to 1 MB. */
  readonly maxBodyBytes: number;
}

/** Takes requests that ask for a WebSocket. */
export interface Upgrades {
  take(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Ends the connections. */
  close(): void;
}

const maxMessageBytes = 1024 * 1024;
/** Of one server at a time. */
const maxSockets = 1000;

/** Makes what takes the upgrades of one server. */
export function createUpgrades(tools: UpgradeTools): Upgrades {
  let webSockets: Promise<WebSockets> | undefined;
  let open: WebSockets | undefined;
  let isClosed = false;
  const load = async () => {
    const { createWebSockets: create } = await import('../realtime/web-sockets.ts');
    open = create(Math.min(maxMessageBytes, tools.maxBodyBytes), tools.wait);
    return open;
  };
  return {
    async take(incoming, socket, head) {
      // A sender that goes away has nobody to be told.
      socket.on('error', () => socket.destroy());
      try {
        webSockets ??= load();
        const sockets = await webSockets;
        if (isClosed) socket.destroy();
        else await upgrade(tools, sockets, { incoming, socket, head });
      } catch (error) {
        refuse(incoming, socket, failureResponse(error));
      }
    },
    close() {
      isClosed = true;
      open?.close();
    },
  };
}

/** A connection whose request was read. */
interface Arrived {
  readonly incoming: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

async function upgrade(
  { handle, wait }: UpgradeTools,
  sockets: ReturnType<typeof createWebSockets>,
  { incoming, socket, head }: Arrived,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const answer = await handle({
    method,
    target: url,
    // Node leaves out what was not sent; its type allows undefined all the same.
    headers: headers as MockRequest['headers'],
    body: undefined,
    address: incoming.socket.remoteAddress,
    isUpgrade: true,
  });
  const { socket: session, delivery = {} } = answer;
  if (!session) return refuse(incoming, socket, answer);
  if (sockets.size >= maxSockets) return refuse(incoming, socket, tooMany);
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  if (delivery.delayMs) await wait(delivery.delayMs, gone.signal).catch(() => undefined);
  if (socket.destroyed) return;
  if (delivery.fault === 'closed') socket.end(() => socket.destroy());
  else if (delivery.fault === 'reset') reset(socket);
  else sockets.open(incoming, socket, head, { session, fault: delivery.fault });
}

const tooMany = problemResponse({
  type: 'urn:concordat:websocket',
  title: 'Too many WebSockets',
  status: 503,
  detail: `The mock has ${maxSockets} WebSockets open, and no more at a time. Close some.`,
});

/** Answers as HTTP what does not become a WebSocket. */
function refuse(incoming: IncomingMessage, socket: Duplex, answer: MockResponse): void {
  if (socket.destroyed) return;
  const outgoing = new ServerResponse(incoming);
  // Only sockets come from a server.
  outgoing.assignSocket(socket as Socket);
  outgoing.on('finish', () => socket.end());
  outgoing.on('error', () => socket.destroy());
  write(outgoing, answer, true);
}

function reset(socket: Duplex): void {
  if ('resetAndDestroy' in socket && !('encrypted' in socket)) (socket as Socket).resetAndDestroy();
  else socket.destroy();
}
