import type { Operation } from '../../model/model.ts';
import { isSafeMethod } from '../run/safe-method.ts';

const words = /\b(?:log|sign)[-_ ]?(?:out|off)\b|\brevoke\b|\bdeactivate\b/i;
/** `DELETE /session`, `DELETE /me`, `DELETE /users/me`, `POST /tokens/revoke`. */
const ownPaths =
  /\/(?:sessions?(?:\/(?:current|me))?|me|account|profile|users?\/me|tokens?(?:\/current)?)\/?$/i;

/** Whether an operation may end the session of who is calling, or that very user. */
export function endsSession({ method, path, operationId = '', summary = '' }: Operation): boolean {
  if (isSafeMethod(method)) return false;
  const spaced = operationId.replace(/([a-z])([A-Z])/g, '$1 $2');
  if ([path.replace(/[/{}]/g, ' '), spaced, summary].some((text) => words.test(text))) return true;
  return method === 'delete' && ownPaths.test(path);
}
