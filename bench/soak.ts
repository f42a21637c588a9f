/**
 * Asks mocks for a long time for ever other things, and watches their memory.
 *
 * Usage: node bench/soak.ts [--requests 5000000] [--seed 1]
 * Nine of ten requests are made in process, the tenth over HTTP. The first tenth of all fills what is kept between
 * requests. Exit code 1 when memory has grown by more than a tenth since then.
 */
import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MockRequest } from '../src/mock/exchange.ts';
import { createMock, type Mock } from '../src/mock/mock.ts';
import { loadModel } from '../src/model/load.ts';
import type { Model } from '../src/model/model.ts';
import { mulberry32 } from './generate-sample.ts';
import { githubRequests, petstoreRequests, type RequestMaker } from './soak-requests.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '5000000' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.requests);
if (!Number.isInteger(total) || total < 100) throw new Error('--requests takes a whole number from 100 on');
const random = mulberry32(Number(values.seed));
const steps = 10;
const sockets = 16;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A mock, the requests that it gets, and the server in front of it. */
interface Subject {
  readonly mock: Mock;
  readonly requests: RequestMaker;
  readonly url: string;
}

const small = await load('petstore.yaml');
const github = await load('../node_modules/@octokit/openapi/generated/api.github.com.json');
const started = await Promise.all(
  [small, github].flatMap((model) => {
    const requests = model === small ? petstoreRequests() : githubRequests(model);
    return [{}, { dynamic: true }].map(async (options) => {
      const mock = createMock(model, options);
      const server = await mock.listen();
      return { server, subject: { mock, requests, url: server.url } satisfies Subject };
    });
  }),
);
const subjects = started.map(({ subject }) => subject);
const agent = new Agent({ keepAlive: true, maxSockets: sockets });
const statuses = new Map<number, number>();
try {
  await soak();
} finally {
  agent.destroy();
  await Promise.all(started.map(({ server }) => server.close()));
}

async function soak(): Promise<void> {
  process.stdout.write('  requests    RSS MB   heap MB  requests/s\n');
  let before: Memory | undefined;
  let after: Memory | undefined;
  for (let step = 1; step <= steps; step += 1) {
    const since = performance.now();
    const count = Math.round(total / steps);
    await askInProcess(Math.round(count * 0.9));
    await askOverHttp(Math.round(count * 0.1));
    const rate = (1000 * count) / (performance.now() - since);
    after = memory();
    before ??= after;
    const cells = [step * count, after.rssMb, after.heapMb, rate].map((cell) =>
      Math.round(cell).toLocaleString('en').padStart(10),
    );
    process.stdout.write(`${cells.join('')}\n`);
  }
  const told = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  process.stdout.write(`answers: ${told.join(', ')}\n`);
  if (!before || !after) return;
  const isFlat = report('RSS', before.rssMb, after.rssMb) && report('heap', before.heapMb, after.heapMb);
  const failed = [...statuses.keys()].some((status) => status >= 500);
  if (failed) process.stdout.write('BELOW: there were answers with a status from 500 on\n');
  if (!isFlat || failed) process.exitCode = 1;
}

function report(name: string, before: number, after: number): boolean {
  const isFlat = after <= before * 1.1;
  const growth = (100 * (after / before - 1)).toFixed(1);
  process.stdout.write(
    `${isFlat ? 'PASS' : 'BELOW'}: ${name} ${before.toFixed(0)} MB to ${after.toFixed(0)} MB, ${growth} %\n`,
  );
  return isFlat;
}

interface Memory {
  readonly rssMb: number;
  readonly heapMb: number;
}

function memory(): Memory {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: rss / 1024 ** 2, heapMb: heapUsed / 1024 ** 2 };
}

function next(): { subject: Subject; request: MockRequest } {
  const subject = subjects[Math.floor(random() * subjects.length)] as Subject;
  return { subject, request: subject.requests(random) };
}

async function askInProcess(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { subject, request } = next();
    const { status } = await subject.mock.handle(request);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}

async function askOverHttp(count: number): Promise<void> {
  let left = count;
  const work = async () => {
    for (; left > 0; ) {
      left -= 1;
      const { subject, request } = next();
      const status = await send(subject.url, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: sockets }, work));
}

function send(url: string, request: MockRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const { method, target: path, body } = request;
    const headers = request.headers as OutgoingHttpHeaders;
    const sent = httpRequest({ agent, hostname, port, method, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle connection just when it was taken up again.
      const isStale = sent.reusedSocket && error.code === 'ECONNRESET';
      if (isStale) send(url, request).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

async function load(file: string): Promise<Model> {
  const loaded = await loadModel(fileURLToPath(new URL(file, import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}
