import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  axiosCaller,
  bareCaller,
  type Caller,
  concordatCaller,
  kyCaller,
  openapiFetchCaller,
  policySets,
  type Transport,
} from './client-callers.ts';
import type { Benchmark, Contestant } from './frame.ts';
import { startServer } from './servers.ts';

/** What the benchmarks of the client run with. */
export interface ClientBenchmarkOptions {
  /** Calls of a measurement; over the network a tenth of them. */
  readonly calls: number;
  /** Time is that of the processor, so that a busy machine tells something too. */
  readonly byCpu: boolean;
  /** For the answer of the server. */
  readonly folder: string;
}

const job = {
  status: 'success',
  data: {
    id: 7,
    type: 'report',
    status: 'running',
    config: { command: 'rotate-logs' },
    created_at: '2026-03-14T09:26:53Z',
    updated_at: '2026-03-14T09:26:54Z',
  },
  meta: { timestamp: '2026-03-14T09:26:55Z', request_id: 'req_7d41c2a9' },
};
const body = JSON.stringify(job);
const answerHeaders = { 'content-type': 'application/json', 'cache-control': 'max-age=3600' };
const bare = 'bare fetch';
const byDefault = 'concordat, default policies';

/** Every benchmark of the client, in the order in which they run. */
export function createClientBenchmarks(options: ClientBenchmarkOptions): readonly Benchmark[] {
  const stub: Transport = {
    baseUrl: 'http://localhost/api/v1',
    fetch: async () => new Response(body, { status: 200, headers: answerHeaders }),
  };
  return [
    {
      name: 'what default policies cost beside bare fetch, stubbed',
      unit: 'µs',
      bars: [{ atMost: 60 }],
      contestants: async () => [
        difference('concordat, default policies', concordatCaller(stub), bareCaller(stub), options),
        difference(
          'concordat, no policies',
          concordatCaller(stub, { policies: [] }),
          bareCaller(stub),
          options,
        ),
      ],
    },
    { name: 'a call, stubbed fetch', unit: 'µs', contestants: () => everyone(stub, options) },
    loopback(options),
    {
      name: 'what is put around a call, stubbed fetch',
      unit: 'µs',
      contestants: async () => [
        perCall(byDefault, concordatCaller(stub), options),
        ...Object.entries(policySets).map(([name, policies]) =>
          perCall(`and ${name}`, concordatCaller(stub, { policies: policies() }), options),
        ),
        perCall('and validation', concordatCaller(stub, { isValidated: true }), options),
      ],
    },
  ];
}

function loopback(options: ClientBenchmarkOptions): Benchmark {
  return {
    name: 'a call, over loopback',
    unit: 'µs',
    // At most 30 % more.
    bars: [{ against: bare, atLeast: 1 / 1.3 }],
    contestants: async () => {
      const file = join(options.folder, 'job.json');
      writeFileSync(file, JSON.stringify({ status: 200, headers: answerHeaders, body, parsesBody: false }));
      const program = fileURLToPath(new URL('bare-server.ts', import.meta.url));
      const server = await startServer((port) => [program, file, String(port)], '/');
      const network = { baseUrl: `${server.url}/api/v1`, fetch: (request: Request) => fetch(request) };
      const [first, ...others] = await everyone(network, {
        ...options,
        calls: Math.ceil(options.calls / 10),
      });
      return first ? [{ ...first, stop: server.stop }, ...others] : [];
    },
  };
}

/** Ours and its peers; those that are not installed are left out. */
async function everyone(
  transport: Transport,
  options: ClientBenchmarkOptions,
): Promise<readonly Contestant[]> {
  const callers: readonly (readonly [string, Caller | undefined])[] = [
    [byDefault, concordatCaller(transport)],
    ['concordat, no policies', concordatCaller(transport, { policies: [] })],
    [bare, bareCaller(transport)],
    ['openapi-fetch', openapiFetchCaller(transport)],
    ['ky', await kyCaller(transport)],
    ['axios', await axiosCaller(transport)],
  ];
  return callers.flatMap(([name, caller]) => (caller ? [perCall(name, caller, options)] : []));
}

/** Microseconds of one call, on average of many. */
function perCall(name: string, call: Caller, { calls, byCpu }: ClientBenchmarkOptions): Contestant {
  return { name, measure: () => timeOf(call, calls, byCpu) };
}

/** How much longer one call takes than another, both made by turns. */
function difference(
  name: string,
  call: Caller,
  other: Caller,
  { calls, byCpu }: ClientBenchmarkOptions,
): Contestant {
  const turns = 10;
  const each = Math.ceil(calls / turns);
  const measure = async () => {
    let sum = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      sum += (await timeOf(call, each, byCpu)) - (await timeOf(other, each, byCpu));
    }
    return sum / turns;
  };
  return { name, measure };
}

async function timeOf(call: Caller, calls: number, byCpu: boolean): Promise<number> {
  const startedCpu = process.cpuUsage();
  const started = performance.now();
  for (let count = 0; count < calls; count += 1) await call();
  const wall = (performance.now() - started) * 1000;
  const { user, system } = process.cpuUsage(startedCpu);
  return (byCpu ? user + system : wall) / calls;
}
