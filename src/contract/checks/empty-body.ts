import type { Check } from '../check.ts';
import { type Exchange, headerOf } from '../exchange.ts';
import { finding } from '../finding.ts';

/**
 * No body where HTTP allows none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
 */
export const checkEmptyBody: Check = ({ operation, exchange, response }) => {
  const reason = reasonForNoBody(exchange);
  if (reason === undefined) return [];
  const { status, body, headers } = exchange.response;
  const length = headerOf(headers, 'content-length');
  // HEAD and 304 may say how long the body would have been.
  const isAnnounced = (status === 204 || status === 205) && length !== undefined && Number(length) > 0;
  if (body.length === 0 && !isAnnounced) return [];
  const actual = body.length > 0 ? `${body.length} bytes` : `Content-Length: ${length}`;
  const more = { expected: 'no body', actual, ...(response && { at: response.at }) };
  return [finding('response-body-unexpected', operation, `an answer ${reason} must not have a body`, more)];
};

/** Why an answer has no body: `to HEAD`, `with status 204`; undefined where it may have one. */
export function reasonForNoBody({ request, response }: Exchange): string | undefined {
  if (request.method === 'HEAD') return 'to HEAD';
  const { status } = response;
  return status === 204 || status === 205 || status === 304 || status < 200
    ? `with status ${status}`
    : undefined;
}
