import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest, Credentials } from '../request.ts';
import { isSuccess, pathNames } from '../run/item.ts';
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
      const ended =
        (await endIn(world, signOut, await signIn(world))) ??
        (await endIn(world, signOut, own(world, signOut)));
      if (!ended) return world.skip('there are no credentials that could be ended and that open something');
      const after = await ended.again();
      if (!after || !ended.isOpen(after)) return;
      authEvidenceOf(world).suspect(world, {
        code: 'bad-credentials-accepted',
        operation: signOut,
        message: 'credentials are accepted after they were ended',
        expected: '401',
        actual: String(after.response.status),
        steps: [ended.exchange, after],
        detail: 'session',
      });
    },
  };
}

interface Ended {
  readonly exchange: Exchange;
  /** Asks for what the session opened. */
  readonly again: () => Promise<Exchange | undefined>;
  /** Whether an answer to that shows that the session is good. */
  readonly isOpen: (exchange: Exchange) => boolean;
}

/** Ends a session that opens something; undefined where it opens nothing, or is not ended. */
async function endIn(
  world: World,
  signOut: Operation,
  session: Credentials | undefined,
): Promise<Ended | undefined> {
  const before = session && ((await use(world, session)) ?? (await useOfChange(world, session)));
  const exchange = before && (await sendEnd(world, signOut, session));
  return before && exchange && isSuccess(exchange) ? { ...before, exchange } : undefined;
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
    const session = exchange && isSuccess(exchange) ? sessionOf(world.model, exchange) : [];
    if (session.length > 0) return credentialsOf(session);
  }
  return undefined;
}

/** An operation that the session opens, and nothing does not. */
async function use(world: World, credentials: Credentials): Promise<Omit<Ended, 'exchange'> | undefined> {
  const evidence = authEvidenceOf(world);
  const readers = world.model.operations.filter(
    (one) => one.method === 'get' && needsCredentials(one) && !evidence.isOpen(one),
  );
  // What was made is deleted by now: what needs none of it comes first.
  const ordered = readers.toSorted((one, other) => pathNames(one).length - pathNames(other).length);
  for (const operation of ordered.slice(0, 5)) {
    const known = await world.baseline(operation);
    const item = known && (await world.itemFor(operation, false));
    if (!known || !item) continue;
    const ask = (who: Credentials) =>
      world.send({ operation, request: { ...known.request, credentials: who }, item });
    if (isSuccess(await ask('none')) || !isSuccess(await ask(credentials))) continue;
    return { again: () => ask(credentials), isOpen: isSuccess };
  }
  return undefined;
}

/** A change that the session opens, where everybody may read: with a body that cannot be read, so that nothing is changed. */
async function useOfChange(
  world: World,
  credentials: Credentials,
): Promise<Omit<Ended, 'exchange'> | undefined> {
  const closed = world.model.operations.filter(
    (one) =>
      one.method === 'post' &&
      needsCredentials(one) &&
      pathNames(one).length === 0 &&
      one.requestBody?.content.some(({ name }) => name === 'application/json'),
  );
  for (const operation of closed.slice(0, 3)) {
    const known = await world.baseline(operation);
    if (!known?.request.body) continue;
    const body = {
      ...known.request.body,
      contentType: 'application/json',
      bytes: unreadable,
      value: undefined,
    };
    const request: CaseRequest = { ...known.request, body, fixed: new Set([...known.request.fixed, 'body']) };
    const ask = (who: Credentials) =>
      world.send({ operation, request: { ...request, credentials: who }, manner: { isOdd: true } });
    const [without, before] = [await ask('none'), await ask(credentials)];
    const { status } = before?.response ?? { status: 0 };
    if (without?.response.status !== 401 || ![400, 415, 422].includes(status)) continue;
    return { again: () => ask(credentials), isOpen: ({ response }) => response.status === status };
  }
  return undefined;
}

const unreadable = new TextEncoder().encode('{"');

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
