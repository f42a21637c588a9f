/**
 * The runtime of clients that Concordat generates: requests from a document's operations, and their answers.
 *
 * It runs wherever `fetch` does. Retry, rate limits, pagination and polling are not part of it yet; a policy can
 * add them around every request.
 */
export type { Call, CallInit, CallOptions, HeaderValues, OptionalCall, ParseAs } from './call.ts';
export type { CallResult, Failure, ResponseBodyOf, Success } from './call-result.ts';
export { type ClientOptions, createOperations } from './create-operations.ts';
export type { BasicCredentials, Credentials, Secret } from './credentials.ts';
export type { ClientDefinition, OperationDefinition } from './definition.ts';
export { AbortedError, DecodeError, NetworkError } from './errors.ts';
export type { Fetch, OperationInfo, Policy } from './policy.ts';
export type { BaseUrl } from './server-url.ts';
export type { WithoutReadOnly } from './writable.ts';
