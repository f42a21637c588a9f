import type { Change } from '../diff/change.ts';
import { changeProblems, type FailOn, versionProblem } from '../diff/change-problems.ts';
import { compareDocuments } from '../diff/redocly-diff.ts';
import { requiredVersion, type VersionVerdict } from '../diff/required-version.ts';
import { type ReportedProblem, reportProblems } from '../report/report.ts';
import { plural } from '../report/summary.ts';
import type { LoadedApi } from './context.ts';

/** What a comparison adds to a report. */
export interface ComparedApi {
  readonly problems: readonly ReportedProblem[];
  /** `12 operations, 1 breaking and 2 other changes; they ask for version 2.0.0, and it is 1.1.0`. */
  readonly summary: string;
  readonly breaking: number;
}

/** Compares two versions of an API, and the version that the changes ask for with the one that is written. */
export async function compareApis(
  before: LoadedApi,
  after: LoadedApi,
  failOn: FailOn,
  cwd: string,
): Promise<ComparedApi> {
  const { changes, problems } = await compareDocuments(before.model.document, after.model.document);
  const versions = { old: before.model.info.version, new: after.model.info.version };
  const verdict = requiredVersion(changes, versions);
  const at = { source: after.model.document.root.uri, pointer: '/info/version' };
  const ofVersion = versionProblem(verdict, versions.new, at);
  const all = [...problems, ...changeProblems(changes, failOn), ...(ofVersion ? [ofVersion] : [])];
  const sources = new Map([...before.model.document.sources, ...after.model.document.sources]);
  return {
    problems: reportProblems(all, { document: { sources }, cwd, api: after.name }),
    summary: summarize(changes, verdict, versions.new, after.model.operations.length),
    breaking: countOf(changes, 'breaking'),
  };
}

function summarize(
  changes: readonly Change[],
  { bump, required, isSatisfied }: VersionVerdict,
  version: string,
  operations: number,
): string {
  const compared = `${plural(operations, 'operation')} compared`;
  if (changes.length === 0) return `${compared}, no changes`;
  const counts = (['breaking', 'non-breaking', 'editorial'] as const)
    .map((severity) => [countOf(changes, severity), severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => plural(count, `${severity} change`));
  const found = `${compared}, ${counts.join(', ')}`;
  if (bump === undefined) return found;
  if (required === undefined || isSatisfied === undefined) {
    return `${found}; they ask for a ${bump} version, which "${version}" cannot be compared with`;
  }
  return `${found}; they ask for a ${bump} version, ${required} or later, and it is ${version}`;
}

function countOf(changes: readonly Change[], severity: Change['severity']): number {
  return changes.filter((change) => change.severity === severity).length;
}
