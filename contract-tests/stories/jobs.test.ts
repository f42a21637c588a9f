/** Jobs as a console application uses them: handed in, waited for, given up, and not lost when the service falls. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../generated/jobs/client.ts';
import { demoApiKey, type JobsServerOptions, startServer } from '../servers/jobs/server.ts';
import { startMain } from '../servers/shared/main-process.ts';
import { temporaryFolder } from '../servers/shared/temporary-folder.ts';
import { quickClock } from './quick-clock.ts';

const source = 's3://acme-exports/orders-2025-11-23.csv';
const auth = { apiKey: demoApiKey };
const patience = { timeoutMs: 20_000, clock: quickClock };

async function start(options: JobsServerOptions = {}) {
  const server = await startServer({ workerIntervalMs: 5, ...options });
  onTestFinished(() => server.close());
  return { server, client: createClient({ baseUrl: server.url, auth }) };
}

const ends: [name: string, config: Record<string, unknown>, want: object][] = [
  [
    'completed',
    { source, rules: ['not_null', 'unique_id'] },
    { ok: true, state: 'completed', job: { result: { rows_checked: 5, rows_rejected: 2 } } },
  ],
  [
    'failed',
    { source: 's3://acme-exports/none.csv' },
    { ok: false, state: 'failed', job: { error: { code: 'SOURCE_UNREADABLE' } } },
  ],
];
test.each(ends)(
  'a file is handed in for validation and waited for until it has %s',
  async (_name, config, want) => {
    const { client } = await start();
    const seen = new Set<string>();
    const ended = await client
      .createJob({ body: { type: 'validation', config } })
      .completed({ ...patience, onProgress: ({ status }) => void seen.add(status) });
    expect(ended).toMatchObject(want);
    const id = ended.state === undefined ? 0 : ended.job.id;
    const read = await client.getJob({ path: { id } });
    expect(read.data?.data).toEqual(ended.state === undefined ? undefined : ended.job);
  },
);

test('a job whose application is down is given up by another client, and the first one is told', async () => {
  const { server, client } = await start();
  const other = createClient({ baseUrl: server.url, auth });
  const app = await other.getAppStatus({ path: { app: 'archiver' } });
  expect(app.data?.data.status).toBe('down');
  let given: Promise<unknown> | undefined;
  const ended = await client.createJob({ body: { type: 'archive', config: {} } }).completed({
    ...patience,
    onProgress: ({ id }) => {
      given ??= other.cancelJob({ path: { id } });
    },
  });
  expect(ended).toMatchObject({ ok: false, state: 'cancelled' });
  expect(await given).toMatchObject({ ok: true, status: 200 });
  const again = await other.cancelJob({ path: { id: 1 } });
  expect(again).toMatchObject({ status: 409, error: { error: { code: 'CONFLICT' } } });
  const cancelled = await other.listJobs({ query: { status: 'cancelled' } });
  expect(cancelled.data?.data.map(({ id }) => id)).toEqual([1]);
});

test('a job that is refused is not waited for', async () => {
  const { server } = await start();
  const stranger = createClient({ baseUrl: server.url, auth: { apiKey: 'wrong' } });
  const ended = await stranger.createJob({ body: { config: {} } }).completed(patience);
  expect(ended).toMatchObject({ ok: false, state: undefined, error: { error: { code: 'UNAUTHORIZED' } } });
});

test('the eleventh submission of a minute is refused, and taken in the next', async () => {
  let now = new Date('2025-11-24T10:30:18Z');
  const { client } = await start({ limits: 'documented', clock: () => now });
  const submit = () => client.createJob({ body: { config: {} } });
  for (let count = 0; count < 10; count += 1) expect((await submit()).status).toBe(202);
  const refused = await submit();
  expect(refused).toMatchObject({ status: 429, error: { error: { code: 'RATE_LIMITED' } } });
  expect(refused.response.headers.get('retry-after')).toBe('42');
  now = new Date('2025-11-24T10:31:00Z');
  expect((await submit()).status).toBe(202);
});

test('jobs that were handed in before the service fell are run after it', async () => {
  const database = join(temporaryFolder(), 'jobs.db');
  const first = await startMain('jobs', ['--database', database]);
  onTestFinished(() => first.kill());
  const before = createClient({ baseUrl: first.url, auth });
  const config = { source, rules: ['not_null'] };
  const accepted = await Promise.all(
    Array.from({ length: 9 }, () => before.createJob({ body: { type: 'validation', config } })),
  );
  const ids = accepted.map(({ data }) => data?.data.job_id ?? 0);
  await first.kill();
  const second = await startMain('jobs', ['--database', database]);
  onTestFinished(() => second.kill());
  const after = createClient({ baseUrl: second.url, auth });
  const unfinished = async () => {
    const { data } = await after.getAppStatus({ path: { app: 'validator' } });
    return data ? data.data.jobs.queued + data.data.jobs.running : Number.NaN;
  };
  while ((await unfinished()) > 0);
  const { data } = await after.listJobs({ query: { status: 'completed' } });
  expect(data?.data.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(data?.data.every(({ result }) => result?.rows_rejected === 1)).toBe(true);
});
