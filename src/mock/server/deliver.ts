import type { ServerResponse } from 'node:http';
import type { Delivery } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import { damagedResponse } from '../faults/damage-response.ts';
import { paceOf, partsOf } from '../faults/pace.ts';
import type { Wait } from './wait.ts';

/** What delivering needs of the server. */
export interface DeliveryTools {
  readonly wait: Wait;
  /** Writes an answer at once and whole. */
  readonly write: (response: MockResponse) => void;
}

/**
 * Sends an answer as its delivery says: late, slowly, damaged, or not at all. What waits is given up when the receiver
 * goes away.
 */
export async function deliver(
  outgoing: ServerResponse,
  answer: MockResponse,
  delivery: Delivery,
  { wait, write }: DeliveryTools,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    if (delivery.delayMs) await wait(delivery.delayMs, gone.signal);
    const { fault } = delivery;
    const response = damagedResponse(answer, fault);
    const body = Buffer.from(response.body ?? '');
    const isBodiless = body.length === 0 || !mayHaveBody(outgoing, response.status);
    if (fault === 'closed') closeQuietly(outgoing);
    else if (fault === 'reset' || (fault === 'reset-in-body' && isBodiless)) reset(outgoing);
    else if (delivery.events && !isBodiless && !paceOf(body.length, delivery)) {
      const { sendEvents } = await import('../realtime/send-events.ts');
      const most = fault === 'reset-in-body' ? 1 : undefined;
      const tools = { wait, signal: gone.signal, ...(most !== undefined && { most }) };
      if (!(await sendEvents(outgoing, response, delivery.events, tools))) reset(outgoing);
    } else if (fault === 'reset-in-body') breakOff(outgoing, response, body);
    else
      await sendAtPace(
        outgoing,
        response,
        isBodiless ? undefined : body,
        delivery,
        { wait, write },
        gone.signal,
      );
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}

function mayHaveBody({ req }: ServerResponse, status: number): boolean {
  return req.method !== 'HEAD' && status >= 200 && status !== 204 && status !== 304;
}

async function sendAtPace(
  outgoing: ServerResponse,
  response: MockResponse,
  body: Buffer | undefined,
  delivery: Delivery,
  { wait, write }: DeliveryTools,
  gone: AbortSignal,
): Promise<void> {
  const pace = body && paceOf(body.length, delivery);
  if (!body || !pace) {
    write(response);
    return;
  }
  writeHeaders(outgoing, response, body.length);
  outgoing.flushHeaders();
  for (const part of partsOf(body, pace)) {
    await wait(pace.partMs, gone);
    outgoing.write(part);
  }
  outgoing.end();
}

function writeHeaders(outgoing: ServerResponse, { status, headers }: MockResponse, length: number): void {
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.setHeader('content-length', length);
}

/** The headers promise the whole body, half of it comes. */
function breakOff(outgoing: ServerResponse, response: MockResponse, body: Buffer): void {
  writeHeaders(outgoing, response, body.length);
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => reset(outgoing));
}

/** As a server that crashes. Below TLS the connection cannot be reached: there it ends without a word. */
function reset({ req: { socket } }: ServerResponse): void {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

function closeQuietly({ req: { socket } }: ServerResponse): void {
  socket.end(() => socket.destroy());
}
