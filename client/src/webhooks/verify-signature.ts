import { keyBytes, type WebhookSecret } from './webhook-secret.ts';

/** What is verified, and with what. */
export interface SignedDelivery {
  readonly headers: Headers;
  /** The body as it came, byte by byte: JSON that was read and written again is another text. */
  readonly body: Uint8Array;
  /** Any one of them may have signed. */
  readonly secrets: readonly WebhookSecret[];
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** How far the sender's time may be from ours, either way, in milliseconds. */
  readonly toleranceMs: number;
}

/** A signature that fits, or why there is none. */
export type Verified =
  | { readonly ok: true; readonly id: string; readonly sentAt: Date }
  | { readonly ok: false; readonly reason: SignatureReason };

export type SignatureReason = 'missing' | 'malformed' | 'old' | 'early' | 'mismatch';

/** Senders sign with each of few keys; more would cost more than they tell. */
const mostSignatures = 20;
const longestId = 256;
const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/**
 * Whether a delivery is signed as Standard Webhooks says: HMAC-SHA256 over `id.timestamp.body`.
 *
 * Signatures are compared by WebCrypto, in the same time wherever they differ.
 *
 * @throws TypeError for a secret that is none
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function verifySignature(delivery: SignedDelivery): Promise<Verified> {
  const { headers, body, secrets, nowMs, toleranceMs } = delivery;
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`webhook-${name}`),
  );
  if (!id || !timestamp || !signature) return { ok: false, reason: 'missing' };
  if (id.length > longestId || !/^\d{1,11}$/.test(timestamp)) return { ok: false, reason: 'malformed' };
  const sentMs = Number(timestamp) * 1000;
  if (nowMs - sentMs > toleranceMs) return { ok: false, reason: 'old' };
  if (sentMs - nowMs > toleranceMs) return { ok: false, reason: 'early' };
  const given = signaturesIn(signature);
  if (given.length === 0) return { ok: false, reason: 'malformed' };
  const message = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey('raw', keyBytes(secret), algorithm, false, ['verify']);
    for (const one of given) {
      if (await crypto.subtle.verify('HMAC', key, one, message))
        return { ok: true, id, sentAt: new Date(sentMs) };
    }
  }
  return { ok: false, reason: 'mismatch' };
}

/** Those of version 1; others, such as `v1a`, are for other kinds of keys. */
function signaturesIn(header: string): readonly Uint8Array<ArrayBuffer>[] {
  return header
    .split(' ', mostSignatures)
    .flatMap((part) => /^v1,([A-Za-z0-9+/]{43}=)$/.exec(part)?.[1] ?? [])
    .flatMap((text) => {
      const letters = atob(text);
      // The last letter has two bits too many: one signature has one spelling.
      return btoa(letters) === text ? [Uint8Array.from(letters, (letter) => letter.charCodeAt(0))] : [];
    });
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
