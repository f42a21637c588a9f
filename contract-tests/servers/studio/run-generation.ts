import { randomUUID } from 'node:crypto';
import { inTransaction } from '../shared/database.ts';
import type { StoredGenerator } from './generator-store.ts';
import type { Studio } from './studio.ts';
import { type GeneratedTable, TaskError } from './task.ts';
import type { Dataset } from './types.ts';

/** Generates, from the dataset as it is then; what breaks off with the server stays `running` and begins again with it. */
export async function runGeneration(
  studio: Studio,
  stored: StoredGenerator,
  signal: AbortSignal,
): Promise<void> {
  const { files, generators, changes } = studio;
  const { generator } = stored;
  const outputId = randomUUID();
  changes.tell(generator.id);
  try {
    const source = studio.datasets.find(stored.account, generator.dataset_id);
    if (!source) throw new TaskError(deletedDataset);
    const table = await generate(studio, stored, outputId, signal);
    await files.keep(outputId);
    end(studio, stored, () => {
      addOutput(studio, stored, source.dataset, outputId, table);
      generators.complete(generator.id, outputId);
    });
  } catch (error) {
    await files.remove(outputId);
    if (signal.aborted) return;
    const isGone = !studio.datasets.find(stored.account, generator.dataset_id);
    const message = failureOf(studio, error, isGone) ?? 'The generation failed unexpectedly';
    end(studio, stored, () => generators.fail(generator.id, message));
  }
}

async function generate(
  { files, generators, changes, runTask }: Studio,
  { generator, type, rows, epsilon, seed }: StoredGenerator,
  outputId: string,
  signal: AbortSignal,
): Promise<GeneratedTable> {
  const inputPath = files.pathOf(generator.dataset_id);
  const task = { type, rows, epsilon, seed, inputPath, outputPath: files.partOf(outputId) };
  let shown = 0;
  const onProgress = (fraction: number) => {
    // 100 is for the end: the file is not in its place before.
    const percent = Math.min(99, Math.floor(fraction * 100));
    if (percent <= shown || signal.aborted) return;
    shown = percent;
    generators.setProgress(generator.id, percent);
    changes.tell(generator.id);
  };
  const result = await runTask({ kind: 'generate', ...task }, { signal, onProgress });
  if (result.kind === 'generated') return result.table;
  throw new Error('a generation gave no table');
}

function addOutput(
  { datasets }: Studio,
  { account, type }: StoredGenerator,
  source: Dataset,
  id: string,
  { rowCount, columns, bytes, sha256 }: GeneratedTable,
): void {
  const name = source.filename.replace(/\.csv$/i, '').slice(0, 230);
  const filename = `${name}-${type}.csv`;
  datasets.add({ id, account, filename, rows: rowCount, columns, size_bytes: bytes, sha256 });
}

/** What deleting a dataset does to work that needs it. */
export const deletedDataset = 'The dataset was deleted';

/**
 * Why work has failed, for the people whose it is; undefined for what is the server's fault, which is told.
 *
 * @param isGone whether something that the work needs is not there any more: its file may have gone in the middle
 */
export function failureOf({ onError }: Studio, error: unknown, isGone: boolean): string | undefined {
  if (error instanceof TaskError) return error.message;
  if (isGone) return deletedDataset;
  onError(error);
  return undefined;
}

/** The end and the messages about it are written together: none is lost, none is sent for nothing. */
function end(studio: Studio, { account, generator }: StoredGenerator, write: () => void): void {
  inTransaction(studio.database, () => {
    write();
    const ended = studio.generators.find(account, generator.id);
    studio.webhooks.enqueue(account, 'generation.completed', ended);
    studio.audit.writeEnd(
      account,
      'generation',
      `/generators/${generator.id}`,
      ended?.status === 'completed',
    );
  });
  studio.changes.tell(generator.id);
  studio.sender.wake();
}
