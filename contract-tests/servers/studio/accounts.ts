import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { hashSecret, isSameHash, randomText } from '../shared/secret.ts';

const deriveKey = promisify<string, Uint8Array, number, Buffer>(scrypt);
const keyBytes = 32;

/** How long a session lasts, in seconds. */
export const sessionSeconds = 3600;

/** Who sends a request. */
export interface Caller {
  /** The account's address, in lower case; undefined at operations that need no credential. */
  readonly account: string | undefined;
  /** Where the request comes from, past the proxies that are trusted. */
  readonly address: string;
  /** Told to the audit log by what handles the request, where it knows more than its path says. */
  readonly note: { user?: string; resource?: string };
}

/** An account that a server is given when it starts. */
export interface AccountSetting {
  readonly email: string;
  readonly password: string;
}

/** An API key that a server is given when it starts. */
export interface ApiKeySetting {
  readonly key: string;
  readonly email: string;
  readonly isReadOnly: boolean;
}

/** What a credential stands for. */
export interface Identity {
  readonly account: string;
  readonly isReadOnly: boolean;
}

/** Accounts with their passwords, sessions and API keys. Only hashes are kept of any secret. */
export class Accounts {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;
  readonly #apiKeys: readonly (Identity & { readonly hash: Buffer })[];

  constructor(database: DatabaseSync, clock: () => Date, apiKeys: readonly ApiKeySetting[]) {
    this.#database = database;
    this.#clock = clock;
    this.#apiKeys = apiKeys.map(({ key, email, isReadOnly }) => ({
      hash: hashSecret(key),
      account: email.toLowerCase(),
      isReadOnly,
    }));
  }

  /** Creates the accounts that are not there yet, and gives the others their password anew. */
  async seed(accounts: readonly AccountSetting[]): Promise<void> {
    for (const { email, password } of accounts) {
      const salt = randomBytes(16);
      const hash = await deriveKey(password, salt, keyBytes);
      this.#database
        .prepare(
          `INSERT INTO accounts (email, salt, password_hash) VALUES (?, ?, ?)
           ON CONFLICT (email) DO UPDATE SET salt = excluded.salt, password_hash = excluded.password_hash`,
        )
        .run(email.toLowerCase(), salt, hash);
    }
  }

  /**
   * Begins a session: its token, or undefined for a wrong address or password.
   *
   * An address that nobody has takes as long as a wrong password.
   */
  async signIn(email: string, password: string): Promise<string | undefined> {
    const account = email.toLowerCase();
    const row = this.#database
      .prepare('SELECT salt, password_hash FROM accounts WHERE email = ?')
      .get(account);
    const known = row?.password_hash instanceof Uint8Array ? row.password_hash : undefined;
    const salt = row?.salt instanceof Uint8Array ? row.salt : new Uint8Array(16);
    const hash = await deriveKey(password, salt, keyBytes);
    if (!known || !timingSafeEqual(hash, known)) return undefined;
    const token = `stu_${randomText(24)}`;
    const now = this.#clock().getTime();
    this.#database.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(now);
    this.#database
      .prepare('INSERT INTO sessions (hash, account, expires_at) VALUES (?, ?, ?)')
      .run(hashSecret(token), account, now + sessionSeconds * 1000);
    return token;
  }

  /** Whose session a token is; undefined where it is nobody's, or is over. */
  ofSession(token: string): Identity | undefined {
    const row = this.#database
      .prepare('SELECT account FROM sessions WHERE hash = ? AND expires_at > ?')
      .get(hashSecret(token), this.#clock().getTime());
    return row && { account: String(row.account), isReadOnly: false };
  }

  /** Whose API key it is. Compares with each, whichever fits: the time says nothing of them. */
  ofApiKey(key: string): Identity | undefined {
    const hash = hashSecret(key);
    return this.#apiKeys.filter((known) => isSameHash(known.hash, hash))[0];
  }
}
