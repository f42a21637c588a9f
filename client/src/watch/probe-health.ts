import { withinSignal } from '../auth/within-signal.ts';
import type { Clock } from '../policies/clock.ts';
import { linkSignal } from '../policies/link-signal.ts';
import { failureOfError, failureOfStatus } from './call-failure.ts';
import type { HealthProbe, HealthReason, HealthStatus } from './health.ts';
import { publicText } from './public-text.ts';

/** What one check came to. */
export interface Probed {
  readonly status: HealthStatus;
  readonly latencyMs: number;
  readonly reason?: HealthReason;
}

/** When an answer is no good. In milliseconds. */
export interface ProbeLimits {
  readonly timeoutMs: number;
  readonly degradedMs: number;
}

/**
 * Asks once, for so long; undefined when the signal aborted before there was an answer, which says nothing of the API.
 *
 * It ends in time even where the probe does not listen to its signal. Never rejects.
 *
 * @param track told of the probe itself, which may outlast this
 */
export async function probeHealth(
  probe: HealthProbe,
  { timeoutMs, degradedMs }: ProbeLimits,
  clock: Clock,
  signal: AbortSignal | undefined,
  track: (running: Promise<unknown>) => void,
): Promise<Probed | undefined> {
  const link = linkSignal(signal ?? new AbortController().signal);
  const startedAt = clock.now();
  const tookMs = () => clock.now() - startedAt;
  const cancel = clock.after(timeoutMs, () => {
    link.abort(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError'));
  });
  // What it throws at once comes as a rejection too.
  const running = (async () => probe(link.signal))();
  track(running);
  try {
    const answer = await withinSignal(running, link.signal);
    return judge(answer, tookMs(), degradedMs);
  } catch (error) {
    if (signal?.aborted) return undefined;
    const message = publicText(error instanceof Error ? error.message : String(error)).slice(0, 300);
    return { status: 'down', latencyMs: tookMs(), reason: { kind: failureOfError(error), message } };
  } finally {
    cancel();
    link.unlink();
  }
}

function judge(answer: unknown, latencyMs: number, degradedMs: number): Probed {
  const told = statusOf(answer);
  if (told.status === 'up' && latencyMs > degradedMs) {
    const message = `answered after ${Math.round(latencyMs)} ms, more than ${degradedMs} ms`;
    return { status: 'degraded', latencyMs, reason: { kind: 'slow', message } };
  }
  return { ...told, latencyMs };
}

function statusOf(answer: unknown): Omit<Probed, 'latencyMs'> {
  if (answer === 'up') return { status: 'up' };
  if (answer === 'degraded' || answer === 'down' || answer === false) {
    const status = answer === 'degraded' ? 'degraded' : 'down';
    return { status, reason: { kind: 'reported', message: `reported as ${status}` } };
  }
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) {
    return { status: 'up' };
  }
  const code = 'status' in answer && typeof answer.status === 'number' ? answer.status : undefined;
  const message = code === undefined ? 'the call failed' : `answered ${code}`;
  const kind = (code !== undefined && failureOfStatus(code)) || 'other';
  return { status: kind === 'rate-limited' ? 'degraded' : 'down', reason: { kind, message } };
}
