import { createHmac } from 'node:crypto';

/**
 * The headers that prove who sent a message: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @param key the bytes that sender and receiver share
 * @param timeMs when this attempt is made, in milliseconds since 1970
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMessage(
  key: Uint8Array,
  id: string,
  timeMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(timeMs / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** The key that a secret stands for: base64 behind `whsec_`, else its own bytes; undefined for what is no base64. */
export function signingKeyOf(secret: string): Uint8Array | undefined {
  const [, text] = /^whsec_(.*)$/s.exec(secret) ?? [];
  if (text === undefined) return Buffer.from(secret, 'utf8');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return undefined;
  return Buffer.from(text, 'base64');
}
