import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks.ts';
import { measureAll, renderResults } from './frame.ts';

// Usage: node bench/run.ts [part of a benchmark's name …] [--rounds N]
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);
const selected = benchmarks.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
if (selected.length === 0 || !(rounds > 0)) {
  process.stderr.write(
    `There are: ${benchmarks.map(({ name }) => `"${name}"`).join(', ')}; --rounds takes a number above 0.\n`,
  );
  process.exitCode = 2;
}
for (const benchmark of selected) {
  process.stdout.write(`${renderResults(benchmark, await measureAll(benchmark, rounds))}\n`);
}
