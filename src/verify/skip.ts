import { operationLabel } from '../contract/finding.ts';
import type { Case } from './case.ts';

/** Cases that do not apply to a server, and why. */
export interface Skip {
  /** An operationId or `METHOD /path`. Default: all. */
  readonly operation?: string;
  /** Only cases about this: `unknown-id`, `method`, `paging`. */
  readonly topic?: string;
  /** Only the case with this id. */
  readonly case?: string;
  /** Printed wherever the case is missed. */
  readonly reason: string;
}

/** Why a case is not run; undefined where it is. */
export function skipReason(
  skips: readonly Skip[],
  one: Pick<Case, 'id' | 'operation' | 'topic'>,
): string | undefined {
  return skips.find((skip) => matches(skip, one))?.reason;
}

function matches(skip: Skip, one: Pick<Case, 'id' | 'operation' | 'topic'>): boolean {
  const { operation } = one;
  if (skip.case !== undefined && skip.case !== one.id) return false;
  if (skip.topic !== undefined && skip.topic !== one.topic) return false;
  return (
    skip.operation === undefined ||
    skip.operation === operation.operationId ||
    skip.operation === operationLabel(operation)
  );
}
