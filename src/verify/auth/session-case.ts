import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { Credentials } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { authEvidenceOf } from './auth-evidence.ts';
import { credentialsOf, heldAlternative, needsCredentials } from './held-secrets.ts';
import { beginsSession, sessionOf } from './session-operations.ts';

/** What an operation ends is at its end: a session of this case alone, where the document has a way to begin one. */
export function sessionCase(signOut: Operation): Case {
  return {
    id: `${signOut.name}/auth/session`,
    phase: 'auth',
    operation: signOut,
    title: 'its credentials are of no use behind it',
    topic: 'session',
    needsState: true,
    run: async (world) => {
      const session = (await signIn(world)) ?? own(world, signOut);
      if (!session) return world.skip('there are no credentials that could be ended');
      const before = await use(world, session);
      if (!before) return world.skip('what a sign-in gives opens no operation that could be tried');
      const ended = await sendEnd(world, signOut, session);
      if (!isSuccess(ended) || !ended) return;
      const after = await before.again();
      if (!after || !isSuccess(after)) return;
      world.report({
        code: 'bad-credentials-accepted',
        operation: signOut,
        message: 'credentials are accepted after they were ended',
        expected: '401',
        actual: String(after.response.status),
        steps: [ended, after],
        detail: 'session',
      });
    },
  };
}

/** Those of the run: what ends them is tried when everything else was. */
function own(world: World, signOut: Operation): Credentials | undefined {
  const held = heldAlternative(world.model, signOut, world.options);
  return held && credentialsOf(held);
}

async function signIn(world: World): Promise<Credentials | undefined> {
  for (const operation of world.model.operations.filter(beginsSession)) {
    const known = await world.baseline(operation);
    if (!known) continue;
    const { request, item } = known;
    const exchange = await world.send({ operation, request: { ...request, credentials: 'none' }, item });
    const session = exchange && isSuccess(exchange) ? sessionOf(world.model, exchange) : undefined;
    if (session) return credentialsOf([session]);
  }
  return undefined;
}

/** An operation that the session opens, and nothing does not. */
async function use(
  world: World,
  credentials: Credentials,
): Promise<{ readonly again: () => Promise<Exchange | undefined> } | undefined> {
  const evidence = authEvidenceOf(world);
  const readers = world.model.operations.filter(
    (one) => one.method === 'get' && needsCredentials(one) && !evidence.isOpen(one),
  );
  for (const operation of readers.slice(0, 5)) {
    const known = await world.baseline(operation);
    const item = known && (await world.itemFor(operation, false));
    if (!known || !item) continue;
    const ask = (who: Credentials) =>
      world.send({ operation, request: { ...known.request, credentials: who }, item });
    if (isSuccess(await ask('none')) || !isSuccess(await ask(credentials))) continue;
    return { again: () => ask(credentials) };
  }
  return undefined;
}

function sendEnd(
  world: World,
  operation: Operation,
  credentials: Credentials,
): Promise<Exchange | undefined> {
  const candidates = baseCandidates(world.model, operation);
  const request = candidates.ok ? candidates.requests[0] : undefined;
  return request
    ? world.send({ operation, request: { ...request, credentials } })
    : Promise.resolve(undefined);
}
