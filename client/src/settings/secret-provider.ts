import type { SecretValue } from './secret-value.ts';

/** Where secrets are kept: `environmentSecrets`, `fileSecrets` and `awsSecrets` of `/node`, or one of your own. */
export interface SecretProvider {
  /**
   * Reads a secret as it is now; nothing is kept: `rotating` does that.
   *
   * @param name as the place calls it
   * @throws SecretError where there is none, or it cannot be had
   * @throws the signal's reason, when it aborts
   */
  get(name: string, signal: AbortSignal): Promise<SecretValue>;
}

/** Why a secret could not be had. The message names it and where it was looked for, never what it is. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  readonly code: 'missing' | 'denied' | 'unavailable' | 'malformed';
  readonly secret: string;

  constructor(code: SecretError['code'], secret: string, message: string, cause?: unknown) {
    super(`the secret ${JSON.stringify(secret)} ${message}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.secret = secret;
  }
}
