import type { RequestEvent } from '../events.ts';

/** Which kinds of faults an answer met: what was done to it on its way, and whether its status was one. */
export function firedFaults({
  delivery,
  source,
}: Pick<RequestEvent, 'delivery' | 'source'>): readonly string[] {
  const fired: string[] = [];
  // So the explanation of an answer begins that a fault has decided on.
  if (source?.kind === 'behaviour' && source.because.startsWith('fault ')) fired.push('status');
  if (delivery?.fault !== undefined) fired.push(delivery.fault);
  if (delivery?.delayMs !== undefined) fired.push('latency');
  if (delivery?.bytesPerSecond !== undefined) fired.push('slow');
  if (delivery?.dribble) fired.push('dribble');
  return fired;
}
