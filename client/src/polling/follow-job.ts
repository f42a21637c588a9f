import { connectionError } from '../connection-error.ts';
import type { FeatureContext, FeatureInit, RawResult } from '../feature.ts';
import { ownAddress } from '../own-address.ts';
import { type Clock, longestMs, sleep, systemClock } from '../policies/clock.ts';
import { retryAfterMs } from '../policies/retry-after.ts';
import type { OperationInfo } from '../policy.ts';
import { transientStatuses } from '../transient.ts';
import { valueAt } from '../value-at.ts';
import type { CompletedOptions } from './job.ts';
import type { JobDefinition } from './job-definition.ts';
import { JobAddressError, JobTimeoutError } from './job-errors.ts';

/** Something that was started, and how to follow it. */
export interface StartedJob {
  readonly context: FeatureContext;
  readonly job: JobDefinition;
  /** What the start was called with. */
  readonly init: FeatureInit;
  readonly started: RawResult;
  /** The URL that the start was sent to. */
  readonly url: string;
  readonly options: CompletedOptions;
}

/** Reads how the job stands. */
type Send = (signal: AbortSignal) => ReturnType<FeatureContext['exchange']>;

/** Resolves with whether the job is known to have ended; the poll that follows is then made at once. Never rejects. */
export type WatchJob = (follow: StartedJob, limits: JobLimits, send: Send) => Promise<boolean>;

const firstWaitMs = 1000;
const longestWaitMs = 15_000;
const mostFailures = 5;

/** Polls until what was started has ended. */
export async function followJob(follow: StartedJob): Promise<object> {
  const { job, init, started, options } = follow;
  if (!started.ok) return outcome(started, false);
  const { timeoutMs = 300_000, clock = systemClock } = options;
  const target = targetOf(follow);
  const { info, url } = target;
  const limits: JobLimits = {
    signal: AbortSignal.any([init.signal, options.signal].filter((signal) => signal !== undefined)),
    clock,
    endsAt: clock.now() + timeoutMs,
    over: () => new JobTimeoutError(url ?? info.path, timeoutMs, limits.state),
  };
  const endOf = (answer: RawResult) => {
    if (!answer.ok) return outcome(answer, false);
    const item = valueAt(answer.data, job.item ?? []);
    const { property, done, failed } = job.state ?? {};
    const state = property && valueAt(item, [property]);
    limits.state = state;
    options.onProgress?.(item);
    const ok = done ? done.includes(String(state)) : answer.status !== 202;
    return ok || failed?.includes(String(state)) ? outcome(answer, ok, state, item) : undefined;
  };
  const send: Send = (signal) => follow.context.exchange(info.name, { ...target.init, signal }, url);
  try {
    const isOver = await options.watch?.(follow, limits, send);
    return await poll(started, send, limits, endOf, isOver);
  } catch (error) {
    const { signal } = limits;
    throw signal.aborted ? connectionError(error, info, { signal, url: url ?? info.path }) : error;
  }
}

/** How long a job is followed. */
export interface JobLimits {
  /** The last one that was seen. */
  state?: unknown;
  /** Aborts as soon as one of the caller's signals does. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** In milliseconds since 1970. */
  readonly endsAt: number;
  /** What to throw then. */
  readonly over: () => Error;
}

/** What is read each time: an operation by its parameters, or an address. */
interface Target {
  readonly info: OperationInfo;
  readonly init: FeatureInit;
  readonly url: string | undefined;
}

async function poll(
  started: RawResult,
  send: Send,
  limits: JobLimits,
  endOf: (answer: RawResult) => object | undefined,
  isOver: boolean | undefined,
): Promise<object> {
  const { clock, endsAt, over } = limits;
  let answer = isOver ? undefined : started;
  for (
    let wait = isOver ? 0 : firstWaitMs, failures = 0;
    ;
    wait = Math.min(wait * 1.5 || firstWaitMs, longestWaitMs)
  ) {
    const asked = answer && retryAfterMs(answer.response.headers, clock.now());
    await sleep(clock, Math.max(0, Math.min(asked ?? wait, endsAt - clock.now())), limits.signal);
    if (clock.now() >= endsAt) throw over();
    answer = await tryPoll(send, limits, failures < mostFailures);
    if (!answer || (transientStatuses.has(answer.status) && failures < mostFailures)) {
      failures += 1;
      continue;
    }
    const end = endOf(answer);
    if (end) return end;
    failures = 0;
  }
}

/** Undefined for a poll that broke off and may be tried again. */
async function tryPoll(
  send: Send,
  { signal, clock, endsAt, over }: JobLimits,
  again: boolean,
): Promise<RawResult | undefined> {
  // A poll that is never answered may not hold it up; timers take at most 2^31-1 ms.
  const limit = AbortSignal.timeout(Math.min(Math.ceil(endsAt - clock.now()), longestMs));
  try {
    return (await send(AbortSignal.any([signal, limit]))).result;
  } catch (error) {
    if (limit.aborted && !signal.aborted) throw over();
    // Wrong use of the client stays wrong.
    if (signal.aborted || !again || error instanceof TypeError) throw error;
    return undefined;
  }
}

function outcome({ error, response }: RawResult, ok: boolean, state?: unknown, job?: unknown): object {
  return { ok, state, job, error, response };
}

/** The address that the answer names comes first, then the id; @throws JobAddressError where neither leads anywhere */
function targetOf({ context, job, init, started: { data, response }, url }: StartedJob): Target {
  const { operation, definition } = context;
  const name = job.read ?? context.name;
  const named = response.headers.get('location') ?? (job.url && valueAt(data, job.url));
  const address = typeof named === 'string' ? named : '';
  const own = address === '' ? undefined : ownAddress(address, url)?.href;
  const id = job.read === undefined ? undefined : job.id && valueAt(data, job.id.at);
  if (own === undefined && (id ?? undefined) === undefined) {
    throw new JobAddressError(`${operation.method} ${operation.path}`, address, response);
  }
  return {
    info: { name, method: 'GET', path: (definition.operations[name] ?? operation).path },
    // Header parameters, such as a tenant's, hold for all operations; body and query are those of the start.
    init: { path: { ...init.path, ...(job.id && { [job.id.parameter]: id }) }, header: init.header },
    url: own,
  };
}
