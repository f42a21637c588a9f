import type { SendMessage } from './public-fetch.ts';
import { signingKeyOf, signMessage } from './sign-message.ts';
import type { Delivery, WebhookStore } from './webhook-store.ts';

/** What messages are sent with. */
export interface SenderContext {
  readonly store: WebhookStore;
  readonly clock: () => Date;
  /** Sends a message; where it may not go, it fails. */
  readonly fetch: SendMessage;
  /** How often it looks for messages whose time has come, in milliseconds; 0 leaves it to `deliver`. */
  readonly intervalMs: number;
  onError(error: unknown): void;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** How long to wait after each attempt that failed; after the last, a message is given up. */
const delaysMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
/** How long a receiver may take. */
const timeoutMs = 15 * second;
const maxAtOnce = 16;

/** Sends messages to webhooks, signed, until they are taken. */
export class WebhookSender {
  readonly #context: SenderContext;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #stop = new AbortController();
  readonly #sending = new Set<Promise<void>>();

  constructor(context: SenderContext) {
    this.#context = context;
    this.#timer =
      context.intervalMs > 0 ? setInterval(() => this.wake(), context.intervalMs).unref() : undefined;
  }

  /** Begins to send what is due, where the sender works by itself. */
  wake(): void {
    if (this.#context.intervalMs > 0) this.#begin();
  }

  /** Sends what is due; resolves when each has been tried. */
  async deliver(): Promise<void> {
    this.#begin();
    await Promise.all(this.#sending);
  }

  /** Breaks off what is being sent: it comes again with the next server. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await Promise.all(this.#sending);
  }

  #begin(): void {
    const free = maxAtOnce - this.#sending.size;
    if (this.#stop.signal.aborted || free <= 0) return;
    for (const delivery of this.#context.store.takeDue(free, 2 * timeoutMs)) {
      const sending = this.#attempt(delivery)
        .catch((error: unknown) => this.#context.onError(error))
        .finally(() => this.#sending.delete(sending));
      this.#sending.add(sending);
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { store } = this.#context;
    const status = await this.#send(delivery).catch(() => undefined);
    if (status === undefined && this.#stop.signal.aborted)
      return store.retry({ ...delivery, attempts: delivery.attempts - 1 }, 0);
    if (status === 410) return store.remove(delivery.webhookId);
    const delayMs = delaysMs[delivery.attempts];
    const isTaken = status !== undefined && status >= 200 && status < 300;
    if (isTaken || delayMs === undefined) return store.drop(delivery);
    store.retry(delivery, delayMs);
  }

  /** The status of the answer. A redirect is one too: it is not followed, for it may lead anywhere. */
  async #send({ url, secret, messageId, body }: Delivery): Promise<number> {
    const { clock, fetch } = this.#context;
    const key = signingKeyOf(secret);
    if (!key) throw new Error('the secret is no key');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...signMessage(key, messageId, clock().getTime(), body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return response.status;
  }
}
