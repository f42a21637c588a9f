import { METHODS } from 'node:http';
import type { MockEvent, RequestEvent } from '../events.ts';
import { firedFaults } from './fired-faults.ts';

/** Upper bounds of the time that an answer takes to make, in seconds. */
export const durationBuckets: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** What was counted of one operation. */
export interface OperationCount {
  /** Empty where no API was found. */
  readonly api: string;
  /** `GET /jobs/{id}`; `unknown` for whatever no document has. */
  readonly operation: string;
  /** In upper case; `OTHER` for one that HTTP does not know. */
  readonly method: string;
  readonly statuses: Map<number, number>;
  /** How many took no longer than each bucket and longer than the one before; the last has no bound. */
  readonly buckets: number[];
  sumMs: number;
}

/** What was counted since the start: plain numbers, so that a request costs next to nothing. */
export interface RequestCounts {
  /** Counts an event. */
  count(event: MockEvent): void;
  readonly operations: ReadonlyMap<string, OperationCount>;
  /** By what is broken, `request type`: the side, and the keyword or the finding. */
  readonly violations: ReadonlyMap<string, number>;
  /** By kind: `reset`, `latency`, `status`. */
  readonly faults: ReadonlyMap<string, number>;
  /** `sent` and `failed`. */
  readonly callbacks: ReadonlyMap<string, number>;
}

/** So many series of each kind; what is beyond is counted as one. */
const maxKeys = 20_000;
const maxCodes = 500;
const knownMethods = new Set(METHODS);

/** Counts that begin at nothing. */
export function createRequestCounts(): RequestCounts {
  const operations = new Map<string, OperationCount>();
  const violations = new Map<string, number>();
  const faults = new Map<string, number>();
  const callbacks = new Map<string, number>();
  return {
    operations,
    violations,
    faults,
    callbacks,
    count(event) {
      if (event.kind === 'callback') add(callbacks, event.error === undefined ? 'sent' : 'failed');
      if (event.kind !== 'request') return;
      countAnswer(operationOf(operations, event), event);
      for (const { location, code = 'other' } of event.violations) {
        const key = `${location[0] ?? 'request'} ${code}`;
        add(violations, violations.size < maxCodes || violations.has(key) ? key : 'request other');
      }
      if (event.delivery || event.source?.kind === 'behaviour') {
        for (const fault of firedFaults(event)) add(faults, fault);
      }
    },
  };
}

function operationOf(counts: Map<string, OperationCount>, event: RequestEvent): OperationCount {
  const { api = '', operation } = event;
  const method = knownMethods.has(event.method) ? event.method : 'OTHER';
  // The name of an operation has its method in it.
  const key = operation === undefined ? `${api} ${method}` : `${api} ${operation}`;
  const known = counts.get(key);
  if (known) return known;
  // Documents change while a mock runs: what they once had is kept only up to a limit.
  if (counts.size >= maxKeys) return keep(counts, 'more', { api: '', operation: 'more', method: 'OTHER' });
  return keep(counts, key, { api, operation: operation ?? 'unknown', method });
}

function keep(
  counts: Map<string, OperationCount>,
  key: string,
  names: Pick<OperationCount, 'api' | 'operation' | 'method'>,
): OperationCount {
  const known = counts.get(key);
  if (known) return known;
  const buckets = Array.from({ length: durationBuckets.length + 1 }, () => 0);
  const count = { ...names, statuses: new Map<number, number>(), buckets, sumMs: 0 };
  counts.set(key, count);
  return count;
}

function countAnswer(count: OperationCount, { status, durationMs }: RequestEvent): void {
  count.statuses.set(status, (count.statuses.get(status) ?? 0) + 1);
  const seconds = durationMs / 1000;
  count.sumMs += durationMs;
  let bucket = 0;
  while (bucket < durationBuckets.length && seconds > (durationBuckets[bucket] ?? 0)) bucket += 1;
  count.buckets[bucket] = (count.buckets[bucket] ?? 0) + 1;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
