import { type ChildProcess, fork } from 'node:child_process';

/** Limits of the work in a pool. */
export interface PoolLimits {
  readonly workers: number;
  /** How long a worker may be silent about its task. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** What happens to a task. */
export interface PoolEvents<Task, Message> {
  /** Told of every message that a worker sends about its task; true ends the task. */
  onMessage(task: Task, message: Message): boolean;
  /**
   * Told when a worker dies or is killed over its task: `out of memory`, `silent for longer than 60000 ms`.
   *
   * @returns a task to run next in its place, in a new process
   */
  onLoss(task: Task, reason: string): Task | undefined;
}

/**
 * Runs tasks in processes of their own: one that takes too long or too much memory is a result, and costs a new
 * process.
 *
 * A worker gets each task as a message, and sends messages until one ends the task.
 */
export async function runInPool<Task extends object, Message>(
  workerFile: string,
  tasks: readonly Task[],
  limits: PoolLimits,
  events: PoolEvents<Task, Message>,
): Promise<void> {
  const queue = [...tasks];
  const serve = async () => {
    let worker: ChildProcess | undefined;
    for (let task = queue.shift(); task; task = queue.shift()) {
      worker ??= fork(workerFile, { execArgv: [`--max-old-space-size=${limits.memoryMb}`], silent: true });
      // Nobody reads it; unread, it would fill its pipe.
      worker.stdout?.resume();
      const given = task;
      const loss = await give(worker, given, limits, (message) =>
        events.onMessage(given, message as Message),
      );
      if (loss === undefined) continue;
      worker = undefined;
      const next = events.onLoss(given, loss);
      if (next) queue.unshift(next);
    }
    worker?.kill();
  };
  await Promise.all(Array.from({ length: limits.workers }, serve));
}

/** Resolves when the task ends: to nothing, or to the reason why its worker is gone. */
function give(
  worker: ChildProcess,
  task: object,
  { timeoutMs }: PoolLimits,
  onMessage: (message: unknown) => boolean,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let errors = '';
    const hear = (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-100_000);
    };
    const finish = (loss: string | undefined) => {
      clearTimeout(timer);
      worker.off('message', listen).off('exit', die);
      worker.stderr?.off('data', hear);
      resolve(loss);
    };
    const die = () => finish(reasonIn(errors));
    const giveUp = () => {
      worker.off('exit', die);
      worker.kill('SIGKILL');
      finish(`silent for longer than ${timeoutMs} ms`);
    };
    let timer = setTimeout(giveUp, timeoutMs);
    const listen = (message: unknown) => {
      if (onMessage(message)) return finish(undefined);
      clearTimeout(timer);
      timer = setTimeout(giveUp, timeoutMs);
    };
    worker.on('message', listen).on('exit', die);
    worker.stderr?.on('data', hear);
    worker.send(task);
  });
}

function reasonIn(errors: string): string {
  if (/heap out of memory|heap limit/i.test(errors)) return 'out of memory';
  return `the process ended: ${/^\w*Error.*$/m.exec(errors)?.[0] ?? 'no reason given'}`;
}
