import { type Case, CaseSkipped } from './case.ts';
import type { World } from './run/world.ts';
import { type Skip, skipReason } from './skip.ts';

/**
 * Runs one case; resolves to why it was skipped, or to undefined where it was run.
 *
 * @throws OverBudget
 */
export async function runCase(world: World, one: Case, skips: readonly Skip[]): Promise<string | undefined> {
  const reason = skipReason(skips, one);
  if (reason !== undefined) return reason;
  try {
    await world.run(one);
    return undefined;
  } catch (error) {
    if (error instanceof CaseSkipped) return error.message;
    throw error;
  }
}
