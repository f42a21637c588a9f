import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRandom, type Random } from '../src/schema/sample/random.ts';
import type { LoadAnswer, LoadRequest, LoadSubject } from './load-subjects.ts';

/** How much load. */
export interface LoadOptions {
  /** How many ask at the same time, each for one thing after the other. */
  readonly clients: number;
  /** After so many seconds no more is asked. */
  readonly seconds: number;
  /** After so many requests no more is asked. Default: no limit. */
  readonly requests?: number;
  /** Decides who reads and who writes when. */
  readonly seed: string;
}

/** What came of it. */
export interface LoadResult {
  /** Requests that were answered, whatever with. */
  readonly answered: number;
  readonly perSecond: number;
  /** In milliseconds; 0 where nothing was answered. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  /** Answers from 500 on. */
  readonly serverErrors: number;
  /** Other answers that are not 2xx. */
  readonly refused: number;
  /** Requests without an answer: connections that broke, or nothing for 30 seconds. */
  readonly broken: number;
  /** Writes that were acknowledged, 2xx. */
  readonly written: number;
  /** Names whose write was acknowledged and which cannot be read at the end. */
  readonly lost: readonly string[];
  /** The first thing that went wrong: `POST /v1/projects: 500 {"title":…}`. */
  readonly firstFault: string | undefined;
}

const timeoutMs = 30_000;
/** Of what clients ask for: the rest is for lists. */
const writeShare = 0.3;
const readBackShare = 0.4;
/** How many read back at a time at the end. */
const readers = 16;

/** Puts load on a server and looks afterwards whether each write that it has acknowledged is there. @param url its address */
export async function holdLoad(url: string, subject: LoadSubject, options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: Math.max(options.clients, readers) });
  const ask = (asked: LoadRequest) => send(agent, url, subject, asked);
  const tally = new Tally();
  try {
    await connect(subject, ask, options.clients);
    const started = performance.now();
    const deadline = started + options.seconds * 1000;
    const isOver = () => performance.now() >= deadline || tally.asked >= (options.requests ?? Infinity);
    const clients = Array.from({ length: options.clients }, (_, client) => {
      const random = createRandom(`${options.seed} ${client}`);
      return keepAsking({ subject, ask, tally, client, random, isOver });
    });
    await Promise.all(clients);
    const seconds = (performance.now() - started) / 1000;
    const lost = await findLost(subject, tally, ask);
    return { ...tally.sums(), perSecond: tally.latencies.length / seconds, lost };
  } finally {
    agent.destroy();
  }
}

/**
 * Opens a connection for each client: a server takes few new ones at a time while it is busy, and those who wait for
 * theirs would be no load. What goes wrong here goes wrong again where it is counted.
 */
async function connect({ reads: [path = '/'] }: LoadSubject, ask: Ask, clients: number): Promise<void> {
  await Promise.allSettled(Array.from({ length: clients }, () => ask({ method: 'GET', path })));
}

/** What is counted. */
class Tally {
  asked = 0;
  written = 0;
  readonly latencies: number[] = [];
  readonly statuses: number[] = [];
  broken = 0;
  firstFault: string | undefined;
  /** What was written last, by where it can be read. */
  readonly acknowledged = new Map<string, string>();
  readonly paths: string[] = [];

  acknowledge(path: string, name: string): void {
    this.written += 1;
    if (!this.acknowledged.has(path)) this.paths.push(path);
    this.acknowledged.set(path, name);
  }

  fault({ method, path }: LoadRequest, what: string): void {
    this.firstFault ??= `${method} ${path}: ${what.slice(0, 300)}`;
  }

  sums(): Omit<LoadResult, 'perSecond' | 'lost'> {
    const sorted = Float64Array.from(this.latencies).sort();
    const percentile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    const latencyMs = {
      p50: percentile(0.5),
      p95: percentile(0.95),
      p99: percentile(0.99),
      max: percentile(1),
    };
    const serverErrors = this.statuses.filter((status) => status >= 500).length;
    const refused = this.statuses.length - serverErrors;
    const { broken, written, firstFault } = this;
    return { answered: sorted.length, latencyMs, serverErrors, refused, broken, written, firstFault };
  }
}

type Ask = (asked: LoadRequest) => Promise<LoadAnswer>;

interface Client {
  readonly subject: LoadSubject;
  readonly ask: Ask;
  readonly tally: Tally;
  readonly client: number;
  readonly random: Random;
  readonly isOver: () => boolean;
}

async function keepAsking({ subject, ask, tally, client, random, isOver }: Client): Promise<void> {
  for (let serial = 0; !isOver(); serial += 1) {
    const name = `load-${client}-${serial}`;
    const isWrite = random.chance(writeShare);
    const asked = isWrite ? subject.write(name, client) : readOf(subject, tally, random);
    tally.asked += 1;
    const started = performance.now();
    try {
      const answer = await ask(asked);
      tally.latencies.push(performance.now() - started);
      if (answer.status < 200 || answer.status > 299) {
        tally.statuses.push(answer.status);
        tally.fault(asked, `${answer.status} ${answer.text}`);
      } else if (isWrite) tally.acknowledge(subject.pathOf(asked, answer), name);
    } catch (error) {
      tally.broken += 1;
      tally.fault(asked, String(error));
    }
  }
}

/** Something that was written, or a list. */
function readOf({ reads }: LoadSubject, { paths }: Tally, random: Random): LoadRequest {
  const isWritten = paths.length > 0 && random.chance(readBackShare / (1 - writeShare));
  return { method: 'GET', path: random.pick(isWritten ? paths : reads) };
}

/** The names that are not where they were acknowledged to be. */
async function findLost(subject: LoadSubject, tally: Tally, ask: Ask): Promise<readonly string[]> {
  const lost: string[] = [];
  const left = tally.acknowledged.entries();
  const reader = async () => {
    for (const [path, name] of left) {
      const asked = { method: 'GET', path } as const;
      const answer = await ask(asked).catch((error: unknown) => String(error));
      const isThere =
        typeof answer !== 'string' && answer.status === 200 && subject.nameIn(answer.text) === name;
      if (isThere) continue;
      lost.push(name);
      tally.fault(
        asked,
        `${name} is lost: ${typeof answer === 'string' ? answer : `${answer.status} ${answer.text}`}`,
      );
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return lost;
}

/** @throws Error where no answer comes */
function send(agent: Agent, url: string, subject: LoadSubject, asked: LoadRequest): Promise<LoadAnswer> {
  const { method, path, body, contentType = 'application/json' } = asked;
  const headers = {
    ...subject.headers,
    ...(body !== undefined && { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, agent, headers, timeout: timeoutMs }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((text) => resolve({ status, location: headers.location, text }), reject);
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
    sent.once('error', reject);
    sent.end(body);
  });
}
