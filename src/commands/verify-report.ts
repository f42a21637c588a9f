import { contractCodes } from '../contract/codes.ts';
import { operationLabel } from '../contract/finding.ts';
import type { Problem } from '../problem.ts';
import {
  type Report,
  type ReportedAnswers,
  type ReportedProblem,
  type ReportedSkip,
  type ReportedSuppression,
  reportProblems,
} from '../report/report.ts';
import { plural } from '../report/summary.ts';
import { withReproduction } from '../verify/reproduction.ts';
import { isInShard } from '../verify/shard.ts';
import { type AppliedSuppressions, applySuppressions } from '../verify/suppress/apply-suppressions.ts';
import type { Suppressed, Suppression } from '../verify/suppress/suppression.ts';
import { version } from '../version.ts';
import { reportFindings } from './report-findings.ts';
import type { VerifiedApi } from './run-verify.ts';
import { filterOptions, type OperationFilter } from './verify-filter.ts';

/** What a report is made with. */
export interface VerifyReportContext {
  readonly filter: OperationFilter;
  readonly suppressions: readonly Suppression[];
  readonly cwd: string;
  /** `2026-11-24` */
  readonly today: string;
  readonly phases?: string | undefined;
  readonly seed?: number | undefined;
  readonly traffic?: string | undefined;
}

/** One report of all APIs, without what is suppressed. */
export function verifyReport(verified: readonly VerifiedApi[], context: VerifyReportContext): Report {
  const { cwd, traffic, seed } = context;
  const applied = suppress(verified, context);
  const kept = new Set(applied.kept);
  const parts = verified.map((one) => reportOne(one, kept, cwd));
  const ofSuppressions = reportProblems(applied.problems, { document: { sources: new Map() }, cwd });
  const others = [...parts.flatMap((part) => part.others), ...ofSuppressions];
  const problems = [...parts.flatMap((part) => part.shown), ...others];
  return {
    command: 'verify',
    tool: { name: 'concordat', version },
    apis: verified.map(({ api }) => api.name),
    problems,
    findings: parts.flatMap((part) => part.findings),
    others,
    suppressed: verified.flatMap((one) => suppressedOf(one, applied.suppressed, cwd)),
    checked: checkedText(verified, context),
    requests: sum(verified, ({ requests }) => requests),
    ...(traffic === undefined && { seed: seed ?? 1 }),
    answers: verified.flatMap(answersOf),
    skipped: verified.flatMap((one) => skipsOf(one, context)),
    rules: rulesOf(problems),
  };
}

function suppress(
  verified: readonly VerifiedApi[],
  context: VerifyReportContext,
): AppliedSuppressions<Problem> {
  const problems = verified.flatMap(({ findings, others }): readonly Problem[] => [...findings, ...others]);
  return applySuppressions(problems, context.suppressions, {
    operations: verified.flatMap(({ api }) => api.model.operations),
    today: context.today,
    isWhole: isWhole(verified, context),
  });
}

/** Findings with what shows them, and as problems with it in their hints; then what else is wrong. */
function reportOne(
  { api, findings, others }: VerifiedApi,
  kept: ReadonlySet<Problem>,
  cwd: string,
): Record<'shown' | 'others', readonly ReportedProblem[]> & Pick<Required<Report>, 'findings'> {
  const place = { document: api.model.document, cwd, api: api.name };
  const own = findings.filter((finding) => kept.has(finding));
  const rest = [...others.filter((problem) => kept.has(problem)), ...api.model.problems];
  return {
    findings: reportFindings(own, api, cwd),
    shown: reportProblems(
      own.map((finding) => withReproduction(api.model, finding)),
      place,
    ),
    others: reportProblems(rest, place),
  };
}

function suppressedOf(
  { api, findings, others, ignored = [] }: VerifiedApi,
  suppressed: readonly Suppressed[],
  cwd: string,
): readonly ReportedSuppression[] {
  const own = new Set<Problem>([...findings, ...others]);
  return [...suppressed.filter(({ problem }) => own.has(problem)), ...ignored].flatMap(
    ({ problem, reason }) =>
      reportProblems([problem], { document: api.model.document, cwd, api: api.name }).map((one) => ({
        problem: one,
        reason,
      })),
  );
}

/** Whether all was tried that there is. */
function isWhole(
  verified: readonly VerifiedApi[],
  { filter, phases, traffic }: VerifyReportContext,
): boolean {
  const isFiltered = filter.include.length > 0 || filter.exclude.length > 0 || filter.shard !== undefined;
  const isCut = verified.some(
    ({ isInterrupted, others }) => isInterrupted || others.some(({ code }) => code === 'budget-exhausted'),
  );
  return !isFiltered && !isCut && phases === undefined && traffic === undefined;
}

function checkedText(verified: readonly VerifiedApi[], { traffic }: VerifyReportContext): string {
  const operations = sum(verified, ({ answers }) => answers.length);
  const called = sum(verified, ({ answers }) => answers.filter(({ statuses }) => statuses.size > 0).length);
  const requests = sum(verified, (one) => one.requests);
  const parts = [`${called} of ${plural(operations, 'operation')} called`];
  if (traffic === undefined)
    parts.push(
      plural(
        sum(verified, ({ cases }) => cases),
        'case',
      ),
    );
  return [...parts, `${plural(requests, traffic === undefined ? 'request' : 'recorded request')}`].join(', ');
}

function answersOf({ api, answers }: VerifiedApi): readonly ReportedAnswers[] {
  return answers.map(({ operation, statuses, documented }) => ({
    api: api.name,
    operation: operationLabel(operation),
    seen: [...statuses].toSorted(([one], [other]) => one - other),
    missed: documented.filter(({ seen }) => !seen).map(({ status }) => status),
  }));
}

function skipsOf({ api, skipped }: VerifiedApi, { filter }: VerifyReportContext): readonly ReportedSkip[] {
  const { includes, excluded } = filterOptions(filter);
  const left = api.model.operations.flatMap((operation): ReportedSkip[] => {
    const skip = (reason: string) => [
      { api: api.name, operation: operationLabel(operation), case: undefined, reason },
    ];
    if (excluded?.(operation)) return skip('it is excluded: it was never called');
    if (includes?.(operation) ?? true) return [];
    const isElsewhere = filter.shard && !isInShard(operation, filter.shard);
    return skip(isElsewhere ? 'it is of another shard' : 'it is not included');
  });
  const cases = skipped.map(({ case: one, reason }) => ({
    api: api.name,
    operation: operationLabel(one.operation),
    case: one.id,
    reason,
  }));
  return [...left, ...cases];
}

function rulesOf(problems: readonly Problem[]): NonNullable<Report['rules']> {
  const codes = new Set(problems.map(({ code }) => code));
  return Object.entries(contractCodes)
    .filter(([code]) => codes.has(code))
    .map(([code, info]) => ({
      code,
      summary: info.summary,
      why: info.why,
      ...('fix' in info && { fix: info.fix }),
      ...('wfc' in info && { wfc: info.wfc }),
    }));
}

function sum(verified: readonly VerifiedApi[], count: (one: VerifiedApi) => number): number {
  return verified.reduce((total, one) => total + count(one), 0);
}
