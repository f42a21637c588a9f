import type { Operation } from '../../../src/model/model.ts';
import { Refusal } from '../shared/answer.ts';
import { RateLimiter } from '../shared/rate-limit.ts';
import { refusal } from './refusals.ts';

/** How much an account may ask for. */
export interface StudioLimits {
  readonly requestsPerMinute: number;
  readonly requestsPerHour: number;
  readonly uploadsPerMinute: number;
  readonly generationsAtOnce: number;
}

/** What the document says. */
const documented: StudioLimits = {
  requestsPerMinute: 1000,
  requestsPerHour: 5000,
  uploadsPerMinute: 20,
  generationsAtOnce: 6,
};

/** The limits of a server; undefined where they are off. */
export function limitsOf(
  setting: 'off' | 'documented' | Partial<StudioLimits> | undefined,
): StudioLimits | undefined {
  if (setting === undefined || setting === 'off') return undefined;
  return setting === 'documented' ? documented : { ...documented, ...setting };
}

/** The limits that count a request to an operation. */
export function createLimiters(
  limits: StudioLimits | undefined,
  clock: () => Date,
): (operation: Operation) => readonly RateLimiter[] {
  if (!limits) return () => [];
  const general = [
    new RateLimiter({ limit: limits.requestsPerMinute, windowMs: 60_000 }, clock),
    new RateLimiter({ limit: limits.requestsPerHour, windowMs: 3_600_000 }, clock),
  ];
  const uploads = new RateLimiter({ limit: limits.uploadsPerMinute, windowMs: 60_000 }, clock);
  return ({ name }) => {
    if (name === 'getHealth') return [];
    return name === 'uploadDataset' ? [uploads, ...general] : general;
  };
}

/** When to ask again while generations run, in seconds: nobody knows when one will end. */
const retryAfterSeconds = 10;

/** 429: as many generations run as may. */
export function tooManyJobs(limit: number, now: Date): Refusal {
  return new Refusal(
    refusal('too_many_jobs', `At most ${limit} generations run at once`, {
      'Retry-After': String(retryAfterSeconds),
      'X-RateLimit-Retry-After': String(retryAfterSeconds),
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(Math.ceil(now.getTime() / 1000) + retryAfterSeconds),
    }),
  );
}
