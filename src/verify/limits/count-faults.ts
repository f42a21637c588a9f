import type { Exchange } from '../../contract/exchange.ts';
import { readLimits } from './read-limits.ts';

/** Something wrong with how a limit counts. */
export interface CountFault {
  readonly message: string;
  readonly detail: string;
  readonly steps: readonly Exchange[];
}

/** An answer that tells how many requests remain. */
interface Count {
  readonly exchange: Exchange;
  readonly remaining: number;
  readonly limit: string | undefined;
  readonly resetMs: number | undefined;
}

/**
 * What is wrong with how a limit counts, in answers that came right after one another.
 *
 * Windows begin anew, and buckets fill up again, so that a number may grow at times; others may use up requests, so
 * that it may fall faster. It is wrong where it never falls at all, and where a limit that is used up refuses nothing.
 */
export function countFaults(exchanges: readonly Exchange[]): readonly CountFault[] {
  const counts = exchanges.flatMap((exchange): Count[] => {
    const { remaining, limit, resetMs } = readLimits(exchange.response.headers);
    return /^\d+$/.test(remaining ?? '') ? [{ exchange, remaining: Number(remaining), limit, resetMs }] : [];
  });
  return [...stuck(counts), ...unenforced(counts), ...changing(counts)];
}

function stuck(counts: readonly Count[]): readonly CountFault[] {
  const served = counts.filter(({ exchange }) => exchange.response.status < 400);
  const [first] = served;
  const last = served.at(-1);
  if (!first || !last || served.length < 4) return [];
  const falls = served.some((one, index) => one.remaining < (served[index - 1]?.remaining ?? 0));
  if (falls) return [];
  return [
    {
      message: 'the number of requests that remain does not fall',
      detail: 'stuck',
      steps: [first.exchange, last.exchange],
    },
  ];
}

/** Served although none remained before, more often than a window can have begun anew. */
function unenforced(counts: readonly Count[]): readonly CountFault[] {
  const beyond = counts.filter((one, index) => {
    const before = counts[index - 1];
    return before?.remaining === 0 && one.remaining === 0 && one.exchange.response.status < 400;
  });
  if (beyond.length < 3) return [];
  const steps = beyond.slice(0, 2).map(({ exchange }) => exchange);
  return [{ message: 'requests are answered though none remain', detail: 'unenforced', steps }];
}

/** One limit has one size. */
function changing(counts: readonly Count[]): readonly CountFault[] {
  const limits = new Set(counts.map(({ limit }) => limit).filter((limit) => limit !== undefined));
  const [first] = counts;
  // A server may tell of whichever of two limits is nearer.
  if (limits.size <= 2 || !first) return [];
  const steps = [...limits].flatMap((limit) => counts.find((one) => one.limit === limit)?.exchange ?? []);
  return [
    { message: 'the limit changes from request to request', detail: 'limit', steps: steps.slice(0, 3) },
  ];
}
