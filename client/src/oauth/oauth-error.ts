/**
 * A token could not be had: the server refused it, or its answer cannot be used.
 *
 * The message holds the address without its query, and none of the secrets that were sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  /** `invalid_grant`, `invalid_client`, `access_denied`, …; `invalid_response` for an answer that cannot be used. */
  readonly code: string;
  /** What the server says of it, for people. */
  readonly description: string | undefined;
  /** The status of the token endpoint's answer; undefined where there was none. */
  readonly status: number | undefined;

  constructor(where: string, code: string, description?: string, status?: number) {
    super(`${where}: ${code}${description === undefined ? '' : `: ${description}`}`);
    this.code = code;
    this.description = description;
    this.status = status;
  }
}
