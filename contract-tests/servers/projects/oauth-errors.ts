import { createOAuthErrors as createErrors } from '../shared/oauth-errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** How the OAuth operations word what every operation may refuse. @param report told of what became a 500 */
export function createOAuthErrors(report: (error: unknown) => void): Refusals {
  return createErrors(report, ['projects:read', 'projects:write', 'projects:delete']);
}
