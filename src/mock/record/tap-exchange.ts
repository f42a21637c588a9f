import type { IncomingMessage } from 'node:http';
import type { Operation } from '../../model/model.ts';
import type { HeaderValues } from '../exchange.ts';
import type { ForwardedBody } from '../proxy/upstream.ts';
import { BodyTap } from './body-tap.ts';
import type { ExchangeListener } from './server-exchange.ts';

/** A request that is about to be passed on. */
export interface TappedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderValues;
  readonly body: ForwardedBody;
  readonly operation: Operation | undefined;
}

/** Times, both in milliseconds: of the day, and for durations. */
export interface TapClock {
  readonly now: () => number;
  readonly clock: () => number;
}

/**
 * Listens to an exchange while it goes by, and tells of it when the answer has ended; nothing waits for it.
 *
 * @returns to be called with the server's answer as soon as its head is there, before anybody reads it
 */
export function tapExchange(
  { method, target, headers, body, operation }: TappedRequest,
  { now, clock }: TapClock,
  listener: ExchangeListener,
): (answer: IncomingMessage) => void {
  const timeMs = now();
  const start = clock();
  const sent = tapRequest(body);
  return (answer) => {
    const came = new BodyTap();
    answer.on('data', (chunk: Uint8Array) => came.add(chunk));
    answer.once('close', () => {
      const isBrokenOff = !answer.complete;
      listener({
        timeMs,
        durationMs: clock() - start,
        operation,
        method,
        target,
        requestHeaders: headers,
        requestBody: sent.body(),
        status: answer.statusCode ?? 0,
        // Node leaves out what was not sent; its type allows undefined all the same.
        responseHeaders: answer.headers as HeaderValues,
        // The beginning of a body is no answer to be given again.
        responseBody: isBrokenOff ? came.size : came.body(),
        isBrokenOff,
      });
    });
  };
}

function tapRequest(body: ForwardedBody): BodyTap {
  const tap = new BodyTap();
  if (body.kind === 'bytes') tap.add(body.bytes);
  if (body.kind === 'stream') {
    for (const chunk of body.chunks) tap.add(chunk);
    body.rest.on('data', (chunk: Uint8Array) => tap.add(chunk));
  }
  return tap;
}
