import type { Dataset, GenerationRequest, Scores } from './types.ts';

/** Work that takes long, on files. */
export type Task =
  | {
      readonly kind: 'generate';
      readonly type: GenerationRequest['generator_type'];
      readonly rows: number;
      readonly epsilon: number | undefined;
      readonly seed: number;
      readonly inputPath: string;
      readonly outputPath: string;
    }
  | { readonly kind: 'evaluate'; readonly realPath: string; readonly syntheticPath: string };

/** What a generation has written. */
export interface GeneratedTable {
  readonly columns: Dataset['columns'];
  readonly rowCount: number;
  readonly bytes: number;
  readonly sha256: Uint8Array;
}

/** What came of a task. */
export type TaskResult =
  | { readonly kind: 'generated'; readonly table: GeneratedTable }
  | { readonly kind: 'evaluated'; readonly scores: Scores };

/** What a task is told, and tells. */
export interface TaskControl {
  readonly signal: AbortSignal;
  /** Told how much is done, from 0 to 1. */
  onProgress(fraction: number): void;
}

/**
 * Does a task.
 *
 * @throws TaskError where the data cannot be worked on; the signal's reason when it is ended
 */
export type RunTask = (task: Task, control: TaskControl) => Promise<TaskResult>;

/** The data cannot be worked on; the message says why, for the people whose data it is. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
}
