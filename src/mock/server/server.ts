import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ToolkitError } from '../../error.ts';
import type { MockRequest, MockResponse } from '../exchange.ts';
import { failureResponse } from '../prism/problem-json.ts';
import { maxBodyBytes } from '../request/body-limit.ts';
import { deliver } from './deliver.ts';
import { defaultGraceMs, stopGracefully } from './graceful-stop.ts';
import { ownerOfPort } from './port-owner.ts';
import { mayUpgrade, takeUpgrades } from './take-upgrades.ts';
import { realWait, type Wait } from './wait.ts';
import { write } from './write.ts';

// Not imported: an import of this module reads all that it exports, which loads Node's own client.
const { createServer } = process.getBuiltinModule('node:http');

/** Where to listen. */
export interface ListenOptions {
  /** 0 takes a free one. Default: 0. */
  readonly port?: number;
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Key and certificate in PEM, for HTTPS. Default: HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly limits?: Partial<Limits>;
  /** How answers wait that shall come late. Default: by the machine's clock. */
  readonly wait?: Wait;
}

export interface ServeOptions extends ListenOptions {
  /** Answers requests that are not for the function; true when it has. Default: none. */
  readonly intercept?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** Whether a GET of this target, path and query, may become a WebSocket. Default: none may. */
  readonly upgrades?: (target: string) => boolean;
}

export interface RunningServer {
  /** Without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Stops: no new connections, open ones are closed. */
  close(): Promise<void>;
  /**
   * Stops once what is under way is answered.
   *
   * @param graceMs what takes longer is cut off; default: 10,000 ms
   * @returns how many connections were cut off
   */
  stop(graceMs?: number): Promise<number>;
}

type Handle = (request: MockRequest) => MockResponse | Promise<MockResponse>;

/** What the server bears with. */
export interface Limits {
  /** The largest body that is read. Default: 10 MB, as Prism's. */
  readonly maxBodyBytes: number;
  /** How long a sender may take for the headers. Default: 60,000 ms, as Node's. */
  readonly headersTimeoutMs: number;
  /** How long a sender may take for the whole request. Default: 300,000 ms, as Node's. */
  readonly requestTimeoutMs: number;
}

const defaultLimits: Limits = { maxBodyBytes, headersTimeoutMs: 60_000, requestTimeoutMs: 300_000 };
const keepAliveTimeoutMs = 5_000;
/** So many times the limit of a body is read and thrown away. */
const drainedFactor = 20;

/**
 * Serves a function from request to answer over HTTP/1.1.
 *
 * @throws ToolkitError E_PORT when the port is in use or not allowed
 */
export async function serve(handle: Handle, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', intercept, tls } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const serving = { handle, limits, wait: options.wait ?? realWait };
  const { headersTimeoutMs, requestTimeoutMs } = limits;
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!intercept?.(incoming, outgoing)) respond(serving, incoming, outgoing);
  };
  const settings = {
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    // Timeouts are looked for so often.
    connectionsCheckingInterval: Math.min(30_000, headersTimeoutMs, requestTimeoutMs),
    // Of everything else an upgrade is ignored.
    ...(options.upgrades && { shouldUpgradeCallback: mayUpgrade(options.upgrades) }),
  };
  const server = tls
    ? (await import('node:https')).createServer({ ...settings, ...tls }, listener)
    : createServer(settings, listener);
  const stopUpgrades =
    options.upgrades &&
    takeUpgrades(server, { handle, wait: serving.wait, maxBodyBytes: limits.maxBodyBytes });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const scheme = tls ? 'https' : 'http';
  return {
    url: `${scheme}://${hostOf(address)}:${address.port}`,
    close: () => close(server, stopUpgrades),
    stop(graceMs = defaultGraceMs) {
      stopUpgrades?.();
      return stopGracefully(server, graceMs);
    },
  };
}

/** What each answer needs. */
interface Serving {
  readonly handle: Handle;
  readonly limits: Limits;
  readonly wait: Wait;
}

/** Answers without a detour through a promise where there is no body to wait for: most requests have none. */
function respond(serving: Serving, incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.on('error', () => outgoing.destroy());
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (encoding === undefined && (length === undefined || length === '0')) {
    answer(serving, incoming, outgoing, undefined);
    return;
  }
  readBytes(incoming, serving.limits.maxBodyBytes, (bytes) => answer(serving, incoming, outgoing, bytes));
}

function answer(
  { handle, wait }: Serving,
  { method = 'GET', url = '/', headers, socket }: IncomingMessage,
  outgoing: ServerResponse,
  body: Uint8Array | undefined | 'too large',
): void {
  const isTooLarge = body === 'too large';
  try {
    const made = handle({
      method,
      target: url,
      // Node leaves out what was not sent; its type allows undefined all the same.
      headers: headers as MockRequest['headers'],
      body: isTooLarge ? undefined : body,
      address: socket.remoteAddress,
      ...(isTooLarge && { isTooLarge }),
    });
    if (!(made instanceof Promise)) writeSafely(outgoing, made, isTooLarge, wait);
    else
      made.then(
        (response) => writeSafely(outgoing, response, isTooLarge, wait),
        (error) => fail(outgoing, error),
      );
  } catch (error) {
    fail(outgoing, error);
  }
}

function writeSafely(outgoing: ServerResponse, response: MockResponse, isLast: boolean, wait: Wait): void {
  const { delivery } = response;
  if (delivery && !isLast) {
    const tools = { wait, write: (whole: MockResponse) => write(outgoing, whole, false) };
    deliver(outgoing, response, delivery, tools).catch((error) => fail(outgoing, error));
    return;
  }
  try {
    write(outgoing, response, isLast);
  } catch (error) {
    fail(outgoing, error);
  }
}

/** The sender went away, or the answer is one that HTTP cannot carry. */
function fail(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent) outgoing.destroy();
  else write(outgoing, failureResponse(error), true);
}

/**
 * Reads a body to its end. Of one that is too large the rest is thrown away, since many clients look at the answer
 * only when they have sent everything; one that is beyond measure is not waited for. Nothing is called when the
 * sender goes away.
 */
function readBytes(
  incoming: IncomingMessage,
  limit: number,
  done: (body: Uint8Array | undefined | 'too large') => void,
): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const onData = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > drainedFactor * limit) finish();
  };
  const finish = () => {
    incoming.off('data', onData);
    incoming.off('end', finish);
    if (size > limit) done('too large');
    else if (size === 0) done(undefined);
    else done(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  };
  incoming.on('data', onData);
  incoming.on('end', finish);
  // What breaks off has nobody to answer.
  incoming.on('error', () => {});
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

function close(server: Server, stopUpgrades: (() => void) | undefined): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    stopUpgrades?.();
  });
}
