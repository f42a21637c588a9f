import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { readLimits, type ToldLimits } from './read-limits.ts';

/** Looks at what answers say of limits: whether it makes sense, and when to send no more for a while. */
export class LimitWatch {
  readonly #clock: () => number;
  /** When an operation whose limit is used up may be called again, as the clock tells. */
  readonly #until = new Map<Operation, number>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** What is wrong with what an answer says of limits. */
  add(operation: Operation, exchange: Exchange): readonly FindingDraft[] {
    const told = readLimits(exchange.response.headers);
    if (told.name === undefined) return [];
    // A refusal is waited for by what it asks itself.
    const isUsedUp = Number(told.remaining) === 0 && exchange.response.status !== 429;
    if (isUsedUp && told.resetMs !== undefined) this.#until.set(operation, this.#clock() + told.resetMs);
    else this.#until.delete(operation);
    return checkLimits(operation, exchange, told);
  }

  /** How long to wait before an operation is called again, in ms; other operations may have limits of their own. */
  waitMs(operation: Operation): number {
    return Math.max(0, (this.#until.get(operation) ?? 0) - this.#clock());
  }
}

function checkLimits(
  operation: Operation,
  exchange: Exchange,
  { limit, remaining, name }: ToldLimits,
): readonly FindingDraft[] {
  const draft = (message: string, actual: string): FindingDraft => ({
    code: 'rate-limit-headers',
    operation,
    message,
    actual,
    steps: [exchange],
    ...atHeader(operation, exchange, name),
  });
  if (remaining === undefined) return [];
  if (!/^-?\d+(?:\.\d+)?$/.test(remaining)) {
    // A documented header with a schema is checked against that.
    return isDescribed(operation, exchange, name) ? [] : [draft(`${name} is not a number`, remaining)];
  }
  if (Number(remaining) < 0) {
    return isDescribed(operation, exchange, name) ? [] : [draft(`${name} is below 0`, remaining)];
  }
  if (limit === undefined || !/^\d+$/.test(limit) || Number(remaining) <= Number(limit)) return [];
  return [draft('more requests remain than the limit allows', `${remaining} of ${limit}`)];
}

function headerNamed(operation: Operation, { response }: Exchange, name: string | undefined) {
  const documented = findResponse(operation, response.status);
  return documented?.headers.find((one) => one.name.toLowerCase() === name?.toLowerCase());
}

function isDescribed(operation: Operation, exchange: Exchange, name: string | undefined): boolean {
  return headerNamed(operation, exchange, name)?.schema !== undefined;
}

function atHeader(operation: Operation, exchange: Exchange, name: string | undefined) {
  const header = headerNamed(operation, exchange, name);
  return header ? { at: header.at } : {};
}
