import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { authEvidenceOf } from './auth-evidence.ts';
import { authSubject, sendAs } from './auth-subject.ts';
import { credentialsOf, heldAlternative } from './held-secrets.ts';

/** A request without credentials, and without each of several that are needed together, is refused. */
export function noCredentialsCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/none`,
    phase: 'auth',
    operation,
    title: 'without credentials',
    topic: 'no-credentials',
    run: async (world) => {
      const subject = await authSubject(world, operation);
      const exchange = await sendAs(world, subject, 'none');
      if (!exchange) return;
      const { status } = exchange.response;
      if (isSuccess(exchange)) {
        authEvidenceOf(world).sawOpen(operation);
        world.report({
          code: 'auth-ignored',
          operation,
          message: 'a request without credentials is accepted',
          expected: '401',
          actual: String(status),
          steps: [exchange],
        });
        return;
      }
      // A redirect may lead to a sign-in, a failure is told as such, and a limit says nothing.
      if (status >= 400 && status < 500 && status !== 429)
        authEvidenceOf(world).sawBare(world, operation, exchange);
      await withoutEach(world, operation, subject);
    },
  };
}

/** Where an operation asks for several credentials at once, each of them must be there. */
async function withoutEach(
  world: World,
  operation: Operation,
  subject: Awaited<ReturnType<typeof authSubject>>,
): Promise<void> {
  const held = heldAlternative(world.model, operation, world.options) ?? [];
  if (held.length < 2) return;
  for (const { scheme } of held) {
    const others = held.filter((one) => one.scheme !== scheme);
    const names = new Set(others.map((one) => one.scheme.name));
    // What is left may be an alternative of its own.
    if (operation.security.some(({ schemes }) => [...schemes.keys()].every((name) => names.has(name))))
      continue;
    const exchange = await sendAs(world, subject, credentialsOf(others));
    if (!isSuccess(exchange) || !exchange) continue;
    world.report({
      code: 'auth-ignored',
      operation,
      message: `a request that lacks the credentials of ${scheme.name} is accepted`,
      expected: '401',
      actual: String(exchange.response.status),
      steps: [exchange],
    });
  }
}
