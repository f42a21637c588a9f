/** The thread that does one task: what to do comes as its data, what came of it goes as messages. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from './run-in-thread.ts';
import { evaluate } from './synthesis/evaluate.ts';
import { readRows } from './synthesis/read-rows.ts';
import { synthesise } from './synthesis/synthesise.ts';
import { readTable, writeTable } from './synthesis/table.ts';
import { TableError } from './synthesis/table-error.ts';
import { typeColumns } from './synthesis/type-columns.ts';
import { type GeneratedTable, type Task, TaskError, type TaskResult } from './task.ts';

try {
  // `runInThread` alone starts this file.
  tell({ kind: 'done', result: await perform(workerData as Task) });
} catch (error) {
  if (!(error instanceof TableError || error instanceof TaskError)) throw error;
  tell({ kind: 'refused', message: error.message });
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

async function perform(task: Task): Promise<TaskResult> {
  if (task.kind === 'evaluate') {
    const [real, synthetic] = [await readTable(task.realPath), await readTable(task.syntheticPath)];
    return { kind: 'evaluated', scores: evaluate(real, synthetic) };
  }
  const { type, rows, epsilon, seed } = task;
  const output = await synthesise(await readTable(task.inputPath), {
    type,
    rows,
    seed,
    ...(epsilon !== undefined && { epsilon }),
    onProgress: (fraction) => tell({ kind: 'progress', fraction }),
    // The thread itself is ended where the task is.
    signal: new AbortController().signal,
  });
  await writeTable(output, task.outputPath);
  return { kind: 'generated', table: await describe(task.outputPath) };
}

async function describe(path: string): Promise<GeneratedTable> {
  const { columns, rowCount } = await typeColumns(readRows(path));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { columns: [...columns], rowCount, bytes, sha256: hash.digest() };
}
