/** Something that is measured: ours, or a peer doing the same work. */
export interface Contestant {
  readonly name: string;
  /** One measurement, in the benchmark's unit. */
  measure(): Promise<number>;
  /** Frees what earlier measurements left running. */
  stop?(): Promise<void>;
}

/** A comparison; the first contestant is ours, the others are its peers. */
export interface Benchmark {
  readonly name: string;
  readonly unit: 'ms' | 'requests/s';
  /** Made when the benchmark's turn comes. */
  contestants(): Promise<readonly Contestant[]>;
}

export interface Result {
  readonly contestant: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/**
 * Measures all contestants of a benchmark in turn, round after round, so that whatever else the machine does hits
 * all of them alike.
 *
 * @param rounds measurements of each contestant; one more is made first and thrown away
 */
export async function measureAll(benchmark: Benchmark, rounds: number): Promise<readonly Result[]> {
  const contestants = await benchmark.contestants();
  const samples = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const contestant of contestants) {
        const sample = await contestant.measure();
        if (round > 0) samples.get(contestant.name)?.push(sample);
      }
    }
  } finally {
    for (const contestant of contestants) await contestant.stop?.();
  }
  return [...samples].map(([contestant, values]) => summarise(contestant, values));
}

function summarise(contestant: string, values: readonly number[]): Result {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { contestant, min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}

/** A table with the ratio of ours to each peer, above 1 where ours is better. */
export function renderResults(
  benchmark: Pick<Benchmark, 'name' | 'unit'>,
  results: readonly Result[],
): string {
  const ours = results[0];
  const number = (value: number) => (value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
  const rows = results.map((result) => {
    const ratio =
      benchmark.unit === 'ms' ? result.median / (ours?.median ?? 1) : (ours?.median ?? 1) / result.median;
    const compared = result === ours ? '' : `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} x`;
    return [result.contestant, number(result.min), number(result.median), number(result.max), compared];
  });
  const table = [[benchmark.unit, 'min', 'median', 'max', 'ours is better by'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${benchmark.name}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n`;
}
