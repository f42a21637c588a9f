import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** A mock server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to the end of its first answer. */
  readonly firstAnswerMs: number;
  /** The most memory that it has had at once (on Linux only), in MB of 1024 × 1024 bytes. */
  peakMemoryMb(): number;
  /** The time that processors have spent on it so far (on Linux only): not more because others are busy too. */
  cpuMs(): number;
  /** Resolves when it has nothing more to do: what is left of a load would slow down the next server. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The command line of a server, without Node, for a port. */
export type Program = (port: number) => readonly string[];

/** Prism's own server. */
export function prism(document: string, ...flags: readonly string[]): Program {
  const cli = fileURLToPath(new URL('../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url));
  return mockProgram(cli, document, flags);
}

/** The command line of `mock`, which ours has in common with Prism. */
export function mockProgram(cli: string, document: string, flags: readonly string[]): Program {
  return (port) => [cli, 'mock', document, '--port', String(port), '-v', 'silent', ...flags];
}

/** Nothing is left behind, however this process ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
process.once('SIGINT', () => process.exit(130));

/** Starts a program and asks for a path until it answers. */
export async function startServer(program: Program, target: string): Promise<ServerProcess> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [...program(port)], {
    stdio: 'ignore',
    // Away from the configuration of whoever runs this.
    cwd: tmpdir(),
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = `http://127.0.0.1:${port}`;
  await answered(child, `${url}${target}`);
  return {
    url,
    firstAnswerMs: performance.now() - started,
    peakMemoryMb: () => peakMemoryMb(child),
    cpuMs: () => cpuMs(child),
    settled: () => settled(child),
    stop: () => stopped(child),
  };
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

/** @see https://www.kernel.org/doc/html/latest/filesystems/proc.html VmHWM */
function peakMemoryMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** User and system time, in hundredths of a second. @see https://www.kernel.org/doc/html/latest/filesystems/proc.html */
function cpuMs({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in parentheses, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Looks for ten seconds at most; where the system does not tell, waits for one look. */
async function settled(child: ChildProcess): Promise<void> {
  const isTold = existsSync(`/proc/${child.pid}/stat`);
  for (let look = 0; look < 100; look += 1) {
    const before = isTold ? cpuMs(child) : 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!isTold || cpuMs(child) - before <= 10) return;
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
