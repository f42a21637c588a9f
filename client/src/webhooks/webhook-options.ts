import type { Check } from '../validate/check.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { WebhookSecrets } from './webhook-secret.ts';

/** Answers a request of a sender: what servers of the Fetch kind take (Deno, Bun, workers, Hono, Next.js). */
export type WebhookHandler = (request: Request) => Promise<Response>;

/** What is known of a delivery beside its body. */
export interface WebhookDelivery {
  readonly event: string;
  /** The sender's name of it, the same for every attempt; undefined where it has none. */
  readonly id: string | undefined;
  /** When this attempt was signed; undefined where it was not. */
  readonly sentAt: Date | undefined;
  readonly headers: Headers;
  /** Aborts when the sender hangs up. */
  readonly signal: AbortSignal;
}

/**
 * What is done about an event.
 *
 * When it is done the sender is told 204, when it throws 500: then the sender tries again. It may answer itself, with
 * a `Response`; 410 tells many senders to stop.
 */
export type HandleEvent<Body> = (
  body: Body,
  delivery: WebhookDelivery,
) => undefined | Response | Promise<undefined | Response> | Promise<void>;

/** Why a delivery did not reach its handler. It holds nothing of the body but names of properties. */
export interface WebhookProblem {
  readonly code: 'method' | 'media-type' | 'size' | 'signature' | 'json' | 'shape' | 'event' | 'running';
  /** What the sender is answered with. */
  readonly status: number;
  readonly message: string;
  readonly event?: string;
}

/** Where the right to send is looked at. */
export type WebhookTrust =
  | { readonly secret: WebhookSecrets; readonly unsigned?: never }
  /** Whoever knows the address can send: for callbacks that nobody signs, at an address that cannot be guessed. */
  | { readonly unsigned: true; readonly secret?: never };

/** How deliveries are read and answered. */
export interface WebhookSettings {
  /** Which event a body is. Default: its `type`, else the one event that there is. */
  readonly eventOf?: ((body: unknown, headers: Headers) => string | undefined) | undefined;
  /** What is answered for events without a handler. Default: 202, so that the sender does not try again. */
  readonly unknown?: 202 | 404 | undefined;
  /** What is done about bodies that break the document. Default: `refuse`, with 400. */
  readonly shape?: 'refuse' | 'warn' | 'off' | undefined;
  /** How far the sender's time may be from ours, in milliseconds. Default: 300,000 (five minutes). */
  readonly toleranceMs?: number | undefined;
  /** The largest body that is read. Default: 1,048,576 (1 MB). */
  readonly maxBodyBytes?: number | undefined;
  /** What was handled is not handled again. Default: `memoryDeliveryStore()`. */
  readonly store?: DeliveryStore | undefined;
  /** The name of a delivery that is not signed. Default: it has none, and each one is handled. */
  readonly idOf?: ((body: unknown, headers: Headers) => string | undefined) | undefined;
  /** Told of what was refused, and of bodies that break the document where `shape` is `warn`. Default: nobody. */
  readonly onProblem?: ((problem: WebhookProblem) => void) | undefined;
  /** Told of what a handler, the store or the source of the secret threw. Default: `console.error`. */
  readonly onError?:
    | ((error: unknown, of: { readonly event?: string; readonly id?: string }) => void)
    | undefined;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Options of `createWebhookHandler`. `Events` are the bodies by event: `{ 'generation.completed': GenerationEvent }`. */
export type WebhookOptions<Events extends object> = WebhookTrust &
  WebhookSettings & {
    readonly handlers: { readonly [Name in keyof Events]?: HandleEvent<Events[Name]> };
    /** The one event that comes to this address, as with callbacks. Default: `eventOf` says which. */
    readonly event?: (keyof Events & string) | undefined;
  };

/** What the document says of each event: a check of its body, or null where it says nothing. */
export type WebhookChecks = Readonly<Record<string, Check | null>>;

/** The body that an operation of `types.ts` takes as JSON: what a webhook or a callback brings. */
export type EventBody<Operation> = Operation extends {
  readonly requestBody?: infer Body;
}
  ? NonNullable<Body> extends { readonly content: infer Content }
    ? Content[keyof Content & `${string}json${string}`]
    : undefined
  : undefined;
