import { library } from '../contract-tests/mutants/library/server.ts';
import type { WireRequest } from '../src/contract/exchange.ts';
import { readDocument } from '../src/document/read.ts';
import { buildModel } from '../src/model/build.ts';
import type { Model } from '../src/model/model.ts';
import { verify } from '../src/verify/verify.ts';

// What a request of `concordat verify` costs, making, checking and covering it included, beside a bare loop over fetch
// that sends the same requests to the same server. Run: node bench/verify-speed.ts [requests]

/** The most that a run may cost, in loops. */
const bar = 3;

interface Run {
  /** Those that belong to an operation: what goes to paths that are not there is sent, but not told. */
  readonly requests: readonly WireRequest[];
  /** How many were sent. */
  readonly sent: number;
  readonly ms: number;
}

async function main(wanted: number): Promise<void> {
  const model = await loadModel();
  // The first run pays for compiling schemas and for the engine's warming up, as every run does: it counts.
  const run = await verifyUntil(model, wanted);
  const loopMs = await fetchAll(run.requests);
  const each = (run.ms / run.sent) * 1000;
  const bare = (loopMs / run.requests.length) * 1000;
  const ratio = each / bare;
  console.log(`verify          ${run.sent} requests, ${Math.round(run.ms)} ms, ${Math.round(each)} µs each`);
  console.log(
    `bare fetch loop ${run.requests.length} requests, ${Math.round(loopMs)} ms, ${Math.round(bare)} µs each`,
  );
  console.log(`ratio           ${ratio.toFixed(2)} (at most ${bar})`);
  process.exitCode = ratio <= bar ? 0 : 1;
}

async function loadModel(): Promise<Model> {
  const document = await readDocument(library.document);
  const model = document.ok ? buildModel(document.value) : document;
  if (!model.ok) throw new Error('the document of the library cannot be used');
  return model.value;
}

/** Runs with one seed after the other until enough requests were sent. */
async function verifyUntil(model: Model, wanted: number): Promise<Run> {
  const requests: WireRequest[] = [];
  let [ms, sent] = [0, 0];
  for (let seed = 1; sent < wanted; seed += 1) {
    const server = await library.start({ switched: undefined });
    const start = performance.now();
    const result = await verify(model, {
      server: server.url,
      auth: { bearerAuth: 'alice-4c2e' },
      secondUser: { Authorization: 'Bearer bob-93ab' },
      maxRequests: wanted - sent,
      seed,
      salt: `speed ${seed}`,
      onExchange: (_operation, { request }) => requests.push(request),
    });
    ms += performance.now() - start;
    sent += result.requests;
    await server.close();
  }
  return { requests, sent, ms };
}

/** How long it takes, in ms. */
async function fetchAll(requests: readonly WireRequest[]): Promise<number> {
  const server = await library.start({ switched: undefined });
  const { origin } = new URL(server.url);
  const start = performance.now();
  for (const { method, url, headers, body } of requests) {
    const response = await fetch(url.replace(/^https?:\/\/[^/]+/, origin), {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: body === undefined ? null : new Uint8Array(body),
      redirect: 'manual',
    });
    await response.arrayBuffer();
  }
  const ms = performance.now() - start;
  await server.close();
  return ms;
}

await main(Number(process.argv[2] ?? 5000));
