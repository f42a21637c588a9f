import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Delivery } from '../behaviour.ts';
import type { Wait } from '../server/wait.ts';
import type { SocketConnection, SocketSession } from './socket-session.ts';

// The adapter of ws: its types do not leave this file.

/** The connections of one server that have become WebSockets. */
export interface WebSockets {
  /** Answers the handshake and runs the session; what is wrong with the handshake is answered with 400 or 426. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, opening: SocketOpening): void;
  /** How many are open. */
  readonly size: number;
  /** Ends all of them at once. */
  close(): void;
}

/** What happens on a connection. */
export interface SocketOpening {
  readonly session: SocketSession;
  readonly fault: Delivery['fault'];
}

const maxReasonBytes = 123;

/** @param maxMessageBytes of one message of a client: a larger one closes the connection with 1009 */
export function createWebSockets(maxMessageBytes: number, wait: Wait): WebSockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: maxMessageBytes,
    // Small messages on a near network: not worth what a bomb could do.
    perMessageDeflate: false,
  });
  return {
    open(request, socket, head, { session, fault }) {
      server.handleUpgrade(request, socket, head, (opened) => {
        const connection = connectionOf(opened, socket, fault, wait);
        if (fault === 'empty') connection.close(1000);
        else session.run(connection).catch(() => connection.close(1011, 'the mock failed'));
      });
    },
    get size() {
      return server.clients.size;
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function connectionOf(
  opened: WebSocket,
  socket: Duplex,
  fault: Delivery['fault'],
  wait: Wait,
): SocketConnection {
  const over = new AbortController();
  opened.on('close', () => over.abort());
  // What breaks the protocol or the limit is closed by ws, with the code that says so.
  opened.on('error', () => {});
  return {
    send(text) {
      if (opened.readyState !== opened.OPEN) return;
      opened.send(text, () => {
        if (fault === 'reset-in-body') reset(socket);
      });
    },
    close: (code, reason = '') => opened.close(code, cut(reason)),
    onMessage(listener) {
      opened.on('message', (data, isBinary) => {
        // Without fragments of its own choice ws hands over one buffer.
        const bytes = data as Buffer;
        listener(isBinary ? bytes : bytes.toString('utf8'));
      });
    },
    signal: over.signal,
    wait,
  };
}

/** Whole characters, as many as fit. */
function cut(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > maxReasonBytes) text = [...text].slice(0, -1).join('');
  return text;
}

/** As a server that crashes. Below TLS the connection cannot be reached: there it ends without a word. */
function reset(socket: Duplex): void {
  if ('resetAndDestroy' in socket && !('encrypted' in socket)) (socket as Socket).resetAndDestroy();
  else socket.destroy();
}
