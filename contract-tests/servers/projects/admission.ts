import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { basicClient } from '../shared/asking-client.ts';
import { countRequest, type RateLimiter } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import { assertScopes, authenticate, type Caller, type Verifiers } from './authenticate.ts';
import type { OAuthClient } from './oauth-clients.ts';

/** Whether an operation is one of OAuth, which refuse and admit in their own way. */
export function isOAuth({ tags }: Operation): boolean {
  return tags.includes('OAuth');
}

/** What admission is decided by. */
export interface AdmissionContext {
  readonly verifiers: Verifiers;
  readonly clients: readonly OAuthClient[];
  readonly limiters: readonly RateLimiter[];
  refusalsOf(operation: Operation): Refusals;
}

/** Decides on 401, 429 and 403, in this order, before a body is read. */
export function createAdmission(
  model: Model,
  { verifiers, clients, limiters, refusalsOf }: AdmissionContext,
) {
  return (operation: Operation, request: FastifyRequest, reply: FastifyReply): Caller => {
    const caller = isOAuth(operation)
      ? callerOfOAuth(model, request, clients)
      : authenticate(model, operation, request, verifiers);
    reply.headers(countRequest(limiters, caller.id, refusalsOf(operation)));
    if (!isOAuth(operation)) assertScopes(operation, caller);
    return caller;
  };
}

/** Whoever is at an address, and the client that authenticates with Basic, where one does. @throws Refusal 401 */
function callerOfOAuth(model: Model, request: FastifyRequest, clients: readonly OAuthClient[]): Caller {
  const scheme = model.securitySchemes.get('oauthClient');
  const client = basicClient(scheme, request, clients, 'projects');
  const id = `address:${request.ip}`;
  return client ? { id, user: `client:${client.id}`, scopes: [], client } : { id, user: id, scopes: [] };
}
