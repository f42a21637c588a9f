import type { Exchange } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest, Credentials } from '../request.ts';
import { type Item, ownParameter } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import { signsOut } from './session-operations.ts';

/** A request that only its credentials can make wrong. */
export interface AuthSubject {
  readonly operation: Operation;
  readonly request: CaseRequest;
  readonly item: Item;
  /** Whether it is known to be accepted with the run's credentials. */
  readonly isAccepted: boolean;
}

/**
 * What to try credentials on: a request that works, on something that is there.
 *
 * It must be refused, so that what cases share will do; but what the run has not made is never risked.
 *
 * @throws CaseSkipped where there is none
 */
export async function authSubject(world: World, operation: Operation): Promise<AuthSubject> {
  // What is refused here must not end the run's own credentials before.
  const known = signsOut(operation) ? undefined : await world.baseline(operation);
  const candidates = baseCandidates(world.model, operation);
  const request = known?.request ?? (candidates.ok ? candidates.requests[0] : undefined);
  if (!request) return world.skip(world.whyNoBaseline(operation));
  const item = await subjectItem(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  return { operation, request, item, isAccepted: known !== undefined };
}

async function subjectItem(world: World, operation: Operation): Promise<Item | undefined> {
  const shared = await world.itemFor(operation, false);
  const isAtRisk =
    !isSafeMethod(operation.method) && ownParameter(world.map, operation) !== undefined && !shared?.creation;
  return isAtRisk ? world.itemFor(operation, true) : shared;
}

/**
 * Sends the request of a subject as somebody else. What then clashes with what is there was not refused for who is asking: it is
 * sent once more as something new, and under something new.
 */
export async function sendAs(
  world: World,
  { operation, request, item }: AuthSubject,
  credentials: Credentials,
): Promise<Exchange | undefined> {
  // A document that says nothing of refused credentials is not held against the server that refuses them.
  const isOdd = !isNamedStatus(operation, 401) && !isNamedStatus(operation, 403);
  const send = (more: Partial<CaseRequest>, under: Item) =>
    world.send({ operation, request: { ...request, ...more, credentials }, item: under, manner: { isOdd } });
  const first = await send({}, item);
  if (first?.response.status !== 409 || world.map.roles.get(operation)?.kind !== 'create') return first;
  const again = await send({ isNew: true }, item);
  if (again?.response.status !== 409) return again ?? first;
  const under = await world.newParent(operation);
  return (under && (await send({ isNew: true }, under))) ?? again;
}

/** Whether an answer says no to who is asking. */
export function isRefusal(exchange: Exchange | undefined): boolean {
  const status = exchange?.response.status;
  return status === 401 || status === 403;
}
