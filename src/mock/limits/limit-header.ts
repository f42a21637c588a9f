import type { Header, Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { type Period, periods } from './limit.ts';

/** What a header tells of a limit. */
export type Told =
  | 'limit'
  | 'remaining'
  | 'used'
  | 'reset'
  | 'window'
  | 'retry-after'
  /** RateLimit-Policy and RateLimit of the draft. */
  | 'policy'
  | 'state';

export interface LimitHeader {
  readonly told: Told;
  /** Of which limit, where there are several: `X-RateLimit-Limit-Minute`. */
  readonly period: Period | undefined;
}

/**
 * What a header of this name tells of a limit; undefined for others.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function limitHeaderOf(name: string): LimitHeader | undefined {
  const lower = name.toLowerCase();
  if (/^(?:x-)?(?:rate-?limit-)?retry-after$/.test(lower)) return { told: 'retry-after', period: undefined };
  if (lower === 'ratelimit') return { told: 'state', period: undefined };
  const [, part, unit] =
    /^(?:x-)?rate-?limit(?:-(limit|remaining|used|reset|window|policy))?(?:-(second|minute|hour|day|requests))?$/.exec(
      lower,
    ) ?? [];
  if (part === undefined && !/^x-rate-?limit(?:-\w+)?$/.test(lower)) return undefined;
  // A lone X-Rate-Limit holds the limit itself.
  const told = (part ?? 'limit') as Told;
  return { told, period: periods.find((one) => one === unit) };
}

/** The examples that a header has, its own first, then those of its schema. */
export function headerExamples(model: Model, { schema, examples }: Header): readonly unknown[] {
  const own = examples.map(({ value }) => value);
  const parts = schema ? schemaParts(model, schema) : [];
  const written = parts.flatMap(({ value }) => {
    if (!isObject(value)) return [];
    const list: readonly unknown[] = Array.isArray(value.examples) ? value.examples : [];
    const lone = [value.example, value.const, value.default];
    const first: unknown = Array.isArray(value.enum) && value.enum.length === 1 ? value.enum[0] : undefined;
    return [...lone, ...list, first];
  });
  return [...own, ...written].filter((value) => value !== undefined);
}

/** What a header's schema says under a keyword. */
export function headerKeyword(model: Model, { schema }: Header, keyword: string): unknown {
  const parts = schema ? schemaParts(model, schema) : [];
  return parts
    .map(({ value }) => (isObject(value) ? value[keyword] : undefined))
    .find((one) => one !== undefined);
}
