/**
 * Measures ours beside its peers and holds the ratios against the bars.
 *
 * Usage: node bench/run.ts [part of a benchmark's name …] [--rounds 3] [--seconds 2] [--sources] [--cpu]
 * With --cpu, times and rates are in seconds that the processor spends on a server, which other work on the machine
 * changes little. With --sources our program runs from its sources instead of being compiled first: quicker to begin, slower to start.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createBenchmarks } from './benchmarks.ts';
import { compileCli } from './compiled-cli.ts';
import { type Judged, judgeBars, measureAll, renderBars, renderResults } from './frame.ts';
import { loadGenerator } from './load.ts';

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    sources: { type: 'boolean', default: false },
    cpu: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const compiled = values.sources
  ? { path: fileURLToPath(new URL('../bin/concordat.js', import.meta.url)), remove: () => {} }
  : compileCli();
const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
try {
  await run();
} finally {
  compiled.remove();
  rmSync(folder, { recursive: true });
}

async function run(): Promise<void> {
  const benchmarks = createBenchmarks({ cli: compiled.path, seconds, byCpu: values.cpu, folder });
  const selected = benchmarks.filter(
    ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  );
  if (selected.length === 0 || !(rounds >= 1) || !(Number.isInteger(seconds) && seconds >= 1)) {
    const names = benchmarks.map(({ name }) => `"${name}"`).join(', ');
    process.stderr.write(`There are: ${names}; --rounds and --seconds take numbers from 1 on.\n`);
    process.exitCode = 2;
    return;
  }
  const time = values.cpu ? ' Times and rates are in seconds of the processor.' : '';
  process.stdout.write(
    `Requests come from ${loadGenerator} over 16 connections, ${seconds} s a round.${time}\n\n`,
  );
  const judged: Judged[] = [];
  for (const benchmark of selected) {
    try {
      const results = await measureAll(benchmark, rounds);
      process.stdout.write(`${renderResults(benchmark, results)}\n`);
      judged.push(...judgeBars(benchmark, results));
    } catch (error) {
      // The others are measured all the same; without results no bar is reached.
      process.exitCode = 1;
      process.stdout.write(`${benchmark.name}\n  ${error instanceof Error ? error.message : error}\n\n`);
      const none = { contestant: 'concordat', min: Number.NaN, median: Number.NaN, max: Number.NaN };
      judged.push(...judgeBars(benchmark, [none]));
    }
  }
  process.stdout.write(renderBars(judged));
}
