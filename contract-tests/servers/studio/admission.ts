import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { presentedSecret } from '../shared/presented-secret.ts';
import { countRequest, type RateLimiter } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import type { Accounts, Caller, Identity } from './accounts.ts';
import type { Arrival, Origin } from './proxies.ts';
import { refusal, unauthorized } from './refusals.ts';

/** What admission is decided by. */
export interface AdmissionContext {
  readonly model: Model;
  readonly accounts: Accounts;
  readonly refusals: Refusals;
  originOf(arrival: Arrival): Origin;
  limitersOf(operation: Operation): readonly RateLimiter[];
}

/** Decides on 401, 429 and 403, in this order, before a body is read. */
export function createAdmission(context: AdmissionContext) {
  return (operation: Operation, request: FastifyRequest, reply: FastifyReply): Caller => {
    const { address, user } = context.originOf({
      peer: request.socket.remoteAddress ?? '',
      forwardedFor: headerOf(request, 'x-forwarded-for'),
      forwardedUser: headerOf(request, 'x-forwarded-user'),
    });
    const isOpen = operation.security.length === 0;
    const identity = isOpen ? undefined : identify(context, operation, request, user);
    const key = identity ? `account:${identity.account}` : `address:${address}`;
    reply.headers(countRequest(context.limitersOf(operation), key, context.refusals));
    if (identity?.isReadOnly && operation.method !== 'get')
      throw new Refusal(refusal('permission_denied', 'This API key may only read'));
    return { account: identity?.account, address, note: {} };
  };
}

/** @throws Refusal 401 */
function identify(
  { model, accounts }: AdmissionContext,
  operation: Operation,
  request: FastifyRequest,
  user: string | undefined,
): Identity {
  if (user !== undefined) {
    if (/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(user)) return { account: user.toLowerCase(), isReadOnly: false };
    throw new Refusal(unauthorized('X-Forwarded-User is no e-mail address'));
  }
  let detail = 'Send a session cookie, a bearer token or an API key';
  for (const name of operation.security.flatMap(({ schemes }) => [...schemes.keys()])) {
    const scheme = model.securitySchemes.get(name);
    const secret = scheme && presentedSecret(scheme, request);
    if (secret === undefined) continue;
    const identity = name === 'apiKey' ? accounts.ofApiKey(secret) : accounts.ofSession(secret);
    if (identity) return identity;
    detail = 'The credential is not valid or has expired';
  }
  throw new Refusal(unauthorized(detail));
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
