import { findResponse } from '../../contract/find-response.ts';
import type { Header, Model, Operation } from '../../model/model.ts';
import type { Standing } from './counters.ts';
import type { DocumentedLimit } from './documented-limits.ts';
import { type HeaderWriter, headerWriterOf } from './header-value.ts';
import { periodMs } from './limit.ts';
import { limitHeaderOf } from './limit-header.ts';

/** A limit and where it stands. */
export interface LimitStanding {
  readonly limit: DocumentedLimit;
  readonly standing: Standing;
  readonly nowMs: number;
}

/** What most services send, for operations that document nothing. */
const usualNames = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];

/**
 * The headers that tell of limits in an answer of this status, names in lower case: those that the response documents, or
 * the usual ones where no response of the operation documents any. A 429 always has Retry-After.
 *
 * @param standings the limit first that is nearest to running out; of it tell the headers that name no time
 */
export function limitHeaders(
  model: Model,
  operation: Operation,
  status: number,
  standings: readonly LimitStanding[],
): Readonly<Record<string, string>> {
  const [nearest] = standings;
  const headers: Record<string, string> = {};
  if (!nearest) return headers;
  for (const { name, windowMs, write } of writtenHeaders(model, operation, status)) {
    const told = standings.find(({ limit }) => limit.windowMs === windowMs) ?? nearest;
    const { limit, standing, nowMs } = told;
    headers[name] = write({ ...standing, requests: limit.requests, windowMs: limit.windowMs, nowMs });
  }
  return headers;
}

/** A header that is written, and of which limit where it says so. */
interface WrittenHeader {
  readonly name: string;
  readonly windowMs: number | undefined;
  readonly write: HeaderWriter;
}

const known = new WeakMap<Operation, Map<number, readonly WrittenHeader[]>>();

/** Made once for each status of an operation. */
function writtenHeaders(model: Model, operation: Operation, status: number): readonly WrittenHeader[] {
  const byStatus = known.get(operation) ?? new Map<number, readonly WrittenHeader[]>();
  known.set(operation, byStatus);
  let written = byStatus.get(status);
  if (!written) {
    written = planHeaders(model, operation, status);
    byStatus.set(status, written);
  }
  return written;
}

function planHeaders(model: Model, operation: Operation, status: number): readonly WrittenHeader[] {
  const own = findResponse(operation, status)?.headers ?? [];
  const isTold = operation.responses.some(({ headers }) => headers.some(({ name }) => tellsOfLimits(name)));
  const headers = [...own, ...(isTold ? [] : usualNames.map(plainHeader))];
  if (status === 429 && !headers.some(({ name }) => name.toLowerCase() === 'retry-after')) {
    headers.push(plainHeader('Retry-After'));
  }
  return headers.flatMap((header): WrittenHeader[] => {
    const found = limitHeaderOf(header.name);
    if (!found || (found.told === 'retry-after' && status !== 429)) return [];
    const { told, period } = found;
    const windowMs = period && periodMs[period];
    return [{ name: header.name.toLowerCase(), windowMs, write: headerWriterOf(model, header, told) }];
  });
}

function tellsOfLimits(name: string): boolean {
  const found = limitHeaderOf(name);
  return found !== undefined && found.told !== 'retry-after';
}

/** A header of which only the name is known. */
function plainHeader(name: string): Header {
  return {
    at: { source: '', pointer: '' },
    name,
    description: undefined,
    required: false,
    schema: undefined,
    content: [],
    explode: false,
    examples: [],
  };
}
