/** Work that is taken on step by step. */
export interface Worker {
  /** Takes one step, behind the one that is under way. */
  step(): Promise<void>;
  /** Takes no more steps, and waits for the one that is under way. */
  stop(): Promise<void>;
}

/**
 * Repeats a step without keeping the process alive; one that fails is tried again, and none begins before the last has
 * ended.
 *
 * @param intervalMs 0 for steps on demand only
 */
export function startWorker(
  run: () => Promise<void>,
  intervalMs: number,
  onError: (error: unknown) => void,
): Worker {
  let last: Promise<void> = Promise.resolve();
  let isBusy = false;
  const step = () => {
    isBusy = true;
    const done = last.then(run).finally(() => {
      isBusy = false;
    });
    last = done.catch(() => undefined);
    return done;
  };
  const timer =
    intervalMs > 0
      ? setInterval(() => void (isBusy ? undefined : step().catch(onError)), intervalMs).unref()
      : undefined;
  return {
    step,
    stop: async () => {
      clearInterval(timer);
      await last;
    },
  };
}
