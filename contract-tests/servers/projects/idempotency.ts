import type { DatabaseSync } from 'node:sqlite';
import { type Answer, Refusal } from '../shared/answer.ts';
import { inTransaction } from '../shared/database.ts';
import { hashSecret, isSameHash } from '../shared/secret.ts';
import { problem } from './problems.ts';

/** The table of keys; `answer` is null while the first request is not finished. */
export const idempotencySchema = `
  CREATE TABLE IF NOT EXISTS idempotency_keys (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    answer TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
  ) STRICT;
`;

/** How long a key is remembered. */
const lifetimeMs = 24 * 3_600_000;
/** After this time a request that never finished counts as lost with its process. */
const abandonedMs = 60_000;

/** Answers a repeated request with the answer of the first. Keys belong to callers. */
export class IdempotencyKeys {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Does the work unless the key has done it before.
   *
   * @param prepare what may take time before the work; the key is in progress meanwhile
   * @param work runs in the transaction that also keeps its answer
   * @throws Refusal 422 when the key came with another body, 409 while its first request is not finished
   */
  async once(
    use: { readonly caller: string; readonly key: string; readonly body: unknown },
    prepare: () => Promise<void>,
    work: () => Answer,
  ): Promise<Answer> {
    const { caller, key } = use;
    const earlier = inTransaction(this.#database, () => this.#take(caller, key, use.body));
    if (earlier) return { ...earlier, headers: { ...earlier.headers, 'Idempotency-Replayed': 'true' } };
    try {
      await prepare();
      return inTransaction(this.#database, () => {
        const answer = work();
        this.#database
          .prepare('UPDATE idempotency_keys SET answer = ? WHERE caller = ? AND key = ?')
          .run(JSON.stringify(answer), caller, key);
        return answer;
      });
    } catch (error) {
      this.#database.prepare('DELETE FROM idempotency_keys WHERE caller = ? AND key = ?').run(caller, key);
      throw error;
    }
  }

  /** The answer that a key has given; undefined for a new key, which is taken. */
  #take(caller: string, key: string, body: unknown): Answer | undefined {
    const now = this.#clock().getTime();
    this.#database
      .prepare('DELETE FROM idempotency_keys WHERE created_at <= ? OR (answer IS NULL AND created_at <= ?)')
      .run(now - lifetimeMs, now - abandonedMs);
    const hash = hashSecret(canonicalJson(body));
    const row = this.#database
      .prepare('SELECT body_hash, answer FROM idempotency_keys WHERE caller = ? AND key = ?')
      .get(caller, key);
    if (!row) {
      this.#database
        .prepare('INSERT INTO idempotency_keys (caller, key, body_hash, created_at) VALUES (?, ?, ?, ?)')
        .run(caller, key, hash, now);
      return undefined;
    }
    if (!isSameHash(row.body_hash as Uint8Array, hash)) throw new Refusal(reused);
    if (row.answer === null) throw new Refusal(inProgress);
    return JSON.parse(String(row.answer)) as Answer;
  }
}

const reused = problem(
  'idempotency_key_reused',
  'This Idempotency-Key was used with another body. Use a new key.',
);
const inProgress = problem(
  'idempotency_in_progress',
  'The first request with this Idempotency-Key is not finished. Try again shortly.',
);

/** JSON that is the same for the same value, whatever the order of its members. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  );
}
