import type { OperationCoverage } from '../contract/coverage.ts';
import { finding, operationLabel } from '../contract/finding.ts';
import type { Operation } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import type { Problem } from '../problem.ts';
import type { Finding } from './finding.ts';
import type { Plan } from './plan/plan.ts';

/** An operation that documents a success, and was called, but never answered with one. */
export function checkSuccessSeen({
  operation,
  statuses,
  successSeen,
}: OperationCoverage): readonly Problem[] {
  const successes = operation.responses
    .map(({ status }) => status)
    .filter((status) => /^[123]|^default$/.test(status));
  if (successSeen || statuses.size === 0 || successes.length === 0) return [];
  const came = [...statuses].map(([status, count]) =>
    count > 1 ? `${status} (${count} times)` : String(status),
  );
  const isUpgrade = successes.every((status) => status === '101');
  const message = isUpgrade
    ? 'its success is another protocol, which is not tried'
    : 'no success answer was seen, so none was checked';
  const more = {
    at: childOf(operation.at, 'responses'),
    expected: successes.join(', '),
    actual: came.join(', '),
  };
  const told = finding('success-not-seen', operation, message, more);
  if (isUpgrade) return [{ ...told, severity: 'note' }];
  return [{ ...told, hint: hintFor(operation, statuses) }];
}

function hintFor({ servers }: Operation, statuses: ReadonlyMap<number, number>): string {
  if (statuses.has(401) || statuses.has(403))
    return 'Give credentials that may do this, with --auth or --header.';
  const basePath = servers[0]?.basePath ?? '';
  if (basePath !== '' && [...statuses.keys()].every((status) => status === 404))
    return `Nothing but 404 came: does the server's address have the base path, ${basePath}?`;
  return 'Give the server what the examples name, or add examples or links that lead to a success.';
}

/** What an interrupted run did not come to. */
export function interrupted(left: number, { cases }: Plan): Problem {
  return {
    code: 'interrupted',
    severity: 'note',
    message: `the run was interrupted: ${left} of ${cases.length} cases were not tried`,
  };
}

/** What the budget did not suffice for. */
export function exhausted(left: number, { cases }: Plan): Problem {
  return {
    code: 'budget-exhausted',
    severity: 'warning',
    message: `the budget was used up: ${left} of ${cases.length} cases were not tried`,
    hint: 'Raise it with --max-requests or --max-seconds.',
  };
}

/** Where no success was seen at all, the single refusals behind that are not worth a line of their own. */
export function withoutRefusals(
  findings: readonly Finding[],
  coverage: readonly OperationCoverage[],
): readonly Finding[] {
  const unseen = new Set(
    coverage.filter((one) => !one.successSeen).map(({ operation }) => operationLabel(operation)),
  );
  return findings.filter(({ code, operation }) => {
    const isRefusal = code === 'example-refused' || code === 'probe-blocked';
    return !(isRefusal && operation !== undefined && unseen.has(operation));
  });
}
