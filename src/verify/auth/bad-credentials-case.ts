import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { authEvidenceOf } from './auth-evidence.ts';
import { type AuthSubject, authSubject, isRefusal, sendAs } from './auth-subject.ts';
import { forgeSecrets } from './forge-secrets.ts';
import { credentialsOf, type HeldSecret, heldAlternative } from './held-secrets.ts';
import { misplaceSecrets } from './misplace-secrets.ts';

/** Credentials that nobody has are refused. */
export function badCredentialsCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/bad`,
    phase: 'auth',
    operation,
    title: 'with credentials that nobody has',
    topic: 'bad-credentials',
    run: async (world) => {
      const { subject, held } = await known(world, operation);
      for (const one of held) await tryForged(world, subject, held, one);
      for (const other of otherWays(world, operation, held))
        await tryForged(world, subject, [other], other, 1);
    },
  };
}

/** The right secret is refused where the document does not say that it may be. */
export function wrongSchemeCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/scheme`,
    phase: 'auth',
    operation,
    title: 'with the right secret in the wrong place',
    topic: 'wrong-scheme',
    run: async (world) => {
      const { subject, held } = await known(world, operation);
      const [only] = held;
      if (!only || held.length > 1) return;
      for (const { what, credentials, isHarmless } of misplaceSecrets(world.model, operation, only)) {
        const exchange = await sendAs(world, subject, credentials);
        if (!exchange || !isSuccess(exchange)) continue;
        world.report({
          code: 'wrong-scheme-accepted',
          operation,
          message: `the secret of ${only.scheme.name} is accepted ${what}`,
          ...told(exchange),
          ...(isHarmless && { severity: 'note' }),
        });
      }
    },
  };
}

async function known(
  world: World,
  operation: Operation,
): Promise<{ subject: AuthSubject; held: readonly HeldSecret[] }> {
  const held = heldAlternative(world.model, operation, world.options);
  if (!held) return world.skip('the run was given no credentials for it');
  // A door that is open is told as such.
  if (authEvidenceOf(world).isOpen(operation)) return world.skip('it needs no credentials at all');
  return { subject: await authSubject(world, operation), held };
}

/** The schemes that would do as well, of which the run has nothing: what is made up for them opens nothing either. */
function otherWays(
  { model }: World,
  { security }: Operation,
  held: readonly HeldSecret[],
): readonly HeldSecret[] {
  return security.flatMap(({ schemes }): readonly HeldSecret[] => {
    const [name] = schemes.keys();
    const scheme = name === undefined ? undefined : model.securitySchemes.get(name);
    if (!scheme || schemes.size > 1 || scheme.type === 'mutualTLS') return [];
    return held.some((one) => one.scheme === scheme) ? [] : [{ scheme, secret: 'x'.repeat(24) }];
  });
}

/** One accepted forgery explains the others. */
async function tryForged(
  world: World,
  subject: AuthSubject,
  held: readonly HeldSecret[],
  { scheme, secret }: HeldSecret,
  most: number = Number.POSITIVE_INFINITY,
): Promise<void> {
  const evidence = authEvidenceOf(world);
  for (const forged of forgeSecrets(scheme, secret, world.random(scheme.name)).slice(0, most)) {
    const all = held.map((one) => (one.scheme === scheme ? { scheme, secret: forged.secret } : one));
    const exchange = await sendAs(world, subject, credentialsOf(all));
    if (!exchange) continue;
    if (isRefusal(exchange) && forged.secret !== '') evidence.sawDifference();
    if (!isSuccess(exchange) && !(await isLetIn(world, subject, exchange))) continue;
    evidence.sawOpen(subject.operation);
    evidence.suspect(world, {
      code: 'bad-credentials-accepted',
      operation: subject.operation,
      message: `${forged.what} is accepted`,
      ...told(exchange),
    });
    return;
  }
}

/**
 * Whether a refusal shows that the credentials were taken: who shows nothing is not let in, and the right ones are
 * refused for the same reason.
 */
async function isLetIn(world: World, subject: AuthSubject, exchange: Exchange): Promise<boolean> {
  const { status } = exchange.response;
  if (status !== 409 || !authEvidenceOf(world).isClosed(subject.operation)) return false;
  const { operation, request, item } = subject;
  const control = await world.send({ operation, request, item });
  return control?.response.status === status;
}

function told(exchange: Exchange) {
  return { expected: '401', actual: String(exchange.response.status), steps: [exchange] };
}
