import type { DatabaseSync } from 'node:sqlite';
import { hashSecret, isSameHash, randomText } from './secret.ts';

/** The table of codes and tokens. */
export const oauthSchema = `
  CREATE TABLE IF NOT EXISTS oauth_secrets (
    selector TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    hash BLOB NOT NULL,
    grant_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    redirect_uri TEXT,
    challenge TEXT,
    used INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS oauth_secrets_by_grant ON oauth_secrets (grant_id);
`;

/** What somebody was granted, whichever code or token stands for it. */
export interface Grant {
  /** Of all that came from one approval; of a client for itself, the client's. */
  readonly id: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** What the code that stands for it has to be redeemed with. */
  readonly redirectUri?: string;
  readonly challenge?: string;
}

/** How long each kind is good, in seconds. */
export const lifetimes = { code: 60, access: 3600, refresh: 30 * 24 * 3600 } as const;
type Kind = keyof typeof lifetimes;

/**
 * Codes and tokens, in SQLite: random, and kept as hashes only.
 *
 * Each is `selector.verifier`: the selector finds the row, the verifier is compared in constant time.
 */
export class OAuthSecrets {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  issue(kind: Kind, { id, clientId, scopes, redirectUri, challenge }: Grant): string {
    const selector = randomText(12);
    const verifier = randomText(32);
    const now = this.#clock().getTime();
    this.#database.prepare('DELETE FROM oauth_secrets WHERE expires_at <= ?').run(now);
    this.#database
      .prepare(
        `INSERT INTO oauth_secrets
         (selector, kind, hash, grant_id, client_id, scopes, redirect_uri, challenge, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[selector, kind, hashSecret(verifier), id, clientId, scopes.join(' ')],
        ...[redirectUri ?? null, challenge ?? null, now + lifetimes[kind] * 1000],
      );
    return `${selector}.${verifier}`;
  }

  /** What a code or token stands for; undefined where it is unknown or has expired. */
  find(kind: Kind, secret: string): { readonly grant: Grant; readonly isUsed: boolean } | undefined {
    const [selector, verifier] = partsOf(secret);
    const row = this.#database
      .prepare('SELECT * FROM oauth_secrets WHERE selector = ? AND kind = ? AND expires_at > ?')
      .get(selector, kind, this.#clock().getTime());
    // Rows hold what `issue` wrote.
    if (!row || !isSameHash(row.hash as Uint8Array, hashSecret(verifier))) return undefined;
    const grant = {
      id: String(row.grant_id),
      clientId: String(row.client_id),
      scopes: String(row.scopes).split(' '),
      ...(row.redirect_uri !== null && { redirectUri: String(row.redirect_uri) }),
      ...(row.challenge !== null && { challenge: String(row.challenge) }),
    };
    return { grant, isUsed: row.used === 1 };
  }

  /** Uses up a code or token that is good once; false where that has happened already. */
  use(secret: string): boolean {
    const [selector] = partsOf(secret);
    const { changes } = this.#database
      .prepare('UPDATE oauth_secrets SET used = 1 WHERE selector = ? AND used = 0')
      .run(selector);
    return changes === 1;
  }

  /** Ends everything that came from one approval. */
  revoke(grantId: string): void {
    this.#database.prepare('DELETE FROM oauth_secrets WHERE grant_id = ?').run(grantId);
  }
}

/** Selector and verifier. */
function partsOf(secret: string): readonly [string, string] {
  const dot = secret.indexOf('.');
  return dot < 0 ? ['', ''] : [secret.slice(0, dot), secret.slice(dot + 1)];
}
