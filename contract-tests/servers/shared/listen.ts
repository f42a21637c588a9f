import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type FastifyInstance, fastify } from 'fastify';
import { loadModel } from '../../../src/model/load.ts';
import type { Model } from '../../../src/model/model.ts';

/** What every server takes. */
export interface ServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default: `127.0.0.1`. */
  readonly host?: string;
  /** Whether requests are counted and refused as the document says. Default: `off`. */
  readonly limits?: 'off' | 'documented';
  /** A file, or `:memory:`, the default. */
  readonly database?: string;
  /** Default: the system's. */
  readonly clock?: () => Date;
  /** Told of what became a 500. Default: writes it to standard error. */
  readonly onError?: (error: unknown) => void;
  /** The one way to break it on purpose, by its id in the server's table of `../mutants/`. Default: none. */
  readonly mutant?: string | undefined;
  /** How long `close` waits for answers that are under way, in milliseconds. Default: 10,000. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** With the base path, without a trailing slash: `http://127.0.0.1:4101/api/v1`. */
  readonly url: string;
  readonly model: Model;
  /** Takes no more requests, finishes those that are under way, and frees what the server holds. */
  close(): Promise<void>;
}

/** Reads an API's document from `spec/`. @throws Error with what is wrong with it */
export async function loadSpec(api: string): Promise<Model> {
  const path = fileURLToPath(new URL(`../../../spec/${api}/openapi.yaml`, import.meta.url));
  const loaded = await loadModel(path);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.value;
}

/**
 * An application that answers nothing of its own accord: what it answers, the document says.
 *
 * @param ignoreTrailingSlash whether `/jobs/` means `/jobs`. Default: it is another path
 */
export function createApp(createId: () => string, ignoreTrailingSlash = false): FastifyInstance {
  return fastify({
    logger: false,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: createId,
    rewriteUrl: ({ url = '/' }) => withDecodablePath(url),
    // Longer than any request line: how long a parameter may be is the document's matter.
    routerOptions: { maxParamLength: 65_536, ignoreTrailingSlash },
  });
}

/** Listens, and says where. @param release runs when the server is closed, or cannot listen */
export async function listen(
  app: FastifyInstance,
  model: Model,
  options: ServerOptions,
  release: () => void | Promise<void>,
): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const stop = stopper(app, options.graceMs ?? 10_000);
  const address = await app.listen({ port: options.port ?? 0, host }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  let closed: Promise<void> | undefined;
  return {
    url: `${address}${model.servers[0]?.basePath ?? ''}`,
    model,
    close: () => {
      closed ??= stop().then(release);
      return closed;
    },
  };
}

/** Ends an application: who is waiting for an answer gets it, on a connection that ends with it. */
function stopper(app: FastifyInstance, graceMs: number): () => Promise<void> {
  let isStopping = false;
  const connections = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('Connection', 'close');
  });
  return async () => {
    isStopping = true;
    // Clients open connections ahead. Node does not take one without a request for idle, and would wait for it.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
    const deadline = setTimeout(() => app.server.closeAllConnections(), graceMs);
    await app.close();
    clearTimeout(deadline);
  };
}

/** Writes an error that nobody foresaw to standard error. */
export function printError(error: unknown): void {
  console.error(error);
}

/** Broken escapes in a path become text like any other: the parameter's schema refuses it. */
function withDecodablePath(url: string): string {
  const [path = ''] = url.split('?', 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
