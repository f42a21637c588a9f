import { AbortedError } from '../errors.ts';
import type { FeatureContext, FeatureInit, RawResult } from '../feature.ts';
import { ownAddress } from '../own-address.ts';
import { type Clock, sleep, systemClock } from '../policies/clock.ts';
import { retryAfterMs } from '../policies/retry-after.ts';
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

const firstWaitMs = 1000;
const longestWaitMs = 15_000;
const mostFailures = 5;

/** Polls until what was started has ended. */
export async function followJob(follow: StartedJob): Promise<object> {
  const { started, options } = follow;
  if (!started.ok) return refusal(started);
  const { timeoutMs = 300_000, clock = systemClock } = options;
  const target = targetOf(follow);
  const given = [follow.init.signal, options.signal].filter((signal) => signal !== undefined);
  const limits: Limits = { given: AbortSignal.any(given), endsAt: clock.now() + timeoutMs };
  const seen: Seen = { state: undefined };
  try {
    return await poll(follow, target, limits, seen);
  } catch (error) {
    const { given: signal } = limits;
    if (signal.aborted) {
      throw error instanceof AbortedError ? error : abortedBy(follow, target, signal.reason);
    }
    throw error === overTime ? new JobTimeoutError(target.shown, timeoutMs, seen.state) : error;
  }
}

/** Thrown where the time is over; nobody else sees it. */
const overTime = new Error('over');

interface Limits {
  /** Aborts as soon as one of the caller's signals does. */
  readonly given: AbortSignal;
  /** In milliseconds since 1970. */
  readonly endsAt: number;
}

interface Seen {
  state: string | undefined;
}

/** What is read each time: an operation by its parameters, or an address. */
interface Target {
  readonly name: string;
  readonly init: FeatureInit;
  readonly url?: string;
  /** For messages. */
  readonly shown: string;
}

async function poll(
  { context, job, started, options }: StartedJob,
  { name, init, url }: Target,
  limits: Limits,
  seen: Seen,
): Promise<object> {
  const clock = options.clock ?? systemClock;
  let answer: RawResult | undefined = started;
  let [wait, failures] = [firstWaitMs, 0];
  for (;;) {
    const asked = answer && retryAfterMs(answer.response.headers, clock.now());
    await pause(clock, asked ?? wait, limits);
    wait = Math.min(wait * 1.5, longestWaitMs);
    const send = (signal: AbortSignal) => context.exchange(name, { ...init, signal }, url);
    answer = await tryPoll(send, limits, clock.now(), failures);
    if (!answer || (transientStatuses.has(answer.status) && failures < mostFailures)) {
      failures += 1;
      continue;
    }
    if (!answer.ok) return refusal(answer);
    failures = 0;
    const item = valueAt(answer.data, job.item ?? []);
    options.onProgress?.(item);
    const end = endOf(job, answer, item, seen);
    if (end) return end;
  }
}

/** Waits, but not beyond the end of the time. */
async function pause(clock: Clock, ms: number, { given, endsAt }: Limits): Promise<void> {
  await sleep(clock, Math.max(0, Math.min(ms, endsAt - clock.now())), given);
  if (clock.now() >= endsAt) throw overTime;
}

/** Undefined for a poll that broke off and may be tried again. */
async function tryPoll(
  send: (signal: AbortSignal) => ReturnType<FeatureContext['exchange']>,
  { given, endsAt }: Limits,
  now: number,
  failures: number,
): Promise<RawResult | undefined> {
  // A poll that is never answered may not hold it up; timers take at most 2^31-1 ms.
  const limit = AbortSignal.timeout(Math.min(Math.ceil(endsAt - now), 2 ** 31 - 1));
  try {
    return (await send(AbortSignal.any([given, limit]))).result;
  } catch (error) {
    if (limit.aborted && !given.aborted) throw overTime;
    // Wrong use of the client stays wrong.
    if (given.aborted || failures >= mostFailures || error instanceof TypeError) throw error;
    return undefined;
  }
}

function endOf(job: JobDefinition, answer: RawResult, item: unknown, seen: Seen): object | undefined {
  const { response } = answer;
  if (!job.state) {
    return answer.status === 202
      ? undefined
      : { ok: true, state: undefined, job: item, error: undefined, response };
  }
  const state = valueAt(item, [job.state.property]);
  seen.state = typeof state === 'string' ? state : undefined;
  const ok = job.state.done.includes(String(state));
  if (!ok && !job.state.failed.includes(String(state))) return undefined;
  return { ok, state, job: item, error: undefined, response };
}

function refusal({ error, response }: RawResult): object {
  return { ok: false, state: undefined, job: undefined, error, response };
}

/** The address that the answer names comes first, then the id; @throws JobAddressError where neither leads anywhere */
function targetOf({ context, job, init, started, url }: StartedJob): Target {
  const { data, response } = started;
  const { name, operation, definition } = context;
  // Header parameters, such as a tenant's, hold for all operations; body and query are those of the start.
  const own = { ...(init.path && { path: init.path }), ...(init.header && { header: init.header }) };
  const named = response.headers.get('location') ?? (job.url && valueAt(data, job.url));
  const address = typeof named === 'string' && named !== '' ? named : undefined;
  const found = address === undefined ? undefined : ownAddress(address, url);
  if (found) return { name: job.read ?? name, init: own, url: found.href, shown: found.href };
  const id = job.id && valueAt(data, job.id.at);
  if (job.id && job.read !== undefined && id !== undefined && id !== null) {
    const path = { ...init.path, [job.id.parameter]: id };
    return { name: job.read, init: { ...own, path }, shown: definition.operations[job.read]?.path ?? '' };
  }
  throw new JobAddressError(`${operation.method} ${operation.path}`, address, response);
}

function abortedBy({ context, job }: StartedJob, { shown }: Target, reason: unknown): AbortedError {
  const name = job.read ?? context.name;
  const path = context.definition.operations[name]?.path ?? context.operation.path;
  return new AbortedError({ name, method: 'GET', path }, shown, reason);
}
