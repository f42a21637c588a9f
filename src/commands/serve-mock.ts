import { interceptAdminCalls } from '../mock/admin/intercept-admin.ts';
import { interceptIdentity } from '../mock/identity/intercept-identity.ts';
import type { Mock, MockOptions } from '../mock/mock.ts';
import type { ServeOptions } from '../mock/server/server.ts';
import { interceptWebhookCalls } from '../mock/webhook/webhook-intercept.ts';

/**
 * Takes the calls of a mock's own interface from those that it mocks: webhooks to send, what it remembers,
 * and its issuer of tokens.
 *
 * @param mock looked up at each call, since documents change while it runs
 */
export function interceptOwnCalls(
  mock: () => Mock,
  options: Pick<MockOptions, 'allowHosts' | 'callbacks'>,
): NonNullable<ServeOptions['intercept']> {
  const webhooks = interceptWebhookCalls(() => ({
    apis: mock().mounts,
    allowHosts: options.allowHosts ?? [],
    ...(options.callbacks && { delivery: options.callbacks }),
  }));
  const admin = interceptAdminCalls(() => mock().control);
  const issuer = interceptIdentity(() => mock().state, options.allowHosts);
  return (incoming, outgoing) =>
    webhooks(incoming, outgoing) || admin(incoming, outgoing) || issuer(incoming, outgoing);
}
