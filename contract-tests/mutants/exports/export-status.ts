import type { Desk, StoredExport } from './desk.ts';

/** How long an export waits and runs, in milliseconds. */
const queuedMs = 20;
const runningMs = 40;

/** Where an export stands by now. */
export function statusOf(
  desk: Desk,
  { createdAt, cancelledAt, order }: StoredExport,
): { readonly status: string; readonly progress: number; readonly endedAt: number | undefined } {
  const startsAt = createdAt + Number(order.delay_seconds) * 1000 + queuedMs;
  const ran = (cancelledAt ?? desk.now()) - startsAt;
  const progress = Math.floor(Math.min(Math.max(ran / runningMs, 0), 1) * 100);
  if (cancelledAt !== undefined) return { status: 'cancelled', progress, endedAt: cancelledAt };
  if (ran >= runningMs) return { status: 'completed', progress, endedAt: startsAt + runningMs };
  return { status: ran < 0 ? 'queued' : 'running', progress, endedAt: undefined };
}
