import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MockResponse } from '../exchange.ts';
import type { KeptState } from '../persist/state-keeper.ts';
import { UnkeptError, unkeptResponse } from '../persist/unkept-error.ts';
import type { SessionNames } from '../world/session-of.ts';
import { isAdminTarget } from './admin-answer.ts';
import type { AdminControl } from './control.ts';
import { interceptCalls } from './intercept-calls.ts';

/** What the call looks at is what is kept, and what it changes is kept before the answer. */
async function runKept<T>(kept: KeptState, act: () => T): Promise<T | MockResponse> {
  try {
    return await kept.run(undefined, act);
  } catch (error) {
    if (error instanceof UnkeptError) return unkeptResponse(error);
    throw error;
  }
}

/**
 * Takes the calls of the mock's own interface but those for webhooks: for `serve`'s `intercept`.
 *
 * @param control looked up at each call, since documents change while a mock runs
 */
export function interceptAdminCalls(
  control: () => AdminControl,
  names?: SessionNames,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return interceptCalls(isAdminTarget, async (call) => {
    // Few who run a mock control it.
    const { handleAdminCall } = await import('./handle-admin.ts');
    const current = control();
    const act = () => handleAdminCall(current, call, names);
    const answer = await (current.kept ? runKept(current.kept, act) : act());
    if (answer) return answer;
    throw new Error(`${call.target} is not a call of the mock's own interface`);
  });
}
