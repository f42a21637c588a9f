import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { basicClient } from '../shared/asking-client.ts';
import type { OAuthClient } from '../shared/oauth-client.ts';
import { countRequest, type RateLimiter } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import { type AccessRefusals, apiOf } from './access-refusals.ts';
import { type Caller, findCaller, missingScope, type Verifiers } from './caller.ts';

/** What admission is decided by. */
export interface AdmissionContext {
  readonly verifiers: Verifiers;
  readonly clients: readonly OAuthClient[];
  readonly limiters: readonly RateLimiter[];
  readonly refusals: {
    readonly customers: AccessRefusals;
    readonly products: AccessRefusals;
    readonly oauth: Refusals;
  };
}

/** Decides on 401, 429 and 403, in this order, before a body is read. */
export function createAdmission(
  model: Model,
  { verifiers, clients, limiters, refusals }: AdmissionContext,
): (operation: Operation, request: FastifyRequest, reply: FastifyReply) => Caller {
  const basicScheme = model.securitySchemes.get('oauthClient');
  return (operation, request, reply) => {
    const api = apiOf(operation);
    if (api === 'oauth') {
      const client = basicClient(basicScheme, request, clients, 'datasources');
      reply.headers(countRequest(limiters, `address:${request.ip}`, refusals.oauth));
      const name = client ? `client:${client.id}` : 'anyone';
      return { id: `address:${request.ip}`, name, ...(client && { client }) };
    }
    const caller = findCaller(model, operation, request, verifiers);
    if (typeof caller === 'string') throw new Refusal(refusals[api].unauthorized(caller));
    reply.headers(countRequest(limiters, caller.id, refusals[api]));
    const scope = missingScope(operation, caller);
    if (scope !== undefined) throw new Refusal(refusals[api].forbidden(scope));
    return caller;
  };
}
