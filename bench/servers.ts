import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A mock server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to the end of its first answer. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

/** The programs that serve a document: ours and Prism's own. */
export const programs = {
  concordat: (document: string, port: number) => [
    path('../bin/concordat.js'),
    'mock',
    document,
    '--port',
    String(port),
    '-v',
    'silent',
  ],
  prism: (document: string, port: number) => [
    path('../node_modules/@stoplight/prism-cli/dist/index.js'),
    'mock',
    document,
    '--port',
    String(port),
    '-v',
    'silent',
  ],
} as const;

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** Starts a program and asks for a path until it answers. */
export async function startServer(
  args: (port: number) => readonly string[],
  target: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [...args(port)], {
    stdio: 'ignore',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  const url = `http://127.0.0.1:${port}`;
  await answered(child, `${url}${target}`);
  return { url, firstAnswerMs: performance.now() - started, stop: () => stopped(child) };
}

async function answered(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with ${child.exitCode} before it answered ${url}`);
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
      return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
