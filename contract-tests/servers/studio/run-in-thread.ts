import { Worker } from 'node:worker_threads';
import { type RunTask, TaskError, type TaskResult } from './task.ts';

/** What the thread sends. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly result: TaskResult }
  | { readonly kind: 'refused'; readonly message: string };

/** The memory that one task may take, in MiB. */
const maxMemory = 1024;

/** Does a task in a thread of its own, so that requests are answered meanwhile. */
export const runInThread: RunTask = (task, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const thread = new Worker(new URL('./task-thread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: maxMemory },
    });
    const abort = () => void thread.terminate();
    signal.addEventListener('abort', abort, { once: true });
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress(message.fraction);
      if (message.kind === 'done') resolve(message.result);
      if (message.kind === 'refused') reject(new TaskError(message.message));
    });
    thread.on('error', (error) => {
      const isMemory = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isMemory ? new TaskError('The dataset is too large to work on') : error);
    });
    thread.on('exit', () => {
      signal.removeEventListener('abort', abort);
      reject(signal.aborted ? signal.reason : new Error('the thread ended without a result'));
    });
  });
