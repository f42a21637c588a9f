/** The end of a run that is interrupted: no new requests, but what was made is deleted, within a time. */
export interface Ending {
  /** Aborted when the time is up: what is under way ends too. */
  readonly signal: AbortSignal;
  /** Lets go of the signal that interrupts, and of the timer. */
  release(): void;
}

/**
 * Starts to count when the run is interrupted.
 *
 * @param graceMs how long deleting may take
 */
export function endingOf(interrupt: AbortSignal | undefined, graceMs: number): Ending {
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => end.abort(new Error('there was no time left to clean up')), graceMs);
  };
  if (interrupt?.aborted) start();
  else interrupt?.addEventListener('abort', start, { once: true });
  return {
    signal: end.signal,
    release() {
      interrupt?.removeEventListener('abort', start);
      clearTimeout(timer);
    },
  };
}
