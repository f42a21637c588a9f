import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('client.ts', import.meta.url));

/** Whether bars are reached in so few calls says nothing: both exit codes are those of a run. */
async function run(...args: readonly string[]) {
  const command = ['--conditions=concordat-source', program, ...args];
  return promisify(execFile)(process.execPath, command).catch((error: unknown) => {
    // What execFile rejects with has these.
    const failed = error as { code: number; stdout: string; stderr: string };
    if (failed.code === 1 && failed.stdout !== '') return failed;
    throw error;
  });
}

test('every client is measured, and ours is held against its bars', async () => {
  const { stdout } = await run('--rounds', '1', '--calls', '20');
  expect(stdout).toMatch(/^a call, stubbed fetch\n {2}µs +min +median +max +ours is better by\n/m);
  const figures = '(?: +-?[\\d.,]+){3}';
  for (const name of ['concordat, no policies', 'bare fetch', 'openapi-fetch']) {
    expect(stdout.match(new RegExp(`^ {2}${name}${figures} +[-\\d.]+ x$`, 'gm'))?.length).toBeGreaterThan(1);
  }
  for (const name of ['cache', 'coalescing', 'hedging', 'validation']) {
    expect(stdout).toMatch(new RegExp(`^ {2}and ${name}${figures} +[\\d.]+ x$`, 'm'));
  }
  expect(stdout).toMatch(/^ {2}what default policies cost .* at most 60 µs +-?[\d.,]+ µs +(?:PASS|BELOW)$/m);
  expect(stdout).toMatch(/^ {2}a call, over loopback +0\.77 x bare fetch +[\d.]+ x +(?:PASS|BELOW)$/m);
});

test('an unknown benchmark is wrong use', async () => {
  await expect(run('nothing of the kind')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"a call, over loopback"'),
  });
});
