/** What went wrong, in one shape for all APIs: `@concordat/client/failure`. */
export type { ApiFailure, CodeOf, FieldFailure } from './api-failure.ts';
export { failureOf } from './failure-of.ts';
