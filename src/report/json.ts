import type { Report, ReportedExchange, ReportedFinding, ReportedProblem } from './report.ts';
import { countSeverities } from './summary.ts';

/**
 * A report as JSON, for programs. Fields are only ever added within a `version`; what does not apply to a problem
 * is left out of it.
 *
 * @example
 * {
 *   "version": 1,
 *   "command": "lint",
 *   "tool": { "name": "concordat", "version": "0.1.0" },
 *   "apis": ["jobs"],
 *   "checked": "8 operations",
 *   "summary": { "errors": 1, "warnings": 0, "notes": 0 },
 *   "problems": [
 *     {
 *       "code": "concordat/example-valid",
 *       "severity": "error",
 *       "message": "the example does not fit its schema: …",
 *       "api": "jobs",
 *       "file": "spec/jobs/openapi.yaml",
 *       "line": 12,
 *       "column": 9,
 *       "pointer": "/paths/~1jobs/get/…",
 *       "operation": "GET /jobs",
 *       "expected": "integer",
 *       "actual": "\"12\"",
 *       "hint": "Correct the example, or its schema."
 *     }
 *   ]
 * }
 */
export function renderJson(report: Report): string {
  const { error, warning, note } = countSeverities(report.problems);
  const shape = {
    version: 1,
    command: report.command,
    tool: { name: report.tool.name, version: report.tool.version },
    apis: report.apis,
    checked: report.checked,
    summary: { errors: error, warnings: warning, notes: note },
    seed: report.seed,
    requests: report.requests,
    findings: report.findings?.filter(({ severity }) => severity !== 'note').map(findingShape),
    notes: report.findings?.filter(({ severity }) => severity === 'note').map(findingShape),
    suppressed: report.suppressed?.map(({ problem, reason }) => ({ reason, ...shapeOf(problem) })),
    coverage: report.answers?.map(({ api, operation, seen, missed }) => ({
      api,
      operation,
      statuses: Object.fromEntries(seen),
      missed,
    })),
    skipped: report.skipped,
    problems: report.problems.map(shapeOf),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}

/** What is undefined does not come out. */
function shapeOf(problem: ReportedProblem) {
  return {
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    api: problem.api,
    file: problem.file,
    line: problem.position?.line,
    column: problem.position?.column,
    pointer: problem.at?.pointer,
    operation: problem.operation,
    expected: problem.expected,
    actual: problem.actual,
    hint: problem.hint,
  };
}

function findingShape(finding: ReportedFinding) {
  const last = finding.steps.at(-1);
  return {
    code: finding.code,
    level: finding.severity,
    class: finding.class,
    method: finding.method,
    path: finding.path,
    operationId: finding.operationId,
    message: finding.message,
    location: finding.at && {
      file: finding.file,
      line: finding.position?.line,
      column: finding.position?.column,
      pointer: finding.at.pointer,
    },
    expected: finding.expected,
    actual: finding.actual,
    detail: finding.detail,
    hint: finding.hint,
    api: finding.api,
    count: finding.count,
    after: finding.after,
    case: finding.case,
    ...(last && stepShape(last)),
    steps: finding.steps.length > 1 ? finding.steps.map(stepShape) : undefined,
  };
}

/** Without times, which differ from run to run. */
function stepShape({ request, response, curl }: ReportedExchange) {
  return { request, response, curl };
}
