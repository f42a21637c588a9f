import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model, Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { presentedSecret } from '../shared/presented-secret.ts';
import { countRequest, type RateLimiter } from '../shared/rate-limit.ts';
import type { Refusals } from '../shared/refusals.ts';
import { assertScopes, authenticate, type Caller, type Verifiers } from './authenticate.ts';
import type { OAuthClient } from './oauth-clients.ts';
import { invalidClient } from './oauth-errors.ts';
import { isProven } from './oauth-token.ts';

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
      ? basicClient(model, request, clients)
      : authenticate(model, operation, request, verifiers);
    reply.headers(countRequest(limiters, caller.id, refusalsOf(operation)));
    if (!isOAuth(operation)) assertScopes(operation, caller);
    return caller;
  };
}

/** Whoever is at an address, and the client that authenticates with Basic, where one does. @throws Refusal 401 */
function basicClient(model: Model, request: FastifyRequest, clients: readonly OAuthClient[]): Caller {
  const anyone: Caller = { id: `address:${request.ip}`, scopes: [] };
  const scheme = model.securitySchemes.get('oauthClient');
  const presented = scheme && presentedSecret(scheme, request);
  if (presented === undefined) return anyone;
  const colon = presented.indexOf(':');
  const client = clients.find(({ id }) => id === formDecoded(presented.slice(0, colon)));
  if (colon < 0 || !client || !isProven(client, formDecoded(presented.slice(colon + 1))))
    throw new Refusal(invalidClient);
  return { ...anyone, client };
}

/** Id and secret are form-encoded inside Basic. @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? '';
}
