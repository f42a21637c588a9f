/**
 * Policies that not every client wants: put them into `policies`, around or into `defaultPolicies`.
 *
 * State is kept by each policy that is made: clients that are given the same one share its circuits and limits.
 */
export { type CircuitBreakerOptions, CircuitOpenError, circuitBreaker } from './circuit-breaker.ts';
export { type CoalesceOptions, coalesce } from './coalesce.ts';
export { concurrency } from './concurrency.ts';
export { type HedgeOptions, hedge } from './hedge.ts';
export { type RateLimitOptions, rateLimit } from './rate-limit.ts';
export type { Rate } from './token-bucket.ts';
