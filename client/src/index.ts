/**
 * The runtime of clients that Concordat generates: requests from a document's operations, and their answers.
 *
 * It runs wherever `fetch` does. Retries and time limits are on by default; other policies are put around requests by
 * those who want them.
 */
export type { AccessToken, TokenSource } from './auth/token-source.ts';
export type { Call, CallInit, CallOptions, HeaderValues, OptionalCall, ParseAs } from './call.ts';
export type { CallResult, Failure, ResponseBodyOf, Success } from './call-result.ts';
export { type ClientOptions, createOperations } from './create-operations.ts';
export type { BasicCredentials, Credentials, Secret, SecretSource } from './credentials.ts';
export type { ClientDefinition, OperationDefinition } from './definition.ts';
export { AbortedError, DecodeError, NetworkError } from './errors.ts';
export type { Feature } from './feature.ts';
export type { PageDefinition } from './pages/page-definition.ts';
export { EndlessPagesError, FailedPageError } from './pages/page-errors.ts';
export type { Page, Paged, Pages, PagesOptions } from './pages/paged.ts';
export { pages } from './pages/pages.ts';
export type { Clock } from './policies/clock.ts';
export { deadline } from './policies/deadline.ts';
export { type DefaultPolicyOptions, defaultPolicies } from './policies/default-policies.ts';
export { type IdempotencyKeyOptions, idempotencyKey } from './policies/idempotency-key.ts';
export { type RetryOptions, retry } from './policies/retry.ts';
export { timeout } from './policies/timeout.ts';
export type { Fetch, OperationInfo, Policy } from './policy.ts';
export type { CompletedOptions, Job, JobOutcome } from './polling/job.ts';
export type { JobDefinition } from './polling/job-definition.ts';
export { JobAddressError, JobTimeoutError } from './polling/job-errors.ts';
export { jobs } from './polling/jobs.ts';
export type { BaseUrl } from './server-url.ts';
export type { WithoutReadOnly } from './writable.ts';
