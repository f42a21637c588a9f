/**
 * Holds the real servers of contract-tests/servers under load, each in a process of its own with a database on disk.
 *
 * Usage: node bench/servers-load.ts [jobs projects …] [--clients 200] [--seconds 30] [--seed 1]
 * Three of ten requests write, four read what was written, three read lists. At the end every write that was
 * acknowledged is read again. Exit code 1 where one is lost, or anything but 2xx was answered; 2 for wrong use.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMain } from '../contract-tests/servers/shared/main-process.ts';
import { renderTable } from './frame.ts';
import { holdLoad, type LoadOptions, type LoadResult } from './hold-load.ts';
import { loadSubjects, type OpenSubject } from './load-subjects.ts';

try {
  const { apis, options } = readOptions(process.argv.slice(2));
  const results: (readonly [string, LoadResult])[] = [];
  for (const [api, open] of apis) {
    console.error(`${api}: ${options.clients} clients for ${options.seconds} s …`);
    results.push([api, await measure(api, open, options)]);
  }
  console.log(render(results));
  if (results.some(([, result]) => !isClean(result))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      clients: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
    },
  });
  const number = (name: 'clients' | 'seconds') => {
    const value = values[name];
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw new Error(`--${name} is a whole number from 1 to 9999, not "${value}"`);
  };
  const known = Object.entries(loadSubjects);
  const wrong = positionals.find((name) => !Object.hasOwn(loadSubjects, name));
  if (wrong !== undefined) {
    throw new Error(`there is no server "${wrong}"; there are ${known.map(([name]) => name).join(', ')}`);
  }
  const apis = known.filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const options: LoadOptions = { clients: number('clients'), seconds: number('seconds'), seed: values.seed };
  return { apis, options };
}

async function measure(api: string, open: OpenSubject, options: LoadOptions): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-load-'));
  try {
    const server = await startMain(api, ['--database', join(folder, `${api}.db`)]);
    try {
      return await holdLoad(server.url, await open(server.url), options);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isClean({ serverErrors, refused, broken, lost, written }: LoadResult): boolean {
  return serverErrors + refused + broken + lost.length === 0 && written > 0;
}

function render(results: readonly (readonly [string, LoadResult])[]): string {
  const heads = [
    'server',
    'requests/s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'max ms',
    '5xx',
    'refused',
    'broken',
    'written',
    'lost',
    '',
  ];
  const rows = results.map(([api, result]) => {
    const { p50, p95, p99, max } = result.latencyMs;
    const { perSecond, serverErrors, refused, broken, written, lost } = result;
    const figures = [perSecond, p50, p95, p99, max, serverErrors, refused, broken, written, lost.length];
    return [
      api,
      ...figures.map((figure) => Math.round(figure).toLocaleString('en')),
      isClean(result) ? 'PASS' : 'FAIL',
    ];
  });
  const faults = results.flatMap(([api, { firstFault, written }]) => {
    if (firstFault !== undefined) return [`${api}: first ${firstFault}`];
    return written === 0 ? [`${api}: nothing was written`] : [];
  });
  return [renderTable([heads, ...rows]), ...faults].join('\n');
}
