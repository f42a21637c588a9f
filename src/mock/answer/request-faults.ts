import { type CheckedRequest, requestCheckOf } from '../../contract/check-request.ts';
import { securityCheckOf } from '../../contract/check-security.ts';
import type { RequestViolation } from '../../contract/request-violation.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import type { EngineRequest } from '../engine.ts';
import { isPreference } from '../request/preferences.ts';
import type { Faults } from './refuse-request.ts';

/** The checks of an operation's requests: what they say, and what is wrong with that. */
export interface RequestFaults {
  check(request: EngineRequest): CheckedRequest;
  /** What is wrong with a request that was checked; undefined where nothing is. */
  of(request: EngineRequest, checked: CheckedRequest): Faults | undefined;
  /** What of the document cannot be enforced; reading it compiles everything. */
  readonly problems: readonly Problem[];
}

/** Puts the checks of parameters, body and credentials together. */
export function requestFaultsOf(model: Model, operation: Operation): RequestFaults {
  const checkSecurity = securityCheckOf(model, operation);
  const requestCheck = requestCheckOf(model, operation);
  return {
    check: (request) => requestCheck.check(request),
    of(request, { violations: found, fault: body }) {
      const security = checkSecurity(request);
      const violations = found.length === 0 ? found : inOrder(found);
      if (security === undefined) return violations.length === 0 ? undefined : { security, body, violations };
      return { security, body, violations: [security, ...violations] };
    },
    get problems() {
      return [...checkSecurity.problems, ...requestCheck.problems];
    },
  };
}

/** What Prism finds too comes first; the query parameters of preferences are documented by the mock. */
function inOrder(violations: readonly RequestViolation[]): readonly RequestViolation[] {
  const isOwn = ({ code, path: [, name = ''] }: RequestViolation) =>
    code === 'undocumented' && isPreference(name);
  const others = violations.filter(({ severity }) => severity !== 'Information');
  const notes = violations.filter((one) => one.severity === 'Information' && !isOwn(one));
  return [...others, ...notes];
}
