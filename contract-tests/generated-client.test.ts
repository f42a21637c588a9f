/** The generated clients on the real servers of jobs and projects: lists page by page, jobs to their end. */
import { expect, onTestFinished, test } from 'vitest';
import { createClient as createJobsClient } from '../generated/jobs/client.ts';
import { createClient as createProjectsClient } from '../generated/projects/client.ts';
import { demoApiKey as jobsKey, startServer as startJobs } from './servers/jobs/server.ts';
import { demoApiKey as projectsKey } from './servers/projects/demo.ts';
import { startServer as startProjects } from './servers/projects/server.ts';

/** A clock that each wait takes further by so much real work as the server's own timer does. */
const quickly = {
  now: () => Date.now(),
  after(_delayMs: number, run: () => void) {
    const turn = setImmediate(run);
    return () => clearImmediate(turn);
  },
};

test('a list, each project once, over all its pages', async () => {
  const server = await startProjects();
  onTestFinished(() => server.close());
  const client = createProjectsClient({ baseUrl: server.url, auth: { apiKeyHeader: projectsKey } });
  const names = Array.from({ length: 7 }, (_, index) => `of the list ${index}`);
  for (const name of names) {
    const made = await client.createProject({
      body: { name },
      header: { 'Idempotency-Key': crypto.randomUUID() },
    });
    expect(made.status).toBe(201);
  }
  const found: string[] = [];
  const pages: number[] = [];
  for await (const page of client.listProjects.pages({ query: { page_size: 3 } }).byPage()) {
    pages.push(page.items.length);
    found.push(...page.items.map(({ name }) => name));
  }
  expect(found).toEqual(expect.arrayContaining(names));
  expect(new Set(found).size).toBe(found.length);
  expect(pages.slice(0, -1).every((count) => count === 3)).toBe(true);
});

test('a job, to its end', async () => {
  const server = await startJobs({ workerIntervalMs: 5 });
  onTestFinished(() => server.close());
  const client = createJobsClient({ baseUrl: server.url, auth: { apiKey: jobsKey } });
  const seen = new Set<string>();
  const ended = await client
    .createJob({ body: { config: { command: 'rotate-logs' } } })
    .completed({ timeoutMs: 20_000, clock: quickly, onProgress: (job) => void seen.add(job.status) });
  expect(ended.ok, JSON.stringify(ended)).toBe(true);
  expect([...seen].at(-1)).toBe('completed');
});

test('a job that is refused', async () => {
  const server = await startJobs({ workerIntervalMs: 0 });
  onTestFinished(() => server.close());
  const client = createJobsClient({ baseUrl: server.url, auth: { apiKey: 'wrong' } });
  const ended = await client.createJob({ body: { config: {} } }).completed({ clock: quickly });
  expect(ended).toMatchObject({ ok: false, state: undefined, error: { error: { code: 'UNAUTHORIZED' } } });
});
