import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { randomText } from '../shared/secret.ts';
import type { EventName, Webhook, WebhookCreate } from './types.ts';

/** A message on its way, and where to. */
export interface Delivery {
  /** The same for every attempt. */
  readonly messageId: string;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** The webhooks, and the messages that have not been taken yet. Secrets are kept as they are: they sign. */
export class WebhookStore {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  register(account: string, { url, events, secret }: WebhookCreate): Webhook {
    const id = randomUUID();
    const now = this.#clock();
    this.#database
      .prepare(
        'INSERT INTO webhooks (id, account, url, events, secret, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(id, account, url, JSON.stringify(events), secret, now.getTime());
    return { id, url, events, created_at: now.toISOString() };
  }

  /** Prepares a message to each webhook of an account that wants this event. @param data what it is about */
  enqueue(account: string, event: EventName, data: unknown): void {
    const now = this.#clock();
    const body = JSON.stringify({ type: event, timestamp: now.toISOString(), data });
    const webhooks = this.#database
      .prepare('SELECT id, events FROM webhooks WHERE account = ? ORDER BY number')
      .all(account);
    for (const { id, events } of webhooks) {
      if (!(JSON.parse(String(events)) as EventName[]).includes(event)) continue;
      this.#database
        .prepare('INSERT INTO deliveries VALUES (?, ?, ?, 0, ?)')
        .run(`msg_${randomText(18)}`, id ?? null, body, now.getTime());
    }
  }

  /**
   * Takes messages whose time has come.
   *
   * @param leaseMs for so long nobody else takes them; should the server end, they come again after it
   */
  takeDue(limit: number, leaseMs: number): readonly Delivery[] {
    const now = this.#clock().getTime();
    const rows = this.#database
      .prepare(
        `SELECT message_id, webhook_id, url, secret, body, attempts
         FROM deliveries JOIN webhooks ON webhooks.id = webhook_id WHERE due_at <= ? ORDER BY due_at LIMIT ?`,
      )
      .all(now, limit);
    return rows.map((row) => {
      const messageId = String(row.message_id);
      this.#setDue(messageId, Number(row.attempts), now + leaseMs);
      return {
        messageId,
        webhookId: String(row.webhook_id),
        url: String(row.url),
        secret: String(row.secret),
        body: String(row.body),
        attempts: Number(row.attempts),
      };
    });
  }

  /** @param delayMs from now */
  retry({ messageId, attempts }: Delivery, delayMs: number): void {
    this.#setDue(messageId, attempts + 1, this.#clock().getTime() + delayMs);
  }

  /** A message that was taken, or that is given up. */
  drop({ messageId }: Delivery): void {
    this.#database.prepare('DELETE FROM deliveries WHERE message_id = ?').run(messageId);
  }

  /** Removes a webhook and all messages to it. */
  remove(webhookId: string): void {
    this.#database.prepare('DELETE FROM deliveries WHERE webhook_id = ?').run(webhookId);
    this.#database.prepare('DELETE FROM webhooks WHERE id = ?').run(webhookId);
  }

  #setDue(messageId: string, attempts: number, dueAt: number): void {
    this.#database
      .prepare('UPDATE deliveries SET attempts = ?, due_at = ? WHERE message_id = ?')
      .run(attempts, dueAt, messageId);
  }
}
