/**
 * What sender and receiver share: `whsec_` and base64, as Standard Webhooks writes it, or the bytes themselves.
 *
 * For a sender that signs with the letters of a text, these are `new TextEncoder().encode(text)`.
 */
export type WebhookSecret = string | Uint8Array;

/** A secret; several while one takes the place of another; or a function that is asked for them before each use. */
export type WebhookSecrets =
  | WebhookSecret
  | readonly WebhookSecret[]
  | ((
      signal: AbortSignal,
    ) =>
      | WebhookSecret
      | readonly WebhookSecret[]
      | undefined
      | Promise<WebhookSecret | readonly WebhookSecret[] | undefined>);

/** Fewer bytes can be guessed: no sender makes such a key. */
const fewestBytes = 8;

/**
 * The bytes that a secret stands for.
 *
 * @throws TypeError for a text that is not `whsec_` and base64, or fewer than 8 bytes; neither is repeated
 */
export function keyBytes(secret: WebhookSecret): Uint8Array<ArrayBuffer> {
  // A copy: the bytes may lie in shared memory, which WebCrypto does not take.
  const bytes = typeof secret === 'string' ? decode(secret) : new Uint8Array(secret);
  if (bytes.length < fewestBytes)
    throw new TypeError(`the secret of the webhook has ${bytes.length} bytes: ${fewestBytes} are the least`);
  return bytes;
}

/** One secret or several, as a list. @throws TypeError where there is none */
export function listOf(secrets: WebhookSecret | readonly WebhookSecret[]): readonly WebhookSecret[] {
  const list = typeof secrets === 'string' || secrets instanceof Uint8Array ? [secrets] : secrets;
  if (list.length === 0) throw new TypeError('there is no secret to verify webhooks with');
  return list;
}

function decode(secret: string): Uint8Array<ArrayBuffer> {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  try {
    if (text !== undefined) return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    // The platform's own error may repeat it.
  }
  throw new TypeError(
    'the secret of the webhook is not "whsec_" and base64; for a key that is a plain text give its bytes: new TextEncoder().encode(secret)',
  );
}
