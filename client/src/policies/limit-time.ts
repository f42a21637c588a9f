import { withinSignal } from '../auth/within-signal.ts';
import { connectionError } from '../connection-error.ts';
import { copyRequest } from '../copy-request.ts';
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
export async function limitTime(
  next: Fetch,
  request: Request,
  operation: OperationInfo,
  limitMs: number,
  clock: Clock,
): Promise<Response> {
  const { signal, abort, unlink } = linkSignal(request.signal);
  const cancel = clock.after(limitMs, () => {
    abort(new DOMException(`no answer within ${limitMs} ms`, 'TimeoutError'));
  });
  const stop = () => {
    cancel();
    unlink();
  };
  let sent: Promise<Response> | undefined;
  try {
    signal.throwIfAborted();
    sent = next(copyRequest(request, signal), operation);
    const response = await withinSignal(sent, signal);
    if (operation.onEnd) operation.onEnd(stop);
    else stop();
    return response;
  } catch (error) {
    stop();
    // Nobody is there to read what comes late.
    sent?.then(releaseBody, () => undefined);
    throw signal.aborted ? connectionError(error, operation, { signal, url: request.url }) : error;
  }
}
