import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../contract-tests/servers/jobs/server.ts';
import { temporaryFolder } from '../contract-tests/servers/shared/temporary-folder.ts';
import { holdLoad } from './hold-load.ts';
import { type LoadSubject, loadSubjects } from './load-subjects.ts';

const options = { clients: 20, seconds: 30, requests: 200, seed: '1' };

async function startJobs(): Promise<{
  readonly url: string;
  readonly path: string;
  readonly subject: LoadSubject;
}> {
  const path = join(temporaryFolder(), 'jobs.db');
  const server = await startServer({ database: path, workerIntervalMs: 0 });
  onTestFinished(() => server.close());
  const subject = await loadSubjects.jobs?.(server.url);
  if (!subject) throw new Error('jobs is one of the servers');
  return { url: server.url, path, subject };
}

test('jobs answers 20 clients and loses nothing', async () => {
  const { url, path, subject } = await startJobs();
  const { latencyMs, perSecond, written, answered, ...faults } = await holdLoad(url, subject, options);
  expect(faults).toEqual({ serverErrors: 0, refused: 0, broken: 0, lost: [], firstFault: undefined });
  // Those under way when the limit is reached are finished.
  expect(answered).toBeGreaterThanOrEqual(200);
  expect(answered).toBeLessThan(220);
  expect(written).toBeGreaterThan(30);
  const kept = new DatabaseSync(path, { readOnly: true });
  expect(kept.prepare('SELECT count(*) AS count FROM jobs').get()).toEqual({ count: written });
  kept.close();
  expect(perSecond).toBeGreaterThan(0);
  expect(latencyMs.p50).toBeLessThanOrEqual(latencyMs.p95);
  expect(latencyMs.p95).toBeLessThanOrEqual(latencyMs.p99);
  expect(latencyMs.p99).toBeLessThanOrEqual(latencyMs.max);
});

/** A server that acknowledges each write: the first `forgets` it does not keep. Then it answers lists with a status. */
async function startForgetful({
  forgets,
  listStatus,
}: {
  readonly forgets: number;
  readonly listStatus: number;
}) {
  const kept = new Map<string, string>();
  let count = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const name = await text(request);
      const path = `/things/${count}`;
      if (count >= forgets) kept.set(path, name);
      count += 1;
      response.writeHead(201, { Location: path }).end();
    } else if (request.url === '/things') {
      if (listStatus === 0) request.destroy();
      else response.writeHead(listStatus).end('a list');
    } else {
      response.end(kept.get(request.url ?? '') ?? '');
    }
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const subject: LoadSubject = {
    headers: {},
    reads: ['/things'],
    write: (name) => ({ method: 'POST', path: '/things', body: name }),
    pathOf: (_, { location = '' }) => location,
    nameIn: (text) => text,
  };
  return { url: `http://127.0.0.1:${port}`, subject };
}

test.each([
  [
    'no faults',
    { forgets: 0, listStatus: 200 },
    { lost: 0, serverErrors: false, refused: false, broken: false },
  ],
  [
    'lost writes',
    { forgets: 3, listStatus: 200 },
    { lost: 3, serverErrors: false, refused: false, broken: false },
  ],
  [
    'errors of the server',
    { forgets: 0, listStatus: 503 },
    { lost: 0, serverErrors: true, refused: false, broken: false },
  ],
  [
    'refusals',
    { forgets: 0, listStatus: 429 },
    { lost: 0, serverErrors: false, refused: true, broken: false },
  ],
  [
    'broken connections',
    { forgets: 0, listStatus: 0 },
    { lost: 0, serverErrors: false, refused: false, broken: true },
  ],
])('%s are told', async (_, behaviour, wanted) => {
  const { url, subject } = await startForgetful(behaviour);
  const result = await holdLoad(url, subject, options);
  const { serverErrors, refused, broken, lost, firstFault } = result;
  const found = {
    lost: lost.length,
    serverErrors: serverErrors > 0,
    refused: refused > 0,
    broken: broken > 0,
  };
  expect(found).toEqual(wanted);
  expect(firstFault === undefined).toBe(
    JSON.stringify(wanted).includes('true') === false && lost.length === 0,
  );
});

test('the same seed asks for the same in the same order', async () => {
  const asked = async (seed: string) => {
    const { url, subject } = await startForgetful({ forgets: 0, listStatus: 200 });
    const writes: string[] = [];
    const write: LoadSubject['write'] = (name, client) => {
      writes.push(name);
      return subject.write(name, client);
    };
    await holdLoad(url, { ...subject, write }, { ...options, clients: 1, requests: 50, seed });
    return writes;
  };
  expect(await asked('1')).toEqual(await asked('1'));
  expect(await asked('1')).not.toEqual(await asked('2'));
});
