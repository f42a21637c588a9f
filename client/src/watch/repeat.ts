import type { Clock } from '../policies/clock.ts';

/** Runs something, waits, and runs it again, until it is stopped. */
export function repeat(
  run: (signal: AbortSignal) => Promise<unknown>,
  intervalMs: number,
  clock: Clock,
  signal: AbortSignal | undefined,
): () => void {
  const stopping = new AbortController();
  let cancel: (() => void) | undefined;
  const stop = () => {
    cancel?.();
    signal?.removeEventListener('abort', stop);
    stopping.abort();
  };
  const turn = async () => {
    await run(stopping.signal);
    if (!stopping.signal.aborted) cancel = clock.after(intervalMs, () => void turn());
  };
  if (signal?.aborted) return stop;
  signal?.addEventListener('abort', stop, { once: true });
  void turn();
  return stop;
}
