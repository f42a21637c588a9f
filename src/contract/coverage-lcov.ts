import { fileURLToPath } from 'node:url';
import type { Document } from '../document/document.ts';
import { locate } from '../document/locate.ts';
import type { CoverageReport, SeenPoint } from './coverage-report.ts';

/** A point and the operation that it is of. */
interface PlacedPoint {
  readonly point: SeenPoint;
  readonly operation: string;
}

interface FileCoverage {
  /** By line. */
  readonly lines: Map<number, PlacedPoint[]>;
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
  for (const { name, operations } of report.apis) {
    const document = documents.get(name);
    if (!document) continue;
    for (const { operation, calls, points } of operations) {
      for (const point of points) {
        const { line } = locate(document, point.at);
        const { lines, functions } = fileOf(point.at.source);
        lines.set(line, [...(lines.get(line) ?? []), { point, operation }]);
        if (point.kind === 'operation') functions.set(operation, { line, calls });
      }
    }
  }
  return [...files].map(([name, file]) => recordOf(name, file)).join('');
}

function recordOf(name: string, { lines, functions }: FileCoverage): string {
  const inOrder = [...lines].toSorted(([one], [other]) => one - other);
  const counts = inOrder.map(([line, placed]) => ({ line, hits: lineHits(placed) }));
  const branches = inOrder.flatMap(([line, placed]) =>
    placed.length < 2 ? [] : placed.map(({ point }, index) => ({ line, index, hits: point.hits })),
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
function lineHits(placed: readonly PlacedPoint[]): number {
  const counted = placed.filter(({ point }) => point.kind !== 'parameter-left-out');
  const byPlace = Map.groupBy(counted, ({ point }) => `${point.at.pointer} ${point.kind}`);
  const sums = [...byPlace.values()].map((points) => points.reduce((sum, { point }) => sum + point.hits, 0));
  return sums.length === 0 ? 0 : Math.min(...sums);
}
