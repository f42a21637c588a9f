/** Answers kept in memory, as RFC 9111 says. */
export { type CacheOptions, cache } from './cache.ts';
