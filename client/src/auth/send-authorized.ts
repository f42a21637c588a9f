import { cloneRequest } from '../copy-request.ts';
import { addSecret, type FoundSecret } from '../credentials.ts';
import { releaseBody } from '../release-body.ts';
import { withinSignal } from './within-signal.ts';

/** How a request is sent with its credentials. */
export interface AuthorizedSending {
  /** Asked before each attempt. */
  readonly findSecrets: () => Promise<readonly FoundSecret[]>;
  readonly send: (request: Request) => Promise<Response>;
  /** Whether the body can be sent a second time; a stream cannot without being kept whole. */
  readonly replayable: boolean;
}

/**
 * Sends a request with its credentials, and once more after a 401 where their source has another one by then.
 *
 * A 401 means that the server has done nothing, so that this holds for every method.
 *
 * @throws the reason of the request's signal, where it aborts while a credential is waited for
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2
 */
export async function sendAuthorized(request: Request, sending: AuthorizedSending): Promise<Response> {
  const { findSecrets, send, replayable } = sending;
  const secrets = await withinSignal(findSecrets(), request.signal);
  const renewable = secrets.some(({ source }) => source !== undefined);
  const spare = renewable && replayable ? cloneRequest(request) : undefined;
  const authorized = secrets.reduce(addSecret, request);
  const response = await send(authorized);
  // Where the caller's own header was sent, the credential was not the one refused.
  if (response.status !== 401 || !renewable || authorized === request) return discard(spare, response);
  for (const { source, value } of secrets) if (typeof value === 'string') source?.refused?.(value);
  if (!spare) return response;
  const renewed = await withinSignal(findSecrets(), request.signal);
  if (JSON.stringify(renewed) === JSON.stringify(secrets)) return discard(spare, response);
  await releaseBody(response);
  return send(renewed.reduce(addSecret, spare));
}

/** Lets go of the copy of a body that is not needed. */
function discard(spare: Request | undefined, response: Response): Response {
  if (spare) void releaseBody(spare);
  return response;
}
