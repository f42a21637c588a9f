import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const programs = ['redis-server', 'valkey-server'];

/** A program that can be started here; undefined where there is none. */
export const redisProgram = programs.find((name) => spawnSync(name, ['--version']).status === 0);

/** For the name of tests that cannot be run. */
export const withoutRedis = 'needs redis-server or valkey-server, which is not installed here';

/** A server of its own, which keeps nothing. */
export interface RedisServer {
  /** `redis://127.0.0.1:40123`. */
  readonly url: string;
  /** Ends it at once, and starts it anew on the same port where `again` is called. */
  kill(): Promise<void>;
  again(): Promise<void>;
}

/** Starts one; it answers when this resolves. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-redis-'));
  const port = await freePort();
  let running = await start(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      const ended = new Promise((resolve) => running.once('close', resolve));
      running.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    async again() {
      running = await start(port, tmpdir());
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(redisProgram ?? '', [...settings, '--dir', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (/ready to accept connections/i.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('close', async () => reject(new Error(`${said}${await text(child.stderr)}`)));
  });
  return child;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
