import type { Reply } from '../serve.ts';
import type { Bank } from './bank.ts';
import { refusal } from './replies.ts';

/** Counts the requests of one limit in windows of a fixed length, for each merchant. */
export class Limit {
  readonly #bank: Bank;
  readonly #requests: number;
  readonly #windowMs: number;
  readonly #counts = new Map<string, { startedAt: number; used: number }>();

  constructor(bank: Bank, requests: number, windowMs: number) {
    this.#bank = bank;
    this.#requests = requests;
    this.#windowMs = windowMs;
  }

  /** Answers a request of a merchant, unless there were too many. */
  apply(merchant: string, answer: () => Reply): Reply {
    const { on, now } = this.#bank;
    const time = now();
    const last = this.#counts.get(merchant);
    const count = last && time < last.startedAt + this.#windowMs ? last : { startedAt: time, used: 0 };
    this.#counts.set(merchant, count);
    count.used += 1;
    const seconds = `${Math.ceil((count.startedAt + this.#windowMs - time) / 1000)}`;
    const left = Math.max(this.#requests - count.used, 0);
    const limits = {
      'RateLimit-Limit': `${this.#requests}`,
      'RateLimit-Remaining': `${on('remaining-beyond-limit') ? this.#requests + count.used : left}`,
      'RateLimit-Reset': on('reset-is-no-number') ? 'soon' : seconds,
    };
    const isOver = count.used > this.#requests;
    const reply = isOver ? refusal(429) : answer();
    const wait = isOver && !on('retry-after-missing') ? { 'Retry-After': seconds } : {};
    return { ...reply, headers: { ...reply.headers, ...limits, ...wait } };
  }
}
