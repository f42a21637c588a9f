import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type GenerateResult, resultWithout } from './generate-result.ts';
import type { SampleDocument } from './generate-sample.ts';
import type { GenerateTask } from './generate-worker.ts';

const workerFile = fileURLToPath(new URL('generate-worker.ts', import.meta.url));

/** Limits of one document. */
export interface PoolLimits {
  readonly workers: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/**
 * Checks documents in processes of their own: one that takes too long or too much memory is a result, and costs a
 * new process.
 *
 * @param onResult called as each is done, in the order in which they end
 */
export async function checkInPool(
  documents: readonly SampleDocument[],
  project: string,
  limits: PoolLimits,
  onResult: (result: GenerateResult) => void,
): Promise<void> {
  const queue = [...documents];
  const serve = async () => {
    let worker: ChildProcess | undefined;
    for (let document = queue.shift(); document; document = queue.shift()) {
      worker ??= fork(workerFile, { execArgv: [`--max-old-space-size=${limits.memoryMb}`], silent: true });
      const task = { document, project, timeoutMs: limits.timeoutMs };
      const result = await ask(worker, task);
      if (worker.exitCode !== null || worker.killed) worker = undefined;
      onResult(result);
    }
    worker?.kill();
  };
  await Promise.all(Array.from({ length: limits.workers }, serve));
}

function ask(worker: ChildProcess, task: GenerateTask): Promise<GenerateResult> {
  const { name } = task.document;
  return new Promise((resolve) => {
    let errors = '';
    const hear = (chunk: Buffer) => {
      errors += chunk.toString('utf8');
    };
    const finish = (result: GenerateResult) => {
      clearTimeout(timer);
      worker.off('message', finish).off('exit', die);
      worker.stderr?.off('data', hear);
      resolve(result);
    };
    const die = () => {
      const memory = /heap out of memory|heap limit/i.test(errors);
      const reason = /^\w*Error.*$/m.exec(errors)?.[0] ?? 'no reason given';
      finish(resultWithout(name, 'failed', [memory ? 'out of memory' : `the process ended: ${reason}`]));
    };
    const timer = setTimeout(() => {
      worker.off('exit', die);
      worker.kill('SIGKILL');
      finish(resultWithout(name, 'failed', [`took longer than ${task.timeoutMs} ms`]));
    }, task.timeoutMs);
    worker.on('message', finish).on('exit', die);
    worker.stderr?.on('data', hear);
    worker.send(task);
  });
}
