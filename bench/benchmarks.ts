import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMock } from '../src/mock/mock.ts';
import { loadModel } from '../src/model/load.ts';
import { answerOf, bareContestant, bareName, rateContestant } from './contestants.ts';
import type { Benchmark, Contestant } from './frame.ts';
import { documentOfAnswer, documentOfOperations } from './made-documents.ts';
import { measureReload } from './reload.ts';
import { mockProgram, type Program, prism, type ServerProcess, startServer } from './servers.ts';
import { statefulBenchmarks } from './stateful.ts';

/** What benchmarks run with. */
export interface BenchmarkOptions {
  /** Our program: the compiled one, or that of the sources. */
  readonly cli: string;
  /** Length of a measurement of a rate, in whole seconds. */
  readonly seconds: number;
  /** Time is that of the processor, so that a busy machine tells something too. */
  readonly byCpu: boolean;
  /** For files that are made on the way. */
  readonly folder: string;
}

const github = fileURLToPath(
  new URL('../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
);
const small = fileURLToPath(new URL('petstore.yaml', import.meta.url));
const issue = '/repos/a/b/issues/1';

/** Every benchmark, in the order in which they run. */
export function createBenchmarks(options: BenchmarkOptions): readonly Benchmark[] {
  const { cli, seconds, byCpu, folder } = options;
  const ours = (document: string, ...flags: string[]) => mockProgram(cli, document, flags);
  const rate = (name: string, program: Program, target: string, json?: string) =>
    rateContestant(name, program, target, { seconds, byCpu, json });
  const bare = (target: string, json?: string) =>
    bareContestant(ours(small), target, folder, { seconds, byCpu, json });
  const both = (document: string) => ({ ours: ours(document), prism: prism(document) });
  return [
    firstAnswer('first answer, small document', 350, byCpu, both(small), '/pets/7'),
    firstAnswer("first answer, GitHub's document", 1000, byCpu, both(github), issue),
    started(
      { name: "memory at the first answer, GitHub's document", unit: 'MB', bars: [{ atMost: 220 }] },
      both(github),
      issue,
      (server) => server.peakMemoryMb(),
    ),
    {
      name: 'GET, small document',
      unit: 'requests/s',
      bars: [{ against: bareName, atLeast: 0.8 }],
      contestants: () =>
        Promise.all([
          rate('concordat', ours(small), '/pets/7'),
          rate('prism', prism(small), '/pets/7'),
          bare('/pets/7'),
        ]),
    },
    {
      name: 'POST of 1 kB of JSON, validated',
      unit: 'requests/s',
      bars: [{ against: bareName, atLeast: 0.6 }],
      contestants: () =>
        Promise.all([
          rate('concordat', ours(small), '/orders', order),
          rate('prism', prism(small), '/orders', order),
          bare('/orders', order),
        ]),
    },
    {
      name: "GET, GitHub's document",
      unit: 'requests/s',
      bars: [
        { against: 'the same answer of a small document', atLeast: 0.9 },
        { against: 'prism', atLeast: 500 },
      ],
      contestants: async () => {
        const file = join(folder, 'issue.json');
        const { body } = await answerOf(ours(github), issue);
        const path = '/repos/{owner}/{repo}/issues/{number}';
        writeFileSync(file, JSON.stringify(documentOfAnswer(path, JSON.parse(body))));
        return Promise.all([
          rate('concordat', ours(github), issue),
          rate('the same answer of a small document', ours(file), issue),
          rate('prism', prism(github), issue),
        ]);
      },
    },
    {
      name: 'GET, small document, --dynamic',
      unit: 'requests/s',
      bars: [{ against: 'prism', atLeast: 10 }],
      contestants: () =>
        Promise.all([
          rate('concordat', ours(small, '--dynamic'), '/orders/7'),
          rate('prism', prism(small, '--dynamic'), '/orders/7'),
        ]),
    },
    reload(options),
    routing(options),
    routingInProcess(folder),
    ...statefulBenchmarks(options),
  ];
}

/** An order of 1 kB, as the small document describes it. */
const order = JSON.stringify({
  id: 7,
  customer: { name: 'Grace Hopper', email: 'grace@example.com', address: '1 Harbour Street, Arlington' },
  placedAt: '2026-03-14T09:26:53Z',
  items: Array.from({ length: 11 }, (_, index) => ({
    sku: `PET-${1000 + index}`,
    quantity: 1 + index,
    price: 9.5 + index,
    status: 'reserved',
    tags: ['fragile'],
  })),
});

/** From the start of a program to its first answer. */
function firstAnswer(
  name: string,
  atMost: number,
  byCpu: boolean,
  programs: { readonly ours: Program; readonly prism: Program },
  target: string,
): Benchmark {
  const read = (server: ServerProcess) => (byCpu ? server.cpuMs() : server.firstAnswerMs);
  return started({ name, unit: 'ms', bars: [{ atMost }] }, programs, target, read);
}

/** What is read of a program at its first answer; each measurement starts it anew. */
function started(
  benchmark: Omit<Benchmark, 'contestants'>,
  { ours, prism: peer }: { readonly ours: Program; readonly prism: Program },
  target: string,
  read: (server: ServerProcess) => number,
): Benchmark {
  const contestant = (name: string, program: Program): Contestant => ({
    name,
    measure: async () => {
      const server = await startServer(program, target);
      const value = read(server);
      await server.stop();
      return value;
    },
  });
  return {
    ...benchmark,
    contestants: async () => [contestant('concordat', ours), contestant('prism', peer)],
  };
}

function reload({ cli, folder }: BenchmarkOptions): Benchmark {
  return {
    name: "an edit of GitHub's document under --watch, no answer or connection lost",
    unit: 'ms',
    bars: [{ atMost: 500 }],
    contestants: async () => {
      const file = join(folder, 'github.json');
      const text = readFileSync(github, 'utf8');
      writeFileSync(file, text);
      const server = await startServer(mockProgram(cli, file, ['--watch']), issue);
      let edits = 0;
      const measure = () => {
        edits += 1;
        const mark = `Found bug number ${edits}`;
        return measureReload({
          url: server.url + issue,
          file,
          text: text.replaceAll('"Found a bug"', `"${mark}"`),
          mark,
        });
      };
      return [{ name: 'concordat', measure, stop: server.stop }];
    },
  };
}

const many = { name: '3,000 operations', count: 3000 };
const few = { name: '3 operations', count: 3 };

function routing({ cli, folder, ...load }: BenchmarkOptions): Benchmark {
  const contestant = ({ name, count }: typeof many) => {
    const file = join(folder, `operations-${count}.json`);
    writeFileSync(file, JSON.stringify(documentOfOperations(count)));
    return rateContestant(name, mockProgram(cli, file, []), `/things-${count - 1}/7`, load);
  };
  return {
    name: 'routing, over HTTP',
    unit: 'requests/s',
    bars: [{ against: few.name, atLeast: 0.9 }],
    contestants: () => Promise.all([contestant(many), contestant(few)]),
  };
}

function routingInProcess(folder: string): Benchmark {
  return {
    name: 'routing, in process',
    unit: 'µs',
    bars: [{ against: few.name, atLeast: 0.9 }],
    contestants: () => Promise.all([handled(many, folder), handled(few, folder)]),
  };
}

/** Microseconds of one call: in the middle of many short stretches, most of which nobody else interrupts. */
async function handled({ name, count }: typeof many, folder: string): Promise<Contestant> {
  const stretches = 100;
  const calls = 200;
  const file = join(folder, `handled-${count}.json`);
  writeFileSync(file, JSON.stringify(documentOfOperations(count)));
  const loaded = await loadModel(file);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const mock = createMock(loaded.value);
  const request = { method: 'GET', target: `/things-${count - 1}/7`, headers: {}, body: undefined };
  return {
    name,
    measure: async () => {
      const times: number[] = [];
      for (let stretch = 0; stretch < stretches; stretch += 1) {
        const start = performance.now();
        for (let call = 0; call < calls; call += 1) await mock.handle(request);
        times.push(((performance.now() - start) * 1000) / calls);
      }
      return times.sort((one, other) => one - other)[stretches / 2] ?? Number.NaN;
    },
  };
}
