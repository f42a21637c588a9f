import type { ReportedFinding } from './report.ts';
import { reaches } from './summary.ts';

/** The classes of findings in the order in which reports have them, and what people call them. */
const classTitles: Readonly<Record<string, string>> = {
  auth: 'Credentials and access',
  state: 'What is kept',
  collection: 'Lists and pages',
  'input-acceptance': 'What is accepted',
  status: 'Statuses',
  'response-shape': 'Bodies of answers',
  'headers-media': 'Headers and media types',
  'methods-routes': 'Methods and routes',
  robustness: 'Failures',
};

/** Findings of one class. */
export interface FindingGroup {
  readonly class: string;
  readonly title: string;
  readonly findings: readonly ReportedFinding[];
}

/** Errors and warnings by class: classes with errors first, and errors first within each; notes are left out. */
export function groupFindings(findings: readonly ReportedFinding[]): readonly FindingGroup[] {
  const serious = findings.filter(({ severity }) => severity !== 'note');
  const byClass = Map.groupBy(serious, (finding) => finding.class);
  const known = Object.keys(classTitles);
  const order = [...known, ...[...byClass.keys()].filter((name) => !known.includes(name))];
  const groups = order.flatMap((name): FindingGroup[] => {
    const list = byClass.get(name);
    if (!list) return [];
    const sorted = [
      ...list.filter(({ severity }) => reaches(severity, 'error')),
      ...list.filter(({ severity }) => !reaches(severity, 'error')),
    ];
    const title = Object.hasOwn(classTitles, name) ? (classTitles[name] ?? name) : name;
    return [{ class: name, title, findings: sorted }];
  });
  const hasError = (group: FindingGroup) => group.findings.some(({ severity }) => severity === 'error');
  return [...groups.filter(hasError), ...groups.filter((group) => !hasError(group))];
}
