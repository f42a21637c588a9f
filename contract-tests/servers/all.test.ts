import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DemoServer, demoServers } from './demo-servers.ts';
import { startServer as startJobs } from './jobs/server.ts';
import { temporaryFolder } from './shared/temporary-folder.ts';
import { startAll } from './start-all.ts';

const program = fileURLToPath(new URL('./all.ts', import.meta.url));

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What it prints until all listen. */
async function readTable({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout ?? []) {
    printed += String(chunk);
    if (printed.includes('Ctrl-C ends them.')) return printed;
  }
  return printed;
}

/** The addresses in the table, by server. */
function urlsIn(table: string): ReadonlyMap<string, string> {
  return new Map([...table.matchAll(/^(\w+) +(http:\S+)/gm)].map(([, api = '', url = '']) => [api, url]));
}

const lists = [
  ['jobs', '/jobs', { Authorization: 'Bearer jk_demo_5f0c1b9e7a3d48c2' }, 3],
  ['projects', '/projects', { 'X-API-Key': 'pk_demo_9b2d41f7c6a05e38' }, 3],
  ['datasources', '/customers-api/customers?page_size=7', { 'X-API-Key': 'ck_demo_3f81c0d7a9e64b25' }, 7],
  ['studio', '/datasets/', { 'X-API-Key': 'sk_demo_4c1b9e7a3d48c25f' }, 1],
] as const;

/** How many entries each list has. */
async function countEntries(
  urls: ReadonlyMap<string, string>,
): Promise<readonly (readonly [string, number])[]> {
  return Promise.all(
    lists.map(async ([api, path, headers]) => {
      const answer = await fetch(`${urls.get(api)}${path}`, { headers });
      const body = (await answer.json()) as readonly unknown[] | { readonly data: readonly unknown[] };
      return [api, 'data' in body ? body.data.length : body.length] as const;
    }),
  );
}

const filled = lists.map(([api, , , count]) => [api, count]);

describe('the program', () => {
  test('starts all with something in them, which lasts in a folder, and ends by Ctrl-C', async () => {
    const data = temporaryFolder();
    const before = await startAll({ data });
    expect(await countEntries(new Map(before.servers.map(({ api, url }) => [api, url])))).toEqual(filled);
    await before.close();
    const child = run('--data', data);
    const table = await readTable(child);
    const urls = urlsIn(table);
    expect([...urls.keys()]).toEqual(['jobs', 'projects', 'datasources', 'pipeline', 'studio']);
    expect(await countEntries(urls)).toEqual(filled);
    const [, credentials = ''] = /POST \/auth\/login (.*)$/m.exec(table) ?? [];
    const login = await fetch(`${urls.get('pipeline')}/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: credentials,
    });
    expect(login.status).toBe(200);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });

  test.each([
    [['--port', '0'], 'servers: --port is the first server\'s port, from 1 to 65531, not "0"\n'],
    [
      ['--port', '65533'],
      'servers: --port 65533 leaves no room: the last of 5 servers needs a port up to 65535\n',
    ],
    [['--limits', 'some'], 'servers: --limits is "off" or "documented", not "some"\n'],
  ])('%j cannot be done', async (args, message) => {
    const child = run(...args);
    const [told, [exitCode]] = await Promise.all([
      child.stderr ? text(child.stderr) : '',
      once(child, 'exit'),
    ]);
    expect(told).toBe(message);
    expect(exitCode).toBe(2);
  });
});

describe('startAll', () => {
  test('a port that is taken is told, and nothing is left running', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void blocker.close());
    await once(blocker, 'listening');
    const address = blocker.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const started: string[] = [];
    const first: DemoServer = {
      api: 'first',
      signIn: [],
      start: async (options) => {
        const server = await startJobs({ ...options, port: 0 });
        started.push(server.url);
        return server;
      },
    };
    const second: DemoServer = {
      api: 'second',
      signIn: [],
      start: (options) => startJobs({ ...options, port: taken }),
    };
    const hint = 'end what listens there, or choose other ports with --port';
    await expect(startAll({ port: taken - 1 }, [first, second])).rejects.toThrow(
      `port ${taken} is taken, where second would listen: ${hint}`,
    );
    expect(started).toHaveLength(1);
    await expect(fetch(`${started[0]}/jobs`)).rejects.toThrow('fetch failed');
  });

  test('ports follow each other, limits and databases are passed on', async () => {
    const data = temporaryFolder();
    const asked: unknown[] = [];
    const demos = ['a', 'b'].map((api): DemoServer => {
      const start: DemoServer['start'] = (options) => {
        asked.push(options);
        return startJobs({ port: 0 });
      };
      return { api, signIn: [], start };
    });
    const all = await startAll({ port: 4101, limits: 'documented', data }, demos);
    await all.close();
    expect(asked).toEqual([
      { limits: 'documented', port: 4101, database: `${data}/a.db` },
      { limits: 'documented', port: 4102, database: `${data}/b.db` },
    ]);
  });

  test('a server that refuses its seed is told of', async () => {
    const [jobs] = demoServers;
    if (!jobs?.seed) throw new Error('jobs begins with something');
    const seed = { ...jobs.seed, headers: { Authorization: 'Bearer another' } };
    await expect(startAll({}, [{ ...jobs, seed }])).rejects.toThrow(
      'jobs answered 401 for /jobs when it was to be filled',
    );
  });
});
