import type { Case } from './case.ts';

/** Cases in lists that may run side by side, and those that may only run when all of them are done. */
export interface CaseGroups {
  /** The largest first. */
  readonly apart: readonly (readonly Case[])[];
  readonly last: readonly Case[];
}

/**
 * Runs groups side by side, each case by case; ends with the first failure, once the others have come to an end.
 *
 * @param workers how many run at a time
 * @param fail told of the first failure, so that the others can end
 * @throws the first failure
 */
export async function runGroups(
  { apart, last }: CaseGroups,
  workers: number,
  runGroup: (cases: readonly Case[]) => Promise<void>,
  fail: (reason: unknown) => void,
): Promise<void> {
  const queue = [...apart];
  const failures: unknown[] = [];
  const work = async () => {
    for (let group = queue.shift(); group && failures.length === 0; group = queue.shift()) {
      try {
        await runGroup(group);
      } catch (error) {
        failures.push(error);
        fail(error);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  if (failures.length > 0) throw failures[0];
  if (last.length > 0) await runGroup(last);
}
