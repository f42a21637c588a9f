import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { presentedSecret } from '../shared/presented-secret.ts';
import { countRequest, type RateLimiter } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import type { AccessTokens } from './access-tokens.ts';
import { forbidden, unauthorized } from './refusals.ts';
import type { Sessions } from './sessions.ts';

/** Who sends a request. */
export interface Caller {
  /** The user, or the address of somebody without a token. */
  readonly id: string;
  readonly scopes: readonly string[];
  /** Empty for somebody without a token. */
  readonly sessionId: string;
}

/** What admission is decided by. */
export interface AdmissionContext {
  readonly tokens: AccessTokens;
  readonly sessions: Sessions;
  readonly limiters: readonly RateLimiter[];
  readonly clock: () => Date;
  refusalsOf(operation: Operation): Refusals;
}

/** Decides on 401, 429 and 403, in this order, before a body is read. */
export function createAdmission(model: Model, context: AdmissionContext) {
  return (operation: Operation, request: FastifyRequest, reply: FastifyReply): Caller => {
    const isOpen = operation.security.length === 0;
    const caller = isOpen ? anyone(request) : authenticate(model, context, request);
    const key = `${caller.id} ${operation.name}`;
    reply.headers(countRequest(context.limiters, key, context.refusalsOf(operation)));
    assertScopes(operation, caller);
    return caller;
  };
}

function anyone({ ip }: FastifyRequest): Caller {
  return { id: `address:${ip}`, scopes: [], sessionId: '' };
}

/** @throws Refusal 401 */
function authenticate(
  model: Model,
  { tokens, sessions, clock }: AdmissionContext,
  request: FastifyRequest,
): Caller {
  const scheme = model.securitySchemes.get('bearerToken');
  const token = scheme && presentedSecret(scheme, request);
  if (token === undefined) throw new Refusal(unauthorized('Authentication is required'));
  const read = tokens.read(token, clock());
  if (!read.ok)
    throw new Refusal(unauthorized(`The access token ${read.hasExpired ? 'has expired' : 'is not valid'}`));
  const { sub, scope, sid } = read.claims;
  if (sessions.usernameOf(sid) !== sub) throw new Refusal(unauthorized('The session has ended'));
  return { id: `user:${sub}`, scopes: scope.split(' '), sessionId: sid };
}

/** The scopes that the document asks of OAuth tokens: they are the same tokens. @throws Refusal 403 */
function assertScopes({ security }: Operation, { scopes }: Caller): void {
  const needed = security.flatMap(({ schemes }) => [...schemes.values()].flat());
  const missing = needed.find((scope) => !scopes.includes(scope));
  if (missing !== undefined) throw new Refusal(forbidden(missing));
}
