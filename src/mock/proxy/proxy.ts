import type { IncomingMessage, ServerResponse } from 'node:http';
import { schemePlacesOf } from '../../http/secrets.ts';
import type { Model } from '../../model/model.ts';
import type { MockLog } from '../events.ts';
import type { Mock, NamedModel } from '../mock.ts';
import type { TraceRequest } from '../operations/request-trace.ts';
import type { ExchangeListener } from '../record/server-exchange.ts';
import { maxBodyBytes } from '../request/body-limit.ts';
import { type Mount, mountApi } from '../request/mount.ts';
import { type RunningServer, type ServeOptions, serve } from '../server/server.ts';
import type { ProxyContext } from './proxy-context.ts';
import { proxyRequest } from './proxy-request.ts';
import { connectUpstream, type Upstream } from './upstream.ts';

/** Settings of a proxy. */
export interface ProxyOptions {
  /** Refuse requests that break the document, and answer 500 instead of an answer that does. Default: false. */
  readonly errors?: boolean;
  /** Check requests. Default: true. */
  readonly validateRequest?: boolean;
  /** Send CORS headers where the server sends none, and answer preflight requests. Default: true. */
  readonly cors?: boolean;
  /** How long the head of an answer may take. Default: 30,000 ms. */
  readonly upstreamTimeoutMs?: number;
  /** The largest body that is held back to be checked; larger ones go by unchecked. Default: 10 MB. */
  readonly maxBodyBytes?: number;
  /** How long the body of an answer is held back to be checked. Default: 5,000 ms. */
  readonly maxHoldMs?: number;
  /** Told of every request. Default: nobody. */
  readonly log?: MockLog;
  /** In milliseconds, for the log's durations. Default: `performance.now`. */
  readonly clock?: () => number;
  /** Told of each exchange with the server as it was, secrets included. Default: nobody. */
  readonly record?: ExchangeListener;
  /** The time of the day for what is recorded, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
  /** Begins to trace each request. Default: none is traced. */
  readonly trace?: TraceRequest;
}

/** A server in front of a real one, that tells where requests and answers break the document. */
export interface ApiProxy {
  /** How the API is mounted. */
  readonly mount: Mount;
  /** Where requests go, without a slash at the end: `http://localhost:3000/v1`. */
  readonly upstream: string;
  /** Passes a request on, and its answer back. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void;
  /** Serves it over HTTP. @throws ToolkitError E_PORT when the port cannot be had */
  listen(options?: ServeOptions): Promise<RunningServer>;
}

/**
 * Makes a proxy for one API.
 *
 * @param upstream the real server's URL; the path of a request is put behind its path
 * @throws ToolkitError E_USAGE for what is no URL of a server
 * @example
 * const proxy = createProxy(model, 'http://localhost:8080/v1', { errors: true });
 * const { url, close } = await proxy.listen();
 */
export function createProxy(api: Model | NamedModel, upstream: string, options: ProxyOptions = {}): ApiProxy {
  const { name, model } = 'model' in api ? api : { name: 'api', model: api };
  const connection = connectUpstream(upstream, options.upstreamTimeoutMs ?? 30_000);
  const context = createContext({ name, model }, connection, options);
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    void proxyRequest(context, incoming, outgoing);
  return {
    mount: context.mount,
    upstream: connection.url,
    handle,
    async listen(listenOptions) {
      const server = await serve(neverAsked, {
        ...listenOptions,
        intercept: (incoming, outgoing) => {
          if (!listenOptions?.intercept?.(incoming, outgoing)) handle(incoming, outgoing);
          return true;
        },
      });
      return {
        url: server.url,
        async close() {
          await server.close();
          connection.close();
        },
        async stop(graceMs) {
          const cut = await server.stop(graceMs);
          connection.close();
          return cut;
        },
      };
    },
  };
}

function createContext({ name, model }: NamedModel, upstream: Upstream, options: ProxyOptions): ProxyContext {
  const { log = () => {}, errors = false } = options;
  let mock: Promise<Mock> | undefined;
  return {
    mount: mountApi(name, model, { document: false }),
    upstream,
    errors,
    validateRequest: options.validateRequest ?? true,
    cors: options.cors ?? true,
    maxBodyBytes: options.maxBodyBytes ?? maxBodyBytes,
    maxHoldMs: options.maxHoldMs ?? 5_000,
    mock: () => {
      // Most servers have all their operations.
      mock ??= import('../mock.ts').then(({ createMock }) =>
        createMock([{ name, model }], { errors, cors: false, log }),
      );
      return mock;
    },
    secrets: schemePlacesOf(model),
    log,
    clock: options.clock ?? (() => performance.now()),
    record: options.record,
    now: options.now ?? Date.now,
    trace: options.trace,
  };
}

/** Every request is intercepted, so that its body can pass without being read. */
function neverAsked(): never {
  throw new Error('the proxy has not taken a request');
}
