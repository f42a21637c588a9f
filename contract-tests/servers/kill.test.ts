import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../src/schema/sample/random.ts';
import { demoApiKey as jobsKey } from './jobs/server.ts';
import { demoApiKey as projectsKey } from './projects/demo.ts';
import { type MainProcess, startMain } from './shared/main-process.ts';
import { temporaryFolder } from './shared/temporary-folder.ts';

/** A server that keeps what it is sent: how to write something to it, and to read it again. */
interface Writable {
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The request that writes something of a name. */
  readonly write: (name: string) => { readonly path: string; readonly body: unknown };
  /** What a successful answer acknowledges: the path to read it at. */
  readonly pathOf: (answer: Response) => string;
  /** The name that is read again. */
  readonly nameIn: (body: never) => unknown;
}

const servers: readonly Writable[] = [
  {
    api: 'jobs',
    headers: { Authorization: `Bearer ${jobsKey}` },
    write: (name) => ({ path: '/jobs', body: { config: { name } } }),
    pathOf: ({ headers }) => headers.get('location') ?? '',
    nameIn: ({ data }: { readonly data: { readonly config: { readonly name: string } } }) => data.config.name,
  },
  {
    api: 'projects',
    headers: { 'X-API-Key': projectsKey },
    write: (name) => ({ path: '/projects', body: { name } }),
    pathOf: ({ headers }) => headers.get('location') ?? '',
    nameIn: ({ name }: { readonly name: string }) => name,
  },
];

const clients = 8;

async function start(api: string, database: string): Promise<MainProcess> {
  const started = await startMain(api, ['--database', database]);
  onTestFinished(() => started.kill());
  return started;
}

/** Writes from several clients at once until so many writes are acknowledged, and kills the server in their middle. */
async function writeUntilKilled(
  server: Writable,
  running: MainProcess,
  enough: number,
): Promise<ReadonlyMap<string, string>> {
  const acknowledged = new Map<string, string>();
  let killed: Promise<void> | undefined;
  const client = async () => {
    while (!killed) {
      const name = randomUUID();
      const { path, body } = server.write(name);
      const answer = await fetch(running.url + path, {
        method: 'POST',
        headers: { ...server.headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      // Gone with the server: nobody was told that it was written.
      if (!answer) continue;
      expect(answer.ok, await answer.clone().text()).toBe(true);
      acknowledged.set(name, server.pathOf(answer));
      if (acknowledged.size >= enough) killed ??= running.kill();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await killed;
  return acknowledged;
}

const rounds = servers.flatMap((server) => [1, 2].map((seed) => ({ ...server, seed })));

test.each(rounds)(
  '$api keeps each write that it has acknowledged when it is killed, seed $seed',
  async ({ seed, ...server }) => {
    const database = join(temporaryFolder(), 'killed.db');
    const enough = clients + createRandom(String(seed)).integer(0, 150);
    const acknowledged = await writeUntilKilled(server, await start(server.api, database), enough);
    const again = await start(server.api, database);
    const found = new Set<unknown>();
    for (const path of acknowledged.values()) {
      const answer = await fetch(new URL(path, again.url), { headers: server.headers });
      if (answer.ok) found.add(server.nameIn((await answer.json()) as never));
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(enough);
    expect([...acknowledged.keys()].filter((name) => !found.has(name))).toEqual([]);
    expect(await again.stop()).toBe(0);
  },
);
