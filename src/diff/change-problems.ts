import type { Location, Problem, Severity } from '../problem.ts';
import type { Change, ChangeSeverity } from './change.ts';
import type { VersionVerdict } from './required-version.ts';

/** Which changes fail a run: breaking ones, all of them, none. */
export const failures = ['breaking', 'any', 'none'] as const;
export type FailOn = (typeof failures)[number];

/** Changes as problems of the new document, or of the old one for what was removed. */
export function changeProblems(changes: readonly Change[], failOn: FailOn): readonly Problem[] {
  return changes.map((change) => {
    const at = change.new ?? change.old;
    return {
      code: change.code,
      severity: severityOf(change.severity, failOn),
      message: change.message,
      ...(at && { at }),
      ...(change.operation !== undefined && { operation: change.operation }),
    };
  });
}

/** A change that fails the run is an error; a breaking one that does not is a warning still. */
function severityOf(severity: ChangeSeverity, failOn: FailOn): Severity {
  if (failOn === 'any' || (failOn === 'breaking' && severity === 'breaking')) return 'error';
  return severity === 'breaking' ? 'warning' : 'note';
}

/** The problem of a new document whose version was raised less than its changes ask for; undefined where it was not. */
export function versionProblem(verdict: VersionVerdict, version: string, at: Location): Problem | undefined {
  if (verdict.isSatisfied !== false || verdict.required === undefined) return undefined;
  return {
    code: 'diff/version-not-raised',
    // A corrected description is no reason for a release.
    severity: verdict.bump === 'patch' ? 'note' : 'warning',
    message: `The changes ask for a ${verdict.bump} version, and \`info.version\` was not raised that far.`,
    at,
    expected: `${verdict.required} or later`,
    actual: version,
    hint: 'Raise "info.version".',
  };
}
