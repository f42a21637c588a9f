import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server behind the proxy got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** A server behind a proxy. */
export interface UpstreamServer {
  readonly url: string;
  /** What it got, in order. */
  readonly received: ReceivedRequest[];
  /** How many connections were made to it. */
  connections(): number;
  close(): void;
}

/** Starts a server that answers as the function says, once it has read the request. */
export function startUpstream(
  answer: (outgoing: ServerResponse, received: ReceivedRequest, incoming: IncomingMessage) => void,
): Promise<UpstreamServer> {
  const received: ReceivedRequest[] = [];
  let connections = 0;
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
    } catch {
      return;
    }
    const { method = '', url = '', rawHeaders } = incoming;
    const request = { method, url, rawHeaders, body: Buffer.concat(chunks).toString() };
    received.push(request);
    answer(outgoing, request, incoming);
  });
  server.on('connection', () => {
    connections += 1;
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        received,
        connections: () => connections,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
