/** An access token, and how long it is good. Sample: `{ token: 'abc', expiresAt: 1737280801000 }`. */
export interface AccessToken {
  readonly token: string;
  /** When it stops being good, in milliseconds since 1970. Default: not known, so it is used until it is refused. */
  readonly expiresAt?: number | undefined;
}

/**
 * Where a client gets its access token from: what is passed as `auth: { oauth2: source }`.
 *
 * Called, it resolves to a token that is good now. `refused` tells it that the server answered 401 to a token, so
 * that the next call of it brings another one.
 */
export interface TokenSource {
  (): Promise<string>;
  readonly refused: (token: string) => void;
}
