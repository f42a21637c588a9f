import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Contestant } from './frame.ts';
import { programs, startServer } from './servers.ts';

const github = fileURLToPath(
  new URL('../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
);
const small = fileURLToPath(new URL('petstore.yaml', import.meta.url));

/** Every benchmark, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  firstAnswer('first answer, small document', small, '/pets/7'),
  firstAnswer("first answer, GitHub's document", github, '/repos/a/b/issues/1'),
  throughput('GET, small document', small, '/pets/7', true),
  throughput("GET, GitHub's document", github, '/repos/a/b/issues/1', false),
];

function firstAnswer(name: string, document: string, target: string): Benchmark {
  const contestant = (program: keyof typeof programs): Contestant => ({
    name: program,
    measure: async () => {
      const server = await startServer((port) => programs[program](document, port), target);
      await server.stop();
      return server.firstAnswerMs;
    },
  });
  return { name, unit: 'ms', contestants: async () => [contestant('concordat'), contestant('prism')] };
}

/** Requests answered a second over 16 connections, for two seconds a measurement. */
function throughput(name: string, document: string, target: string, withBare: boolean): Benchmark {
  const served = async (program: keyof typeof programs): Promise<Contestant> => {
    const server = await startServer((port) => programs[program](document, port), target);
    return { name: program, measure: () => load(server.url + target), stop: server.stop };
  };
  return {
    name,
    unit: 'requests/s',
    contestants: async () => {
      const ours = await served('concordat');
      const body = withBare ? await bodyOf(document, target) : undefined;
      const peers = [await served('prism')];
      return body === undefined ? [ours, ...peers] : [ours, ...peers, await bare(body)];
    },
  };
}

async function load(url: string): Promise<number> {
  const { default: autocannon } = await import('autocannon');
  const result = await autocannon({ url, connections: 16, duration: 2 });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} not 2xx`);
  return result.requests.average;
}

async function bodyOf(document: string, target: string): Promise<string> {
  const server = await startServer((port) => programs.concordat(document, port), target);
  const body = await (await fetch(server.url + target)).text();
  await server.stop();
  return body;
}

/** What Node itself can do: the same body, nothing decided. */
async function bare(body: string): Promise<Contestant> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    name: 'bare node:http',
    measure: () => load(`http://127.0.0.1:${port}/`),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
