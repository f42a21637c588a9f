import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };

let folder: string;
let running: Running | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-kill-'));
});
afterEach(async () => {
  await running?.kill();
  rmSync(folder, { recursive: true });
});

interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

/** A mock in a process of its own, on one file. @param shell before it, such as a limit */
async function start(shell = ''): Promise<Running> {
  const words = ['bin/concordat.js', 'mock', 'spec/jobs/openapi.yaml', '--port', '0', '--empty'];
  const state = ['--state', `sqlite:${join(folder, 'mock.db')}`, '--verboseLevel', 'info'];
  const line = [process.execPath, ...words, ...state].map((word) => `'${word}'`).join(' ');
  const child = spawn('bash', ['-c', `${shell} exec ${line}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await addressOf(child);
  return {
    url: `${url}/api/v1`,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const url = /Mock server on (http:\/\/[\d.:]+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', () => reject(new Error(`the mock ended: ${said}`)));
  });
}

/** Sends jobs one after the other until the mock is gone; notes each that was acknowledged, with what was sent. */
async function submit(url: string, name: string, acknowledged: Map<number, object>, onEach: () => void) {
  for (let count = 0; ; count += 1) {
    const config = { from: name, count, text: 'x'.repeat(500 + count) };
    try {
      const response = await fetch(`${url}/jobs`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ type: 'import', config }),
      });
      const { data } = await response.json();
      if (response.status !== 202) return;
      expect(acknowledged.has(data.job_id), `${data.job_id} was given once`).toBe(false);
      acknowledged.set(data.job_id, config);
    } catch {
      return;
    }
    onEach();
  }
}

/** All jobs, by their ids. */
async function jobsOf(url: string): Promise<Map<number, { config: object }>> {
  const jobs = new Map<number, { config: object }>();
  for (let page = 1; ; page += 1) {
    const response = await fetch(`${url}/jobs?page=${page}&page_size=100`, { headers });
    const { data } = await response.json();
    for (const job of data) jobs.set(job.id, job);
    if (data.length === 0) return jobs;
  }
}

test('kill -9 while four clients write: everything that was acknowledged is there, whole, and ids go on', async () => {
  const acknowledged = new Map<number, object>();
  for (const most of [40, 140]) {
    running = await start();
    const { url, kill } = running;
    let killed: Promise<void> | undefined;
    const onEach = () => {
      if (acknowledged.size >= most) killed ??= kill();
    };
    const clients = ['a', 'b', 'c', 'd'].map((name) => submit(url, `${name}${most}`, acknowledged, onEach));
    await Promise.all(clients);
    await killed;
    expect(acknowledged.size).toBeGreaterThanOrEqual(most);
  }
  running = await start();
  const jobs = await jobsOf(running.url);
  for (const [id, config] of acknowledged) expect(jobs.get(id)?.config, `job ${id}`).toEqual(config);
  // What was written and not acknowledged any more is whole too.
  for (const [id, job] of jobs)
    expect(job, `job ${id}`).toMatchObject({ id, config: { count: expect.any(Number) } });
  expect([...jobs.keys()].sort((one, other) => one - other)).toEqual(
    [...jobs.keys()].map((_, index) => index + 1),
  );
});

test('a second mock on the same file is refused', async () => {
  running = await start();
  await expect(start()).rejects.toThrow(/mock\.db is in use by another process/);
});

test.skipIf(process.platform !== 'linux')(
  'a full disk refuses requests, and loses none that was answered',
  async () => {
    const acknowledged = new Map<number, object>();
    // In blocks of 1,024 bytes: a file cannot become larger.
    running = await start("trap '' XFSZ; ulimit -f 400;");
    await submit(running.url, 'full', acknowledged, () => {});
    const refused = await fetch(`${running.url}/jobs`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'import', config: { text: 'x'.repeat(100_000) } }),
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await refused.json()).detail).toContain('cannot be written to');
    expect((await jobsOf(running.url)).size).toBe(acknowledged.size);
    await running.kill();
    running = await start();
    const jobs = await jobsOf(running.url);
    expect([...jobs.keys()].sort((one, other) => one - other)).toEqual(
      [...acknowledged.keys()].sort((one, other) => one - other),
    );
  },
);
