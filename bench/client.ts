/**
 * Measures the generated client beside bare fetch and other clients, and holds it against its bars.
 *
 * Usage: node --conditions=concordat-source bench/client.ts [part of a benchmark's name …] [--rounds 5] [--calls 5000] [--cpu]
 * With --cpu, times are those that the processor spends, which other work on the machine changes little.
 * Exit code 1 where a bar is not reached.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClientBenchmarks } from './client-benchmarks.ts';
import { type Judged, judgeBars, measureAll, renderBars, renderResults } from './frame.ts';

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    calls: { type: 'string', default: '5000' },
    cpu: { type: 'boolean', default: false },
  },
});
const [rounds, calls] = [Number(values.rounds), Number(values.calls)];
const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-client-'));
try {
  await run();
} finally {
  rmSync(folder, { recursive: true });
}

async function run(): Promise<void> {
  const benchmarks = createClientBenchmarks({ calls, byCpu: values.cpu, folder });
  const selected = benchmarks.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (selected.length === 0 || !(rounds >= 1) || !(Number.isInteger(calls) && calls >= 1)) {
    const names = benchmarks.map(({ name }) => `"${name}"`).join(', ');
    process.stderr.write(`There are: ${names}; --rounds and --calls take numbers from 1 on.\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(`${calls} calls a round${values.cpu ? ', in time of the processor' : ''}\n\n`);
  const judged: Judged[] = [];
  for (const benchmark of selected) {
    const results = await measureAll(benchmark, rounds);
    process.stdout.write(`${renderResults(benchmark, results)}\n`);
    judged.push(...judgeBars(benchmark, results));
  }
  process.stdout.write(renderBars(judged));
  if (judged.some(({ isReached }) => !isReached)) process.exitCode = 1;
}
