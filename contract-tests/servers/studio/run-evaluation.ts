import { inTransaction } from '../shared/database.ts';
import type { StoredEvaluation } from './evaluation-store.ts';
import { deletedDataset, failureOf } from './run-generation.ts';
import type { Studio } from './studio.ts';
import { TaskError } from './task.ts';
import type { Scores } from './types.ts';

/** Evaluates the output of a generator; what breaks off with the server stays `running` and begins again with it. */
export async function runEvaluation(
  studio: Studio,
  stored: StoredEvaluation,
  signal: AbortSignal,
): Promise<void> {
  const { evaluations } = studio;
  const { id } = stored.evaluation;
  try {
    const scores = await score(studio, stored, signal);
    end(studio, stored, () => evaluations.complete(id, scores));
  } catch (error) {
    if (signal.aborted) return;
    const message =
      failureOf(studio, error, !pathsOf(studio, stored)) ?? 'The evaluation failed unexpectedly';
    end(studio, stored, () => evaluations.fail(id, message));
  }
}

async function score(studio: Studio, stored: StoredEvaluation, signal: AbortSignal): Promise<Scores> {
  const paths = pathsOf(studio, stored);
  if (!paths) throw new TaskError(deletedDataset);
  const task = { kind: 'evaluate', ...paths } as const;
  const result = await studio.runTask(task, { signal, onProgress: () => undefined });
  if (result.kind === 'evaluated') return result.scores;
  throw new Error('an evaluation gave no scores');
}

/** The files of the two datasets; undefined where one was deleted. */
function pathsOf({ datasets, generators, files }: Studio, { account, evaluation }: StoredEvaluation) {
  const outputId = generators.find(account, evaluation.generator_id)?.output_dataset_id;
  const real = datasets.find(account, evaluation.dataset_id)?.dataset;
  const synthetic = outputId === undefined ? undefined : datasets.find(account, outputId)?.dataset;
  if (!real || !synthetic) return undefined;
  return { realPath: files.pathOf(real.id), syntheticPath: files.pathOf(synthetic.id) };
}

function end(studio: Studio, { account, evaluation: { id } }: StoredEvaluation, write: () => void): void {
  inTransaction(studio.database, () => {
    write();
    const ended = studio.evaluations.find(account, id);
    studio.webhooks.enqueue(account, 'evaluation.completed', ended);
    studio.audit.writeEnd(account, 'evaluation', `/evaluations/${id}`, ended?.status === 'completed');
  });
  studio.sender.wake();
}
