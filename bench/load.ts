import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What is asked over and over. */
export interface Load {
  readonly url: string;
  /** Sent with POST where it is there. */
  readonly json?: string;
  /** Beside those of the body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** At least 1, in whole seconds. */
  readonly seconds: number;
}

const connections = 16;
const run = promisify(execFile);

/** The program that asks: wrk takes less of the machine away from the server; autocannon is always there. */
export const loadGenerator: 'wrk' | 'autocannon' =
  spawnSync('wrk', ['--version']).error === undefined ? 'wrk' : 'autocannon';

/** What came of a load. */
export interface Served {
  readonly requests: number;
  readonly perSecond: number;
}

/** A server that answers nothing in the time given gets four times as much, this often. */
const patience = 3;

/**
 * Asks over 16 connections, without pipelining.
 *
 * @throws Error when an answer is not 2xx, a connection fails or nothing is answered: the rate would say nothing
 */
export async function applyLoad(load: Load, attempt = 0): Promise<Served> {
  const { failures, ...served } = loadGenerator === 'wrk' ? await byWrk(load) : await byAutocannon(load);
  if (served.requests > 0 && failures === '') return served;
  if (served.requests > 0 || attempt === patience) {
    throw new Error(`${load.url}: ${failures || `nothing was answered within ${load.seconds} s`}`);
  }
  return applyLoad({ ...load, seconds: 4 * load.seconds }, attempt + 1);
}

type Counted = Served & { readonly failures: string };

async function byWrk({ url, json, headers = {}, seconds }: Load): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-wrk-'));
  const script = join(folder, 'load.lua');
  writeFileSync(script, headersScript(headers) + (json === undefined ? '' : postScript(json)));
  try {
    const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '60s', '-s', script, url];
    const { stdout } = await run('wrk', args);
    const failures = stdout.match(/^ *(?:Non-2xx|Socket errors).*$/gm) ?? [];
    return {
      requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
      perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
      failures: failures.join(', ').trim(),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function headersScript(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}\n`)
    .join('');
}

function postScript(json: string): string {
  return `wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [==[${json}]==]\n`;
}

async function byAutocannon({ url, json, headers, seconds }: Load): Promise<Counted> {
  const { default: autocannon } = await import('autocannon');
  const isPost = json !== undefined;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { ...headers, ...(isPost && { 'content-type': 'application/json' }) },
    ...(isPost && { method: 'POST', body: json }),
  });
  const isClean = result.errors === 0 && result.non2xx === 0;
  return {
    requests: result.requests.total,
    perSecond: result.requests.average,
    failures: isClean ? '' : `${result.errors} errors, ${result.non2xx} not 2xx`,
  };
}
