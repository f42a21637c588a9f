import { copyRequest } from '../copy-request.ts';
import { AbortedError } from '../errors.ts';
import type { Fetch, OperationInfo } from '../policy.ts';
import { releaseBody } from '../release-body.ts';
import type { Clock } from './clock.ts';
import { linkSignal } from './link-signal.ts';

/**
 * Sends a request that is aborted when its time is over, while its answer is still read too.
 *
 * It ends then even where what sends it does not listen to the signal.
 *
 * @throws AbortedError whose name is `TimeoutError`
 */
export function limitTime(
  next: Fetch,
  request: Request,
  operation: OperationInfo,
  limitMs: number,
  clock: Clock,
): Promise<Response> {
  const { url, signal } = request;
  const link = linkSignal(signal);
  const cancel = clock.after(limitMs, () => {
    link.abort(new DOMException(`no answer within ${limitMs} ms`, 'TimeoutError'));
  });
  const stop = () => {
    cancel();
    link.unlink();
  };
  return new Promise((resolve, reject) => {
    const { name, method, path } = operation;
    const give = () => reject(new AbortedError({ name, method, path }, url, link.signal.reason));
    if (link.signal.aborted) {
      stop();
      return give();
    }
    link.signal.addEventListener('abort', give, { once: true });
    next(copyRequest(request, link.signal), operation).then(
      (response) => {
        // Nobody is there to read it any more.
        if (link.signal.aborted) void releaseBody(response);
        if (operation.onEnd) operation.onEnd(stop);
        else stop();
        resolve(response);
      },
      (error) => {
        stop();
        reject(error);
      },
    );
  });
}
