import type { Delivery } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import { damagedResponse } from '../faults/damage-response.ts';
import { paceOf, partsOf } from '../faults/pace.ts';
import type { Wait } from './wait.ts';

/** An answer as fetch gets it: its headers' part, and its body as a stream where it does not come at once. */
export interface FetchedAnswer {
  readonly response: MockResponse;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
}

/**
 * Delivers an answer to a caller of fetch: late, slowly, damaged, or not at all, as Node's own fetch would tell of it.
 *
 * @throws TypeError where the connection breaks before the answer; the body's stream fails where it breaks in it
 */
export async function deliverToFetch(
  answer: MockResponse,
  delivery: Delivery,
  {
    wait,
    signal,
    isBodiless,
  }: { readonly wait: Wait; readonly signal: AbortSignal; readonly isBodiless: boolean },
): Promise<FetchedAnswer> {
  const { delayMs, fault } = delivery;
  if (delayMs) await wait(delayMs, signal);
  if (fault === 'closed') throw failed('fetch failed', 'other side closed', 'UND_ERR_SOCKET');
  const response = damagedResponse(answer, fault);
  const bytes = isBodiless ? new Uint8Array() : bytesOf(response.body);
  if (fault === 'reset' || (fault === 'reset-in-body' && bytes.length === 0)) {
    throw failed('fetch failed', 'read ECONNRESET', 'ECONNRESET');
  }
  if (bytes.length === 0) return { response, body: undefined };
  const gone = new AbortController();
  const parts = partsInTime(bytes, delivery, wait, AbortSignal.any([signal, gone.signal]));
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      // Nobody reads on: what waits is given up.
      cancel: (reason) => gone.abort(reason),
    },
    { highWaterMark: 0 },
  );
  return { response, body };
}

async function* partsInTime(
  bytes: Uint8Array<ArrayBuffer>,
  delivery: Delivery,
  wait: Wait,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const pace = paceOf(bytes.length, delivery);
  if (delivery.events && !pace) {
    const { eventsInTime } = await import('../realtime/events-in-time.ts');
    for await (const part of eventsInTime(bytes, delivery.events, wait, signal)) {
      yield part;
      if (delivery.fault === 'reset-in-body') throw failed('terminated', 'read ECONNRESET', 'ECONNRESET');
    }
    return;
  }
  if (delivery.fault === 'reset-in-body') {
    yield bytes.subarray(0, Math.ceil(bytes.length / 2));
    throw failed('terminated', 'read ECONNRESET', 'ECONNRESET');
  }
  for (const part of pace ? partsOf(bytes, pace) : [bytes]) {
    if (pace) await wait(pace.partMs, signal);
    yield part;
  }
}

/** A copy: the types of streams exclude views on shared memory. */
function bytesOf(body: MockResponse['body']): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body ?? []);
}

function failed(message: string, reason: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(reason), { code }) });
}
