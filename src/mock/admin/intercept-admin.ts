import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionNames } from '../world/session-of.ts';
import { isAdminTarget } from './admin-answer.ts';
import type { AdminControl } from './control.ts';
import { interceptCalls } from './intercept-calls.ts';

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
    const answer = handleAdminCall(control(), call, names);
    if (answer) return answer;
    throw new Error(`${call.target} is not a call of the mock's own interface`);
  });
}
