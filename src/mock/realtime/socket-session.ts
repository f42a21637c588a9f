import type { Wait } from '../server/wait.ts';

// What happens on a connection that has become a WebSocket. Types only: `web-sockets.ts` has the connections.

/** An open WebSocket, seen from the mock. */
export interface SocketConnection {
  /** Sends a text; nothing happens on one that is closed. */
  send(text: string): void;
  /** @param reason at most 123 bytes of UTF-8; what is longer is cut */
  close(code: number, reason?: string): void;
  /** Told of each message of the client: a text, or bytes. */
  onMessage(listener: (message: string | Uint8Array) => void): void;
  /** Aborts when the connection is over. */
  readonly signal: AbortSignal;
  readonly wait: Wait;
}

/** What a mock does on a WebSocket. */
export interface SocketSession {
  /** Runs until the connection is over; never rejects because of that. */
  run(connection: SocketConnection): Promise<void>;
}
