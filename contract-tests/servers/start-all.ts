import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoServer, demoServers, type Seed } from './demo-servers.ts';
import type { RunningServer, ServerOptions } from './shared/listen.ts';

/** How all servers are started. */
export interface AllOptions {
  /** The first server's port, from 1; the others take those after it. Default: free ones. */
  readonly port?: number;
  /** Default: `off`. */
  readonly limits?: 'off' | 'documented';
  /** A folder for their databases and files, made where it is missing. Default: in memory, gone at the end. */
  readonly data?: string;
}

/** Servers that listen. */
export interface AllServers {
  readonly servers: readonly {
    readonly api: string;
    readonly url: string;
    readonly signIn: readonly string[];
  }[];
  /** Ends all of them, each with what it has under way. */
  close(): Promise<void>;
}

/**
 * Starts all servers, one after the other, and fills those that are empty.
 *
 * @param demos Default: all five
 * @throws Error that says which port is taken, or what else is wrong; none is left running
 */
export async function startAll(
  { port, limits = 'off', data }: AllOptions = {},
  demos: readonly DemoServer[] = demoServers,
): Promise<AllServers> {
  if (port !== undefined && port + demos.length - 1 > 65_535) {
    throw new Error(
      `--port ${port} leaves no room: the last of ${demos.length} servers needs a port up to 65535`,
    );
  }
  if (data !== undefined) await mkdir(data, { recursive: true });
  const running: { readonly demo: DemoServer; readonly server: RunningServer }[] = [];
  const close = async () => {
    await Promise.all(running.map(({ server }) => server.close()));
  };
  try {
    for (const [index, demo] of demos.entries()) {
      const server = await start(demo, {
        limits,
        port: port === undefined ? 0 : port + index,
        ...(data !== undefined && { database: join(data, `${demo.api}.db`) }),
      });
      running.push({ demo, server });
      if (demo.seed) await fill(demo.api, server.url, demo.seed);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const servers = running.map(({ demo: { api, signIn }, server: { url } }) => ({ api, url, signIn }));
  return { servers, close };
}

async function start({ api, start }: DemoServer, options: ServerOptions): Promise<RunningServer> {
  try {
    return await start(options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    const hint = 'end what listens there, or choose other ports with --port';
    throw new Error(`port ${options.port} is taken, where ${api} would listen: ${hint}`, { cause: error });
  }
}

async function fill(api: string, url: string, { headers, list, entriesOf, requests }: Seed): Promise<void> {
  const listed = await fetch(url + list, { headers });
  if (!listed.ok) throw new Error(`${api} answered ${listed.status} for ${list} when it was to be filled`);
  // The type of each list is its document's.
  if (entriesOf((await listed.json()) as never).length > 0) return;
  for (const { path, body } of requests) {
    const isForm = body instanceof FormData;
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: isForm ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: isForm ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${api} refused what it was to be filled with: ${await answer.text()}`);
    await answer.body?.cancel();
  }
}
