import type { ServerResponse } from 'node:http';
import type { Delivery } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import type { Wait } from '../server/wait.ts';
import { eventsInTime } from './events-in-time.ts';

/**
 * Sends the events of an answer as their times come, without a length: nobody knows it in advance.
 *
 * @param most so many parts are sent at most. Default: all
 * @returns false where fewer were sent than there are
 */
export async function sendEvents(
  outgoing: ServerResponse,
  { status, headers, body }: MockResponse,
  pace: NonNullable<Delivery['events']>,
  { wait, signal, most = Number.POSITIVE_INFINITY }: { wait: Wait; signal: AbortSignal; most?: number },
): Promise<boolean> {
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.flushHeaders();
  let count = 0;
  for await (const part of eventsInTime(body, pace, wait, signal)) {
    if (count === most) return false;
    count += 1;
    if (!outgoing.write(part)) await drained(outgoing, signal);
  }
  outgoing.end();
  return true;
}

function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    outgoing.once('drain', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
