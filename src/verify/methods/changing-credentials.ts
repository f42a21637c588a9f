import type { Operation } from '../../model/model.ts';
import { credentialsOf, type HeldSecret, heldAlternative } from '../auth/held-secrets.ts';
import type { Credentials } from '../request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';

/**
 * What a change is called with where the path's own operations only read, and reading asks for less: a cookie alone, where changes
 * ask for a CSRF token beside it. Undefined where the operation's own credentials are as good.
 *
 * @param operation the one that the method is tried in place of
 */
export function changingCredentials(
  { model, options }: Pick<World, 'model' | 'options'>,
  operation: Operation,
): Credentials | undefined {
  if (!isSafeMethod(operation.method)) return undefined;
  const own = heldAlternative(model, operation, options) ?? [];
  const found = model.operations
    .filter((one) => !isSafeMethod(one.method))
    .map((one) => ({
      near: nearness(one.path, operation.path),
      held: heldAlternative(model, one, options) ?? [],
    }))
    .filter(({ held }) => held.length > own.length && own.every((one) => has(held, one)))
    .toSorted((one, other) => other.near - one.near)[0];
  return found && credentialsOf(found.held);
}

function has(held: readonly HeldSecret[], { scheme }: HeldSecret): boolean {
  return held.some((one) => one.scheme === scheme);
}

/** How many segments two paths begin with together. */
function nearness(one: string, other: string): number {
  const [mine, theirs] = [one.split('/'), other.split('/')];
  const differs = mine.findIndex((segment, index) => segment !== theirs[index]);
  return differs === -1 ? mine.length : differs;
}
