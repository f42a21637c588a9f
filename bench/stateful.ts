import { fileURLToPath } from 'node:url';
import type { MockRequest } from '../src/mock/exchange.ts';
import { createMock, type Mock } from '../src/mock/mock.ts';
import { loadModel } from '../src/model/load.ts';
import { rateContestant } from './contestants.ts';
import type { Benchmark, Contestant } from './frame.ts';
import { mockProgram, startServer } from './servers.ts';
import { StatefulWork, type WorkKind, type WorkSubject, workKinds } from './stateful-work.ts';

/** What these run with. */
export interface StatefulOptions {
  /** Our program: the compiled one, or that of the sources. */
  readonly cli: string;
  /** Length of a measurement of a rate, in whole seconds. */
  readonly seconds: number;
  /** Time is that of the processor. */
  readonly byCpu: boolean;
}

/** A document with pages, envelopes, times in the answers, and items that change by themselves. */
const document = fileURLToPath(new URL('../spec/jobs/openapi.yaml', import.meta.url));
const headers = { authorization: 'Bearer any' };
const job = JSON.stringify({
  type: 'validation',
  config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null', 'unique_id'] },
});
const stateless = 'without --stateful';

/** The mock that remembers, beside the same mock that does not. */
export function statefulBenchmarks(options: StatefulOptions): readonly Benchmark[] {
  return [
    compared('a list, --stateful', '/jobs', options),
    compared('an item, --stateful', '/jobs/124', options),
    compared('a new item, --stateful', '/jobs', options, job),
    ...workKinds.map((kind) => worked(kind, options)),
    {
      name: 'a page of 100,000 items, another one each time, after each change',
      unit: 'µs',
      bars: [{ atMost: 2000 }],
      contestants: async () => [await pageOfMany(100_000)],
    },
  ];
}

function compared(name: string, target: string, options: StatefulOptions, json?: string): Benchmark {
  const { cli, ...rate } = options;
  const contestant = (own: string, flags: readonly string[]) =>
    rateContestant(own, mockProgram(cli, document, flags), target, {
      ...rate,
      json,
      headers,
      prepare: reset,
    });
  return {
    name,
    unit: 'requests/s',
    bars: [{ against: stateless, atLeast: 0.5 }],
    contestants: () => Promise.all([contestant('concordat', ['--stateful']), contestant(stateless, [])]),
  };
}

const projects = fileURLToPath(new URL('../spec/projects/openapi.yaml', import.meta.url));
const project: WorkSubject = {
  path: '/projects',
  headers,
  create: (number) => ({
    name: `Project ${number}`,
    description: 'Made for measuring',
    tags: ['one', 'two'],
  }),
  update: (number) => ({ description: `Changed ${number} times` }),
};
/** How many requests a measurement is, and how many items there are before. */
const workRequests = 4000;
const workItems = 200;

/** Requests whose paths follow from answers, by the time of the server's processor: the client is the slower one. */
function worked(kind: WorkKind, { cli }: StatefulOptions): Benchmark {
  const contestant = async (name: string, flags: readonly string[]): Promise<Contestant> => {
    const server = await startServer(mockProgram(cli, projects, flags), project.path);
    const work = new StatefulWork(server.url, project);
    const measure = async () => {
      await reset(server.url);
      await work.begin(workItems + (kind === 'deletes' ? workRequests : 0));
      await server.settled();
      const before = server.cpuMs();
      await work.do(kind, workRequests);
      return (1000 * workRequests) / (server.cpuMs() - before);
    };
    return { name, measure, stop: server.stop };
  };
  return {
    name: `${kind} of projects, --stateful, in seconds of the processor`,
    unit: 'requests/s',
    bars: [{ against: stateless, atLeast: 0.5 }],
    contestants: () => Promise.all([contestant('concordat', ['--stateful']), contestant(stateless, [])]),
  };
}

/** What was made before is not to fill the store; a mock that remembers nothing has nothing to forget. */
async function reset(url: string): Promise<void> {
  const response = await fetch(`${url}/_concordat/reset`, { method: 'POST' });
  await response.arrayBuffer();
}

async function pageOfMany(count: number): Promise<Contestant> {
  const loaded = await loadModel(document);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const time = () => new Date('2026-01-01T00:00:00Z');
  const mock = createMock(loaded.value, { stateful: true, empty: true, journal: false, time });
  const create: MockRequest = {
    method: 'POST',
    target: '/jobs',
    headers: { ...headers, 'content-type': 'application/json' },
    body: new TextEncoder().encode(job),
  };
  for (let made = 0; made < count; made += 1) answered(mock, create, 202);
  return { name: 'concordat', measure: async () => (1000 * readPages(mock)) / pages };
}

const pages = 500;

/** The time in ms that the pages alone take: before each, something changes, so that nothing is known of it yet. */
function readPages(mock: Mock): number {
  let spent = 0;
  for (let page = 1; page <= pages; page += 1) {
    change(mock);
    const start = performance.now();
    answered(mock, { method: 'GET', target: `/jobs?page=${page * 7}`, headers, body: undefined }, 200);
    spent += performance.now() - start;
  }
  return spent;
}

/** Puts a copy in the place of an item. */
function change({ state }: Mock): void {
  const store = state?.worlds.of('').store('api');
  const item = store?.get('jobs', '1', {});
  if (!store || !item) throw new Error('there is no job 1');
  store.replace('jobs', { ...item, value: { ...item.value } });
}

function answered(mock: Mock, request: MockRequest, status: number): void {
  const response = mock.handle(request);
  if (response instanceof Promise || response.status !== status) {
    throw new Error(`${request.method} ${request.target} was not answered with ${status}`);
  }
}
