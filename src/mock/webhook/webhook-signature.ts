import { createHmac } from 'node:crypto';
import { ToolkitError } from '../../error.ts';

/** How a webhook or callback is signed. The key is what the receiver has too. */
export type Signing =
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature: v1,<base64>`. @see https://www.standardwebhooks.com */
  | { readonly form: 'standard'; readonly key: Uint8Array }
  /** One header with the HMAC-SHA256 of the body in hexadecimal: `X-Hub-Signature-256: sha256=5d41…`. */
  | { readonly form: 'hex'; readonly key: Uint8Array; readonly header: string; readonly prefix: string };

/** What is signed. */
export interface SignedMessage {
  /** The same for every attempt: `msg_2aXq…`. */
  readonly id: string;
  /** When this attempt is made, in milliseconds since 1970. */
  readonly timestampMs: number;
  readonly body: Uint8Array;
}

/** The headers that prove who sent a message, names in lower case. */
export function signatureHeaders(signing: Signing, message: SignedMessage): Record<string, string> {
  if (signing.form === 'hex') {
    const digest = createHmac('sha256', signing.key).update(message.body).digest('hex');
    return { [signing.header.toLowerCase()]: `${signing.prefix}${digest}` };
  }
  const timestamp = String(Math.floor(message.timestampMs / 1000));
  const digest = createHmac('sha256', signing.key)
    .update(`${message.id}.${timestamp}.`)
    .update(message.body)
    .digest('base64');
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${digest}`,
  };
}

/**
 * The key that a secret stands for: base64 behind an optional `whsec_` in the standard form, else its text.
 *
 * @throws ToolkitError E_USAGE for a secret of the standard form that is no base64; the secret is not repeated
 */
export function signingKey(form: Signing['form'], secret: string): Uint8Array {
  if (form === 'hex') return new TextEncoder().encode(secret);
  const text = secret.replace(/^whsec_/, '');
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1;
  if (isBase64) return new Uint8Array(Buffer.from(text, 'base64'));
  throw new ToolkitError('E_USAGE', 'the secret is not one of Standard Webhooks', {
    hint: 'It is base64 behind "whsec_": whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw. For a plain HMAC of the body name its header with --signature-header.',
  });
}
