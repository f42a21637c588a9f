import type { Delivery } from '../behaviour.ts';
import type { Wait } from '../server/wait.ts';

const heartbeat = ': heartbeat\n\n';

/**
 * The parts of a stream, each when its time has come: the first event at once, then one after each interval, and a
 * comment where none comes for long.
 *
 * @param signal ends it, as `wait` does: the reader went away
 */
export async function* eventsInTime(
  body: Uint8Array | string | undefined,
  { intervalMs, heartbeatMs, live }: NonNullable<Delivery['events']>,
  wait: Wait,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const encoder = new TextEncoder();
  let isFirst = true;
  for (const block of blocksOf(text)) {
    const isEvent = !/^(?:retry:|:)[^\n]*\n*$/.test(block);
    if (isEvent && !isFirst) {
      for (let left = intervalMs; left > 0; left -= heartbeatMs) {
        await wait(Math.min(left, heartbeatMs), signal);
        if (left > heartbeatMs) yield encoder.encode(heartbeat);
      }
    }
    if (isEvent) isFirst = false;
    yield encoder.encode(block);
  }
  if (live) for await (const text of live(wait, signal)) yield encoder.encode(text);
}

/** Each event with the blank line that ends it; what a broken stream ends with as it is. */
function blocksOf(text: string): readonly string[] {
  return text.split(/(?<=\n\n)/).filter((block) => block !== '');
}
