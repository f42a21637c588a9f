import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { demoCustomersKey } from '../../../contract-tests/servers/datasources/demo.ts';
import { type DatasourcesServer, startServer } from '../../../contract-tests/servers/datasources/server.ts';
import { demoApiKey } from '../../../contract-tests/servers/projects/demo.ts';
import { startServer as startProjects } from '../../../contract-tests/servers/projects/server.ts';
import { createClient, type DatasourcesClient } from '../../../generated/datasources/client.ts';
import { createClient as createProjectsClient } from '../../../generated/projects/client.ts';
import { createRandom } from '../../../src/schema/sample/random.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

interface Sync {
  readonly server: DatasourcesServer;
  readonly client: DatasourcesClient;
  readonly folder: string;
  readonly database: string;
}

async function begin(): Promise<Sync> {
  const server = await startServer();
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const client = createClient({ baseUrl: server.url, auth: { customersKeyHeader: demoCustomersKey } });
  return { server, client, folder, database: join(folder, 'warehouse.db') };
}

/** Runs a program once. @returns what killed it, or what it says at its end */
async function runProgram(name: string, task: Readonly<Record<string, unknown>>): Promise<unknown> {
  const program = fileURLToPath(new URL(`${name}.fixture.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=concordat-source', program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const [output, errors] = await told;
  if (signal) return signal;
  expect(code, errors).toBe(0);
  return JSON.parse(output);
}

const run = ({ server, folder, database }: Sync, mode: string, dieAt?: number) =>
  runProgram('sync-customers', { url: server.url, database, folder, mode, dieAt });

function select(database: string, sql: string): Record<string, unknown>[] {
  const warehouse = new DatabaseSync(database, { readOnly: true });
  const rows = warehouse.prepare(sql).all();
  warehouse.close();
  return rows;
}

const twice = 'SELECT count(*) AS times FROM deliveries GROUP BY id, updated_at HAVING times > 1';

test('killed again and again, each customer comes exactly once', { timeout: 180_000 }, async () => {
  const sync = await begin();
  const random = createRandom('crash');
  let kills = 0;
  let ended: unknown = 'SIGKILL';
  while (ended === 'SIGKILL') {
    // More than is left at the end: the last one lives.
    ended = await run(sync, 'together', random.integer(1, 450));
    if (ended !== 'SIGKILL') break;
    kills += 1;
    // One that was loaded already changes: the next program is to bring it again, once.
    const loaded = select(sync.database, 'SELECT id FROM customers ORDER BY id');
    const id = loaded[random.integer(0, Math.max(0, loaded.length - 1))]?.id;
    if (id === undefined) continue;
    const changed = await sync.client.updateCustomer({
      path: { id: String(id) },
      body: { name: `Kill ${kills}` },
    });
    expect(changed.ok).toBe(true);
  }
  expect(kills).toBeGreaterThan(6);
  expect(select(sync.database, twice)).toEqual([]);
  const there: unknown[] = [];
  for await (const { customer_id, name, updated_at } of sync.client.listCustomers.pages())
    there.push({ id: customer_id, name, updated_at });
  expect(there.length).toBe(2500);
  const here = select(sync.database, 'SELECT id, name, updated_at FROM customers ORDER BY updated_at, id');
  expect(here.map((row) => ({ ...row }))).toEqual(there);
  expect(await run(sync, 'together')).toMatchObject({ handled: 0, batches: 0 });
});

test.each(['sqlite', 'file'])(
  'with the cursor behind the rows, in %s, none is lost and one batch comes again',
  async (mode) => {
    const sync = await begin();
    // A batch is 50 rows and a commit with a moment before and behind it: this is behind the second commit.
    expect(await run(sync, mode, 104)).toBe('SIGKILL');
    expect(await run(sync, mode)).toMatchObject({ handled: 2450, skipped: 1 });
    expect(select(sync.database, twice).length).toBe(50);
    expect(select(sync.database, 'SELECT count(*) AS n FROM customers')[0]?.n).toBe(2500);
  },
);

test('a batch that is killed again and again makes each project once', { timeout: 180_000 }, async () => {
  const server = await startProjects();
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const random = createRandom('projects');
  let runs = 0;
  let ended: unknown = 'SIGKILL';
  for (; ended === 'SIGKILL'; runs += 1) {
    const dieAt = random.integer(1, 110);
    ended = await runProgram('create-projects', { url: server.url, folder, count: 200, dieAt });
  }
  expect(runs).toBeGreaterThan(5);
  // A project that was made and sent again with another key would be refused: its name is taken.
  expect(ended).toEqual({ ok: true, complete: true, all: 200, refused: [] });
  const client = createProjectsClient({ baseUrl: server.url, auth: { apiKeyHeader: demoApiKey } });
  const names = new Set<string>();
  let projects = 0;
  for await (const { name } of client.listProjects.pages()) {
    names.add(name);
    projects += 1;
  }
  expect([projects, names.size]).toEqual([200, 200]);
});
