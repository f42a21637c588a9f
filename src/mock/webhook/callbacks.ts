import type { Exchange } from '../../contract/exchange.ts';
import { redactUrl, type SecretPlaces } from '../../http/secrets.ts';
import type { Problem } from '../../problem.ts';
import type { MockEvent } from '../events.ts';
import { type DeliveryOptions, deliver } from './webhook-delivery.ts';
import { webhookTarget } from './webhook-target.ts';

/** A request that a document's callback asks for, its expressions resolved. */
export interface CallbackRequest {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
  /** Why it cannot be sent. */
  readonly error?: string;
  /** What is wrong with it though it is sent. */
  readonly warnings?: readonly string[];
  /** What of the receiver's answer breaks the document. Default: it is not checked. */
  readonly check?: (exchange: Exchange) => readonly Problem[];
}

/** How callbacks are sent: delayed, tried again and signed as `DeliveryOptions` says. */
export interface CallbackPolicy extends DeliveryOptions {
  /** Hosts beside this machine that callbacks may be sent to, as they stand in a URL: `hooks.example.com:8080`. */
  readonly allowHosts: readonly string[];
}

/** Those of the document name places of its own requests, not of callbacks. */
const noSecrets: SecretPlaces = { headers: new Set(), queryParameters: new Set() };

/**
 * Sends a callback to this machine or to a host that the user named, and tells what came of it.
 *
 * The address comes from a request or a document, so it is not trusted: every other host is refused, and
 * redirects are not followed.
 */
export async function sendCallback(callback: CallbackRequest, policy: CallbackPolicy): Promise<MockEvent> {
  const method = callback.method.toUpperCase();
  const about = { kind: 'callback', name: callback.name, method } as const;
  if (callback.error !== undefined) return { ...about, url: callback.url, error: callback.error };
  const target = webhookTarget(callback.url, policy.allowHosts);
  const url = URL.canParse(callback.url) ? redactUrl(new URL(callback.url).href, noSecrets) : callback.url;
  if (!target.ok) return { ...about, url, error: target.error };
  const { headers, body } = callback;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const delivery = await deliver({ method, url: target.url.href, headers, body: bytes }, policy);
  const attempts = delivery.attempts > 1 ? { attempts: delivery.attempts } : {};
  if (!delivery.ok) return { ...about, url, ...attempts, error: delivery.reason };
  const { exchange } = delivery;
  const broken = callback.check?.(exchange).filter(({ severity }) => severity === 'error') ?? [];
  const warnings = [...(callback.warnings ?? []), ...broken.map(({ message }) => message)];
  return {
    ...about,
    url,
    status: exchange.response.status,
    ...attempts,
    ...(warnings.length > 0 && { warnings }),
  };
}
