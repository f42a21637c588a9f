import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('run.ts', import.meta.url));

test('a benchmark prints its figures and holds them against their bars', async () => {
  const args = ['--rounds', '1', '--seconds', '1', '--sources', 'routing, in process'];
  const { stdout } = await run(process.execPath, [program, ...args]);
  expect(stdout).toMatch(/^routing, in process\n {2}µs +min +median +max +ours is better by\n/m);
  expect(stdout).toMatch(/^ {2}3,000 operations( +[\d.,]+){3}\n {2}3 operations( +[\d.,]+){3} +[\d.]+ x\n/m);
  expect(stdout).toMatch(
    /^bars\n.*\n {2}routing, in process +0\.90 x 3 operations +[\d.]+ x +(PASS|BELOW)\n$/m,
  );
});

test('an unknown benchmark is wrong use', async () => {
  const failed = run(process.execPath, [program, '--sources', 'nothing of the kind']);
  await expect(failed).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"GET, small document"'),
  });
});
