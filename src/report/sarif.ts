import { createHash } from 'node:crypto';
import { explain } from './explain.ts';
import type { Report, ReportedProblem } from './report.ts';

/**
 * A report as SARIF 2.1.0, for code scanning. Fingerprints are made of code, file, JSON pointer and message, so that
 * a result is known again when its line moves.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(report: Report): string {
  const { suppressed = [] } = report;
  const all = [...report.problems, ...suppressed.map(({ problem }) => problem)];
  const codes = [...new Set(all.map((problem) => problem.code))];
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: codes.map((code) => ruleOf(report, code)),
          },
        },
        automationDetails: { id: `${report.tool.name}/${report.command}/` },
        columnKind: 'utf16CodeUnits',
        results: [
          ...report.problems.map((problem) => resultOf(problem, codes.indexOf(problem.code), seen)),
          ...suppressed.map(({ problem, reason }) => ({
            ...resultOf(problem, codes.indexOf(problem.code), seen),
            suppressions: [{ kind: 'external', justification: reason }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(report: Report, code: string) {
  const rule = report.rules?.find((known) => known.code === code);
  if (!rule) return { id: code };
  const { summary, why, fix, wfc } = rule;
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    ...(fix !== undefined && { help: { text: fix } }),
    ...(wfc !== undefined && { properties: { tags: [`wfc/${wfc}`] } }),
  };
}

function resultOf(problem: ReportedProblem, ruleIndex: number, seen: Map<string, number>) {
  return {
    ruleId: problem.code,
    ruleIndex,
    level: problem.severity,
    message: { text: [problem.message, ...explain(problem)].join('\n') },
    ...((problem.file !== undefined || problem.operation !== undefined) && {
      locations: [locationOf(problem)],
    }),
    partialFingerprints: { 'problem/v1': fingerprintOf(problem, seen) },
  };
}

function locationOf({ file, position, at, operation }: ReportedProblem) {
  const logicalLocations = [
    ...(at && at.pointer !== '' ? [{ fullyQualifiedName: at.pointer, kind: 'member' }] : []),
    ...(operation === undefined ? [] : [{ fullyQualifiedName: operation, kind: 'function' }]),
  ];
  return {
    ...(file !== undefined && {
      physicalLocation: {
        artifactLocation: { uri: uriOf(file) },
        ...(position && { region: { startLine: position.line, startColumn: position.column } }),
      },
    }),
    ...(logicalLocations.length > 0 && { logicalLocations }),
  };
}

/** Relative to the working directory, which code scanning takes for the root of the repository. */
function uriOf(file: string): string {
  if (/^https?:\/\//.test(file)) return file;
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

/** The same problem twice at one place is numbered. */
function fingerprintOf({ code, file, at, operation, message }: ReportedProblem, seen: Map<string, number>) {
  const identity = JSON.stringify([code, file, at?.pointer, operation, message]);
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}
