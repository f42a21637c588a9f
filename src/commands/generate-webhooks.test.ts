import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../cli.ts';
import { captureIo } from './capture-io.ts';

/** A document that sends something, or nothing. */
function documentOf(webhooks: object): string {
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'Jobs', version: '1' }, paths: {}, webhooks });
}

async function generate(cwd: string, ...args: string[]) {
  const io = captureIo({ cwd });
  const code = await run(['generate', ...args], io);
  return { code, output: io.output(), errors: io.errors() };
}

test('a receiver is written while there is something to receive, and missed when it is gone', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'concordat-webhooks-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'concordat.config.json'), '{ "apis": { "jobs": "jobs.json" } }');
  const responses = { 204: { description: '' } };
  await writeFile(join(cwd, 'jobs.json'), documentOf({ ended: { post: { responses } } }));
  expect(await generate(cwd)).toEqual({ code: 0, output: 'generated/jobs: 5 files written\n', errors: '' });
  expect(await readdir(join(cwd, 'generated/jobs'))).toContain('webhooks.ts');
  expect((await generate(cwd, '--check')).code).toBe(0);

  await rm(join(cwd, 'generated/jobs/webhooks.ts'));
  const missing = await generate(cwd, '--check');
  expect([missing.code, /webhooks\.ts.*is missing/s.test(missing.output)]).toEqual([1, true]);
  await generate(cwd);

  await writeFile(join(cwd, 'jobs.json'), documentOf({}));
  await generate(cwd);
  const left = await generate(cwd, '--check');
  expect([left.code, /webhooks\.ts.*Delete it/s.test(left.output)]).toEqual([1, true]);
});
