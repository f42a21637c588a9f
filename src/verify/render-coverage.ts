import { operationLabel } from '../contract/finding.ts';
import type { VerifyResult } from './verify.ts';

/**
 * Which answers of each operation were seen, as a table for people, then what was skipped and why.
 *
 * @example
 * POST /jobs  saw 202 400 401 415  not 405 422 429 500
 */
export function renderCoverage({ coverage, skipped }: Pick<VerifyResult, 'coverage' | 'skipped'>): string {
  const labelWidth = Math.max(0, ...coverage.map(({ operation }) => operationLabel(operation).length));
  const rows = coverage.map(({ operation, statuses, documented }) => {
    const seen = [...statuses.keys()].toSorted((one, other) => one - other).join(' ');
    const missed = documented.filter((one) => !one.seen).map(({ status }) => status);
    return { label: operationLabel(operation).padEnd(labelWidth), seen, missed: missed.join(' ') };
  });
  const seenWidth = Math.max(0, ...rows.map(({ seen }) => seen.length));
  const lines = rows.map(({ label, seen, missed }) => {
    const saw = seen === '' ? 'not called'.padEnd(seenWidth + 4) : `saw ${seen.padEnd(seenWidth)}`;
    return `  ${label}  ${saw}${missed === '' ? '' : `  not ${missed}`}`.trimEnd();
  });
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  const notes = [...reasons].map(([reason, list]) => {
    const ids = list.map(({ case: one }) => one.id).join(', ');
    return `  skipped, because ${reason}: ${ids}`;
  });
  return [...lines, ...notes].map((line) => `${line}\n`).join('');
}
