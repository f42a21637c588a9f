import type { IncomingMessage, ServerResponse } from 'node:http';
import { interceptCalls } from '../admin/intercept-calls.ts';
import type { WebhookCallContext } from './webhook-call.ts';
import { webhookCallPath } from './webhook-target.ts';

/**
 * Takes the calls that ask for a webhook to be sent, and leaves all others: for `serve`'s `intercept`.
 *
 * @param context looked up at each call, since documents change while a mock runs
 */
export function interceptWebhookCalls(
  context: () => WebhookCallContext,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return interceptCalls(
    (target) => target.startsWith(webhookCallPath),
    async (call) => {
      // Few who run a mock ask for webhooks.
      const { handleWebhookCall } = await import('./webhook-call.ts');
      const response = await handleWebhookCall(context(), call);
      if (response) return response;
      throw new Error(`${call.target} is not a call for a webhook`);
    },
  );
}
