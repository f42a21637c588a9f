import type { EngineRequest } from '../engine.ts';
import { headerValue } from '../exchange.ts';
import { parsePrefer } from '../request/preferences.ts';

const queryParameter = '__fault';

/**
 * The fault that a request asks for, as it is written: `reset` of `Prefer: fault=reset`, or of `?__fault=reset`. With a
 * header `Prefer`, the query is not looked at, as for other preferences.
 */
export function wishedFault({
  headers,
  query,
}: Pick<EngineRequest, 'headers' | 'query'>): string | undefined {
  const header = headers.prefer === undefined ? undefined : headerValue(headers, 'prefer');
  if (header) return /fault/i.test(header) ? parsePrefer(header).get('fault') : undefined;
  if (!query.includes(queryParameter)) return undefined;
  return new URLSearchParams(query).get(queryParameter) ?? undefined;
}
