import { connectionError } from '../connection-error.ts';
import type { Policy } from '../policy.ts';

/**
 * Lets so many requests run at once; others wait in line. A request runs until the head of its answer is there.
 *
 * @param limit at least 1
 * @throws RangeError for a limit below 1, at once
 * @throws AbortedError when the signal aborts while it waits
 */
export function concurrency(limit: number): Policy {
  if (!(limit >= 1)) throw new RangeError(`concurrency needs a limit of at least 1, not ${limit}`);
  let running = 0;
  const line = new Set<() => void>();
  const release = () => {
    const [first] = line;
    // The place is handed over: nobody can come between.
    if (first) first();
    else running--;
  };
  const enter = async (signal: AbortSignal) => {
    if (running >= limit) return waitInLine(line, signal);
    running++;
  };
  return (next) => async (request, operation) => {
    try {
      await enter(request.signal);
    } catch (reason) {
      throw connectionError(reason, operation, request);
    }
    try {
      return await next(request, operation);
    } finally {
      release();
    }
  };
}

function waitInLine(line: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const leave = () => {
      line.delete(go);
      reject(signal.reason);
    };
    const go = () => {
      line.delete(go);
      signal.removeEventListener('abort', leave);
      resolve();
    };
    line.add(go);
    signal.addEventListener('abort', leave, { once: true });
  });
}
