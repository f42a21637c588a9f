import { setImmediate } from 'node:timers/promises';

/** Lets others run during long work, and stops it when asked to. */
export interface Pace {
  /** Tells that another step is done. @throws the signal's reason */
  step(): Promise<void>;
  /** Within a step. @throws the signal's reason */
  breathe(): Promise<void>;
}

/** @param stepCount after so many steps all is done */
export function createPace(
  options: {
    readonly onProgress: (fraction: number) => void | Promise<void>;
    readonly signal: AbortSignal;
  },
  stepCount: number,
): Pace {
  let done = 0;
  const breathe = async () => {
    options.signal.throwIfAborted();
    await setImmediate();
    options.signal.throwIfAborted();
  };
  const step = async () => {
    done += 1;
    await options.onProgress(done / stepCount);
    await breathe();
  };
  return { step, breathe };
}
