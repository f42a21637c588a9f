import { demoApiKey } from '../../../contract-tests/servers/projects/demo.ts';
import { createClient } from '../../../generated/projects/client.ts';
import { runBatch } from '../data/run-batch.ts';
import { fileStateStore } from './file-state-store.ts';

/**
 * A program that creates projects, and dies as if the power went.
 *
 * `node create-projects.fixture.ts '{"url", "folder", "count", "dieAt"}'`; `dieAt` counts the moments before a request and
 * behind its answer.
 */
const { url, folder, count, dieAt } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly url: string;
  readonly folder: string;
  readonly count: number;
  readonly dieAt?: number;
};

let steps = 0;
function step(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

const client = createClient({ baseUrl: url, auth: { apiKeyHeader: demoApiKey } });
const names = Array.from({ length: count }, (_, index) => `Project ${index}`);

const { ok, complete, succeeded, earlier, failed } = await runBatch(names, {
  name: 'import',
  chunkSize: 20,
  concurrency: 4,
  store: fileStateStore(folder),
  send: async (name, { idempotencyKey, signal }) => {
    step();
    const result = await client.createProject({
      body: { name },
      header: { 'Idempotency-Key': idempotencyKey },
      signal,
    });
    step();
    return result;
  },
});
const refused = failed.map(({ item, kind, status }) => `${item} ${kind} ${status}`);
console.log(JSON.stringify({ ok, complete, all: succeeded + earlier, refused }));
