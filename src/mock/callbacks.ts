import { redactUrl, type SecretPlaces } from '../http/secrets.ts';
import type { MockEvent } from './events.ts';

/** A request that a document's callback asks for, its expressions resolved. */
export interface CallbackRequest {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface CallbackPolicy {
  /** Hosts beside this machine that callbacks may be sent to, as they stand in a URL: `hooks.example.com:8080`. */
  readonly allowHosts: readonly string[];
  readonly fetch: typeof globalThis.fetch;
  /** Default: 10,000 ms. */
  readonly timeoutMs?: number;
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
  const { name, method } = callback;
  const about = { kind: 'callback', name, method: method.toUpperCase() } as const;
  const url = URL.canParse(callback.url) ? new URL(callback.url) : undefined;
  if (url === undefined) return { ...about, url: callback.url, error: 'this is not an absolute URL' };
  const shown = redactUrl(url.href, noSecrets);
  if (!isLocal(url.hostname) && !policy.allowHosts.includes(url.host)) {
    const error = `the host ${url.host} was not named: allow it with --allow-host ${url.host}`;
    return { ...about, url: shown, error };
  }
  try {
    const response = await policy.fetch(url, {
      method: about.method,
      headers: callback.headers,
      ...(callback.body !== undefined && about.method !== 'GET' && { body: callback.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(policy.timeoutMs ?? 10_000),
    });
    await response.body?.cancel();
    return { ...about, url: shown, status: response.status };
  } catch (error) {
    return { ...about, url: shown, error: reasonOf(error) };
  }
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** `fetch failed` says little: its cause says `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
