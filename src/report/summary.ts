import type { Problem, Severity } from '../problem.ts';
import type { Report } from './report.ts';

/** How many problems there are of each severity. */
export function countSeverities(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

const ranks: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** Whether something is as serious as a level, or more. */
export function reaches(severity: Severity, level: Severity): boolean {
  return ranks[severity] >= ranks[level];
}

/** Whether a run fails: an error was found. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** `2 errors, 1 warning in jobs, projects (34 operations)`; without problems, what was checked. */
export function summarize(report: Report): string {
  const checked = report.checked === undefined ? '' : ` (${report.checked})`;
  const apis = report.apis.length === 0 ? '' : ` in ${report.apis.join(', ')}`;
  if (report.problems.length === 0) return `No problems${apis}${checked}.`;
  const counts = countSeverities(report.problems);
  const found = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity));
  return `${found.join(', ')}${apis}${checked}.`;
}

/** `1 error`, `3,112 errors`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
