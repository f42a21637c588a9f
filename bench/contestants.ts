import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BareAnswer } from './bare-server.ts';
import type { Contestant } from './frame.ts';
import { applyLoad } from './load.ts';
import { type Program, startServer } from './servers.ts';

/** How a rate is measured. */
export interface RateOptions {
  /** Of a measurement, whole. */
  readonly seconds: number;
  /** Count seconds that the processor spends on the server, so that a busy machine tells something too. */
  readonly byCpu: boolean;
  /** Sent with POST. Default: nothing, with GET. */
  readonly json?: string | undefined;
  /** Sent with each request, beside those of the body. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Done before each measurement, with the server's address. Default: nothing. */
  readonly prepare?: (url: string) => Promise<void>;
}

/** The contestant that Node itself is. */
export const bareName = 'bare node:http';

/** Requests that a server answers in a second; it is started at once. */
export async function rateContestant(
  name: string,
  program: Program,
  target: string,
  { seconds, byCpu, json, headers, prepare }: RateOptions,
): Promise<Contestant> {
  const server = await startServer(program, target);
  const load = {
    url: server.url + target,
    seconds,
    ...(json !== undefined && { json }),
    ...(headers && { headers }),
  };
  const measure = async () => {
    await prepare?.(server.url);
    const before = byCpu ? server.cpuMs() : 0;
    const { requests, perSecond } = await applyLoad(load);
    const spent = byCpu ? server.cpuMs() - before : 0;
    await server.settled();
    return byCpu ? (1000 * requests) / spent : perSecond;
  };
  return { name, measure, stop: server.stop };
}

/** A server that sends what ours sends, headers and all, and that parses bodies where there are some. */
export async function bareContestant(
  program: Program,
  target: string,
  folder: string,
  options: RateOptions,
): Promise<Contestant> {
  const answer = await answerOf(program, target, options.json);
  const file = join(folder, `bare-${target.replaceAll('/', '-')}.json`);
  const content: BareAnswer = { ...answer, parsesBody: options.json !== undefined };
  writeFileSync(file, JSON.stringify(content));
  const server = fileURLToPath(new URL('bare-server.ts', import.meta.url));
  return rateContestant(bareName, (port) => [server, file, String(port)], target, options);
}

/** One answer of a server that is started for it, without the headers that Node adds by itself. */
export async function answerOf(
  program: Program,
  target: string,
  json?: string,
): Promise<Omit<BareAnswer, 'parsesBody'>> {
  const server = await startServer(program, target);
  try {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(server.url + target, json === undefined ? {} : { ...post, body: json });
    const body = await response.text();
    if (!response.ok) throw new Error(`${target} answered ${response.status}: ${body}`);
    const headers = [...response.headers].filter(([name]) => !/^(?:date|connection|keep-alive)$/.test(name));
    return { status: response.status, headers: Object.fromEntries(headers), body };
  } finally {
    await server.stop();
  }
}
