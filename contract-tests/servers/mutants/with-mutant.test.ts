import { expect, onTestFinished, test } from 'vitest';
import { demoApiKey } from '../jobs/server.ts';
import { startMain } from '../shared/main-process.ts';

test('MUTANT breaks a process, and nothing else does', async () => {
  const statuses: number[] = [];
  for (const environment of [{}, { MUTANT: 'submission-answers-201' }]) {
    const server = await startMain('jobs', [], environment);
    onTestFinished(() => server.kill());
    const headers = { Authorization: `Bearer ${demoApiKey}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${server.url}/jobs`, { method: 'POST', headers, body: '{"config":{}}' });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([202, 201]);
});

test('an unknown one ends the process with those that there are', async () => {
  const started = startMain('jobs', [], { MUTANT: 'no-such' });
  await expect(started).rejects.toThrow(
    'jobs: there is no mutant "no-such"; there are:\n  allow-incomplete\n  any-key\n',
  );
});
