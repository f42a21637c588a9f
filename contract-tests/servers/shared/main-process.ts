import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface MainProcess {
  /** With the base path. */
  readonly url: string;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number | null>;
}

/**
 * Starts a server's `main.ts` on a free port, and waits until it listens.
 *
 * @param args beside the port: `['--database', 'jobs.db']`
 * @param environment what differs from this process's
 * @throws Error with what it wrote, where it ends instead
 */
export async function startMain(
  api: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<MainProcess> {
  const main = fileURLToPath(new URL(`../${api}/main.ts`, import.meta.url));
  const { MUTANT: _, ...env } = process.env;
  const child = spawn(process.execPath, [main, '--port', '0', ...args], {
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const url = await urlOf(child);
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

/** What it says in its first line: `jobs listens on http://127.0.0.1:4101/api/v1`. */
async function urlOf({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('the process has no output');
  let told = '';
  stderr.on('data', (chunk) => {
    told += String(chunk);
  });
  for await (const line of createInterface({ input: stdout })) {
    const url = / listens on (http:\S+)$/.exec(line)?.[1];
    if (url) {
      // Nobody reads what comes next; it must not fill the pipe.
      stdout.resume();
      return url;
    }
  }
  throw new Error(`the server ended before it listened: ${told}`);
}
