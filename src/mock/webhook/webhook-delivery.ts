import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, WireResponse } from '../../contract/exchange.ts';
import { type Signing, signatureHeaders } from './webhook-signature.ts';

/** A request that the API's provider sends: a callback or a webhook. */
export interface OutgoingRequest {
  /** In upper case. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** How requests are delivered. */
export interface DeliveryOptions {
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long one attempt may take. Default: 10,000 ms. */
  readonly timeoutMs?: number;
  /** Before the first attempt. Default: 0 ms. */
  readonly delayMs?: number;
  /** How often it is tried, while the receiver is not there or answers 408, 425, 429 or 5xx. Default: 1. */
  readonly attempts?: number;
  /** Before the second attempt; doubled for each one after it, and varied by up to a half. Default: 500 ms. */
  readonly backoffMs?: number;
  /** Default: not signed. */
  readonly signing?: Signing;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly clock?: () => number;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** Resolves after some milliseconds. Default: a timer that does not keep the process alive. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Stops waiting and sending. */
  readonly signal?: AbortSignal;
}

/** What came of it; `attempts` counts the requests that were sent. */
export type Delivery =
  | { readonly ok: true; readonly exchange: Exchange; readonly attempts: number }
  | { readonly ok: false; readonly reason: string; readonly attempts: number };

/** What is read of a receiver's answer, in bytes. */
const maxAnswerBytes = 1024 * 1024;

/** No wait is longer, however often it was doubled. */
const maxBackoffMs = 60_000;

/** Sends a request, again where the receiver is not ready for it; redirects are answers, not followed. */
export async function deliver(request: OutgoingRequest, options: DeliveryOptions = {}): Promise<Delivery> {
  const { attempts = 1, backoffMs = 500, random = Math.random } = options;
  const wait = options.wait ?? ((ms: number) => sleep(ms, undefined, { ref: false }));
  const id = messageId(random);
  if (options.delayMs) await wait(options.delayMs);
  for (let count = 1; ; count += 1) {
    const delivery = { ...(await attempt(request, id, options)), attempts: count };
    if (count >= attempts || options.signal?.aborted || !isWorthTrying(delivery)) return delivery;
    await wait(Math.min(backoffMs * 2 ** (count - 1), maxBackoffMs) * (1 + random() / 2));
  }
}

function isWorthTrying(delivery: Delivery): boolean {
  if (!delivery.ok) return true;
  const { status } = delivery.exchange.response;
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

type Attempt =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly reason: string };

async function attempt(request: OutgoingRequest, id: string, options: DeliveryOptions): Promise<Attempt> {
  const { fetch = globalThis.fetch, timeoutMs = 10_000, clock = Date.now, signing, signal } = options;
  const { method, url, body } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  const start = clock();
  const signed = signing && {
    ...signatureHeaders(signing, { id, timestampMs: start, body: body ?? new Uint8Array() }),
  };
  const headers = { ...request.headers, ...signed };
  try {
    const response = await fetch(url, {
      method,
      headers,
      // A copy: the type does not promise that the bytes are not shared.
      ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(body) }),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const answer = await readAnswer(response);
    const sent = { method, url, headers: Object.entries(headers), body };
    return { ok: true, exchange: { request: sent, response: answer, durationMs: clock() - start } };
  } catch (error) {
    return { ok: false, reason: timeout.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error) };
  }
}

async function readAnswer(response: Response): Promise<WireResponse> {
  const head = { status: response.status, headers: [...response.headers] };
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxAnswerBytes) {
      return { ...head, body: Buffer.concat(chunks).subarray(0, maxAnswerBytes), truncated: true };
    }
  }
  return { ...head, body: Buffer.concat(chunks) };
}

/** `fetch failed` says little: its cause says `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return error.message;
  const { message, code } = error.cause as NodeJS.ErrnoException;
  return message === '' ? (code ?? error.message) : message;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `msg_2aXqP…`: the same for every attempt, so that a receiver can tell that it has the message already. */
function messageId(random: () => number): string {
  return `msg_${Array.from({ length: 24 }, () => letters[Math.floor(random() * letters.length)]).join('')}`;
}
