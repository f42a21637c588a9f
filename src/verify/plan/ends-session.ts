import type { Operation } from '../../model/model.ts';
import { isSafeMethod } from '../run/safe-method.ts';

const leaves = /\b(?:log|sign)[-_ ]?(?:out|off)\b/i;
const takesBack = /\b(?:revoke|deactivate)\b/i;
/** What calls are made with, or as: taken back, nothing works any more. A share, or a coupon, is not. */
const access =
  /\b(?:sessions?|tokens?|(?:api ?)?keys?|apikeys?|credentials?|log-?ins?|grants?|access|consents?|auth\w*|oauth\w*|users?|accounts?|members?|profile|devices?|me)\b/i;
/** `DELETE /session`, `DELETE /me`, `DELETE /users/me`, `POST /tokens/revoke`. */
const ownPaths =
  /\/(?:sessions?(?:\/(?:current|me))?|me|account|profile|users?\/me|tokens?(?:\/current)?)\/?$/i;

/** Whether an operation may end the session of who is calling, or that very user. */
export function endsSession({ method, path, operationId = '', summary = '' }: Operation): boolean {
  if (isSafeMethod(method)) return false;
  const spaced = operationId.replace(/([a-z])([A-Z])/g, '$1 $2');
  // What a parameter is called says how a thing is named, not what it is: `/shares/{token}`.
  const literals = path.replace(/\{[^{}]*\}/g, ' ').replace(/[/_]/g, ' ');
  const texts = [literals, spaced.replaceAll('_', ' '), summary];
  if (texts.some((text) => leaves.test(text))) return true;
  const isOfThing = path.includes('{') && !texts.some((text) => access.test(text));
  if (!isOfThing && texts.some((text) => takesBack.test(text))) return true;
  return method === 'delete' && ownPaths.test(path);
}
