import { fileURLToPath } from 'node:url';
import type { Document } from '../document/document.ts';
import { locate } from '../document/locate.ts';
import type { CoverageReport, OperationTraffic, SeenPoint } from './coverage-report.ts';

interface FileCoverage {
  /** By line. */
  readonly lines: Map<number, SeenPoint[]>;
  readonly functions: Map<string, { readonly line: number; readonly calls: number }>;
}

/**
 * The coverage of the lines of documents in the format of lcov, which editors and coverage services show: an operation
 * is a function, each of what it says a branch of its line. A line counts as often as the least seen of what stands on
 * it; what several operations refer to, as often as all of them together.
 *
 * @param documents by the API's name
 * @see https://manpages.debian.org/unstable/lcov/geninfo.1.en.html#TRACEFILE_FORMAT
 */
export function coverageLcov(report: CoverageReport, documents: ReadonlyMap<string, Document>): string {
  const files = new Map<string, FileCoverage>();
  const fileOf = (name: string) => {
    const file = files.get(name) ?? { lines: new Map(), functions: new Map() };
    files.set(name, file);
    return file;
  };
  for (const { name, operations, answerValues } of report.apis) {
    const document = documents.get(name);
    if (!document) continue;
    const place = (point: SeenPoint, operation?: OperationTraffic) => {
      const { line } = locate(document, point.at);
      const { lines, functions } = fileOf(point.at.source);
      const placed = lines.get(line);
      if (placed) placed.push(point);
      else lines.set(line, [point]);
      if (operation && point.kind === 'operation') {
        functions.set(operation.operation, { line, calls: operation.calls });
      }
    };
    for (const operation of operations) for (const point of operation.points) place(point, operation);
    for (const point of answerValues) place(point);
  }
  return [...files].map(([name, file]) => recordOf(name, file)).join('');
}

function recordOf(name: string, { lines, functions }: FileCoverage): string {
  const inOrder = [...lines].toSorted(([one], [other]) => one - other);
  const counts = inOrder.map(([line, placed]) => ({ line, hits: lineHits(placed) }));
  const branches = inOrder.flatMap(([line, placed]) =>
    placed.length < 2 ? [] : placed.map(({ hits }, index) => ({ line, index, hits })),
  );
  const calls = [...functions].map(([operation, about]) => ({ operation, ...about }));
  return [
    'TN:',
    `SF:${name.startsWith('file:') ? fileURLToPath(name) : name}`,
    ...calls.map(({ operation, line }) => `FN:${line},${operation}`),
    ...calls.map(({ operation, calls: hits }) => `FNDA:${hits},${operation}`),
    `FNF:${calls.length}`,
    `FNH:${calls.filter(({ calls: hits }) => hits > 0).length}`,
    ...branches.map(({ line, index, hits }) => `BRDA:${line},0,${index},${hits}`),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ hits }) => hits > 0).length}`,
    ...counts.map(({ line, hits }) => `DA:${line},${hits}`),
    `LF:${counts.length}`,
    `LH:${counts.filter(({ hits }) => hits > 0).length}`,
    'end_of_record\n',
  ].join('\n');
}

/** That an optional parameter was never left out does not make its line one that was never reached. */
function lineHits(placed: readonly SeenPoint[]): number {
  const counted = placed.filter(({ kind }) => kind !== 'parameter-left-out');
  const byPlace = Map.groupBy(counted, ({ at, kind }) => `${at.pointer} ${kind}`);
  const sums = [...byPlace.values()].map((points) => points.reduce((sum, { hits }) => sum + hits, 0));
  return sums.length === 0 ? 0 : Math.min(...sums);
}
