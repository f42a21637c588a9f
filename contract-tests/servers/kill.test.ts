import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../src/schema/sample/random.ts';
import { demoCustomersKey } from './datasources/demo.ts';
import { seededCustomers } from './datasources/seeded-customers.ts';
import { demoApiKey as jobsKey } from './jobs/server.ts';
import { logIn } from './pipeline/log-in.ts';
import { demoUser } from './pipeline/users.ts';
import { demoApiKey as projectsKey } from './projects/demo.ts';
import { type MainProcess, startMain } from './shared/main-process.ts';
import { temporaryFolder } from './shared/temporary-folder.ts';
import { demoApiKey as studioKey } from './studio/demo.ts';

/** A server that keeps what it is sent: how to write something to it, and to read it again. */
interface Writable {
  readonly api: string;
  /** What lets a request in, at a server that has just been started. */
  readonly headersAt: (url: string) => Promise<Readonly<Record<string, string>>>;
  /** The request that writes something of a name. @param index how many were written before, each once */
  readonly write: (
    name: string,
    index: number,
  ) => { readonly path: string; readonly body: object | FormData };
  /** What a successful answer acknowledges: the path to read it at, below the server's URL or its origin. */
  readonly pathOf: (answer: Response) => string;
  /** The name that is read again. */
  readonly nameIn: (answer: Response) => Promise<unknown>;
}

const locationOf = ({ headers }: Response) => headers.get('location') ?? '';

const jobs: Writable = {
  api: 'jobs',
  headersAt: async () => ({ Authorization: `Bearer ${jobsKey}` }),
  write: (name) => ({ path: '/jobs', body: { config: { name } } }),
  pathOf: locationOf,
  nameIn: async (answer) => {
    const { data } = (await answer.json()) as {
      readonly data: { readonly config: { readonly name: string } };
    };
    return data.config.name;
  },
};

const projects: Writable = {
  api: 'projects',
  headersAt: async () => ({ 'X-API-Key': projectsKey }),
  write: (name) => ({ path: '/projects', body: { name } }),
  pathOf: locationOf,
  nameIn: async (answer) => ((await answer.json()) as { readonly name: string }).name,
};

// Each customer is changed once: what is read must be what was written.
const customers = seededCustomers();
const datasources: Writable = {
  api: 'datasources',
  headersAt: async () => ({ 'X-API-Key': demoCustomersKey }),
  write: (name, index) => ({
    path: `/customers-api/customers/${customers[index]?.customer_id}`,
    body: { name },
  }),
  pathOf: ({ url }) => new URL(url).pathname,
  nameIn: async (answer) => ((await answer.json()) as { readonly name: string }).name,
};

const pipeline: Writable = {
  api: 'pipeline',
  headersAt: async (url) => ({ Authorization: `Bearer ${(await logIn(url, demoUser)).access_token}` }),
  write: (source_name) => ({
    path: '/ingestion/sources',
    body: {
      source_name,
      source_type: 'GCS',
      connection_details: { bucket_name: 'sales-data-bucket', file_pattern: '*.csv' },
    },
  }),
  pathOf: locationOf,
  nameIn: async (answer) => {
    const { data } = (await answer.json()) as { readonly data: { readonly source_name: string } };
    return data.source_name;
  },
};

const studio: Writable = {
  api: 'studio',
  headersAt: async () => ({ 'X-API-Key': studioKey }),
  write: (name) => {
    const form = new FormData();
    form.set('file', new File([`name\r\n${name}\r\n`], 'names.csv', { type: 'text/csv' }));
    return { path: '/datasets/upload', body: form };
  },
  // The file itself must be there, and whole.
  pathOf: (answer) => `${locationOf(answer)}/download`,
  nameIn: async (answer) => /^name\r\n(.*)\r\n$/.exec(await answer.text())?.[1],
};

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
  const headers = await server.headersAt(running.url);
  const acknowledged = new Map<string, string>();
  let written = 0;
  let killed: Promise<void> | undefined;
  const client = async () => {
    while (!killed) {
      const name = randomUUID();
      const { path, body } = server.write(name, written++);
      const isForm = body instanceof FormData;
      const answer = await fetch(running.url + path, {
        method: 'POST',
        headers: isForm ? headers : { ...headers, 'Content-Type': 'application/json' },
        body: isForm ? body : JSON.stringify(body),
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

test.each([jobs, projects, datasources, pipeline, studio])(
  '$api keeps each write that it has acknowledged when it is killed',
  async (server) => {
    const database = join(temporaryFolder(), 'killed.db');
    const enough = clients + createRandom(server.api).integer(0, 150);
    const acknowledged = await writeUntilKilled(server, await start(server.api, database), enough);
    const again = await start(server.api, database);
    const headers = await server.headersAt(again.url);
    const lost: string[] = [];
    for (const [name, path] of acknowledged) {
      const answer = await fetch(new URL(path, again.url), { headers });
      if (!answer.ok || (await server.nameIn(answer)) !== name) lost.push(name);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(enough);
    expect(lost).toEqual([]);
    expect(await again.stop()).toBe(0);
  },
);
