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
  /** Only of rates is more better. */
  readonly unit: 'ms' | 'µs' | 'MB' | 'requests/s';
  /** What ours is meant to reach. Default: nothing. */
  readonly bars?: readonly Bar[];
  /** Made when the benchmark's turn comes. */
  contestants(): Promise<readonly Contestant[]>;
}

/** A bar for ours: so many times better than another contestant, or at most so much in the benchmark's unit. */
export type Bar = { readonly against: string; readonly atLeast: number } | { readonly atMost: number };

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
  const rows = results.map((result) => {
    const compared = result === ours || !ours ? '' : times(ratioOf(benchmark.unit, ours, result));
    return [result.contestant, inDigits(result.min), inDigits(result.median), inDigits(result.max), compared];
  });
  const table = [[benchmark.unit, 'min', 'median', 'max', 'ours is better by'], ...rows];
  return `${benchmark.name}\n${renderTable(table)}`;
}

/** What was measured of a bar, and whether that is enough. */
export interface Judged {
  readonly benchmark: string;
  /** `0.80 x bare node:http`, `at most 350 ms` */
  readonly bar: string;
  readonly measured: string;
  readonly isReached: boolean;
}

/** Holds the medians against the bars of their benchmark. */
export function judgeBars(
  { name, unit, bars = [] }: Pick<Benchmark, 'name' | 'unit' | 'bars'>,
  results: readonly Result[],
): readonly Judged[] {
  const [ours] = results;
  if (!ours) return [];
  return bars.map((bar) => {
    if ('atMost' in bar) {
      const isReached = ours.median <= bar.atMost;
      const measured = `${inDigits(ours.median)} ${unit}`;
      return { benchmark: name, bar: `at most ${inDigits(bar.atMost)} ${unit}`, measured, isReached };
    }
    const peer = results.find(({ contestant }) => contestant === bar.against);
    const ratio = peer ? ratioOf(unit, ours, peer) : Number.NaN;
    const wanted = `${times(bar.atLeast)} ${bar.against}`;
    return { benchmark: name, bar: wanted, measured: times(ratio), isReached: ratio >= bar.atLeast };
  });
}

/** A table of bars, each `PASS` or `BELOW`. */
export function renderBars(judged: readonly Judged[]): string {
  const rows = judged.map(({ benchmark, bar, measured, isReached }) => [
    benchmark,
    bar,
    measured,
    isReached ? 'PASS' : 'BELOW',
  ]);
  return `bars\n${renderTable([['', 'wanted', 'measured', ''], ...rows])}`;
}

/** How many times better ours is. */
function ratioOf(unit: Benchmark['unit'], ours: Result, peer: Result): number {
  return unit === 'requests/s' ? ours.median / peer.median : peer.median / ours.median;
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} x`;
}

function inDigits(value: number): string {
  return value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
}

/** Columns of the width that they need, the first to the left. */
export function renderTable(table: readonly (readonly string[])[]): string {
  const columns = table[0]?.map((_, column) => column) ?? [];
  const widths = columns.map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`;
}
