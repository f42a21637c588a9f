import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ToolkitError } from '../error.ts';
import type { MockRequest, MockResponse } from './exchange.ts';
import { ownerOfPort } from './port-owner.ts';
import { failureResponse } from './problem-json.ts';
import { maxBodyBytes, tooLargeResponse } from './request-body.ts';

/** Where to listen. */
export interface ListenOptions {
  /** 0 takes a free one. Default: 0. */
  readonly port?: number;
  /** Default: `127.0.0.1`. */
  readonly host?: string;
}

export interface ServeOptions extends ListenOptions {
  /** Answers requests that are not for the function; true when it has. Default: none. */
  readonly intercept?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
}

export interface RunningServer {
  /** Without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Stops: no new connections, open ones are closed. */
  close(): Promise<void>;
}

type Handle = (request: MockRequest) => Promise<MockResponse>;

/** Node's defaults, written down: how long a sender may take for the headers, and for the whole request. */
const headersTimeoutMs = 60_000;
const requestTimeoutMs = 300_000;
const keepAliveTimeoutMs = 5_000;
const maxDrainedBytes = 20 * maxBodyBytes;

/**
 * Serves a function from request to answer over HTTP/1.1.
 *
 * @throws ToolkitError E_PORT when the port is in use or not allowed
 */
export async function serve(handle: Handle, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', intercept } = options;
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
    },
    (incoming, outgoing) => {
      if (!intercept?.(incoming, outgoing)) void respond(handle, incoming, outgoing);
    },
  );
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return { url: `http://${hostOf(address)}:${address.port}`, close: () => close(server) };
}

async function respond(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.on('error', () => outgoing.destroy());
  try {
    const body = await readBytes(incoming);
    const { method = 'GET', url = '/' } = incoming;
    const headers = headersOf(incoming);
    const answer = body.ok
      ? await handle({ method, target: url, headers, body: body.bytes })
      : tooLargeResponse();
    write(outgoing, answer, !body.ok);
  } catch (error) {
    // The sender went away, or the answer is one that HTTP cannot carry.
    if (outgoing.headersSent) outgoing.destroy();
    else write(outgoing, failureResponse(error), true);
  }
}

/**
 * Reads a body to its end. Of one that is too large the rest is thrown away, since many clients look at the answer
 * only when they have sent everything; one that is beyond measure is not waited for.
 */
async function readBytes(
  incoming: IncomingMessage,
): Promise<{ ok: true; bytes: Uint8Array | undefined } | { ok: false }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > maxDrainedBytes) break;
  }
  if (size > maxBodyBytes) return { ok: false };
  return { ok: true, bytes: size === 0 ? undefined : Buffer.concat(chunks) };
}

function headersOf({ headers }: IncomingMessage): MockRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}

function write(outgoing: ServerResponse, answer: MockResponse, last: boolean): void {
  // Those of an answer that failed on the way.
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
  for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = answer.status;
  if (last) outgoing.setHeader('connection', 'close');
  if (answer.body === undefined) {
    outgoing.end();
    return;
  }
  outgoing.setHeader('content-length', Buffer.byteLength(answer.body));
  outgoing.end(answer.body);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port, host)));
    try {
      server.listen(port, host, resolve);
    } catch (error) {
      reject(portError(error as NodeJS.ErrnoException, port, host));
    }
  });
}

function portError(error: NodeJS.ErrnoException, port: number, host: string): unknown {
  const hint = 'Choose another with --port, or let --port 0 find a free one.';
  if (error.code === 'EADDRINUSE') {
    const owner = ownerOfPort(port);
    const by = owner === undefined ? '' : ` by ${owner}`;
    return new ToolkitError('E_PORT', `port ${port} is in use${by}`, { hint, cause: error });
  }
  if (error.code === 'EACCES') {
    return new ToolkitError('E_PORT', `port ${port} may not be used`, { hint, cause: error });
  }
  if (error.code === 'ERR_SOCKET_BAD_PORT') {
    return new ToolkitError('E_PORT', `${port} is not a port: it must be from 0 to 65535`, {
      hint,
      cause: error,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    const message = `the address ${host} is not one of this machine`;
    return new ToolkitError('E_PORT', message, {
      hint: 'Correct --host: 127.0.0.1, or 0.0.0.0 for all.',
      cause: error,
    });
  }
  return error;
}

/** An address for a URL: that of "all addresses" is not one to connect to. */
function hostOf({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost';
  return family === 'IPv6' ? `[${address}]` : address;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
