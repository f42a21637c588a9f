/** The operation that a request is made for, for policies that measure, retry or cache. */
export interface OperationInfo {
  /** The name of the client's method: `getJob`. */
  readonly name: string;
  readonly method: string;
  /** The path template: `/jobs/{id}`. */
  readonly path: string;
  /** The header that makes a repeated request harmless, where the document has one: `Idempotency-Key`. */
  readonly idempotencyHeader?: string;
  /** The request's body is a stream: it can be sent once. */
  readonly oneShot?: true;
  /** The caller reads the answer as it comes (`parseAs: 'stream'`): it may not be read before. */
  readonly streamed?: true;
  /** When the whole call has to be over, in milliseconds since 1970; set by `deadline`. */
  readonly deadlineAt?: number;
  /** Takes what to run when the call is over: its answer read, or failed. Absent outside a client's call. */
  readonly onEnd?: (run: () => void) => void;
}

/** Sends a request. The second argument tells what the request is for; a policy hands it on. */
export type Fetch = (request: Request, operation: OperationInfo) => Promise<Response>;

/**
 * Something that happens around every request: a function from what comes next to what is called instead.
 *
 * Policies run in the order of their list, the first one outermost. Credentials are added behind the last one: no
 * policy sees them, and one that sends a request again gets fresh ones.
 *
 * @example
 * const log: Policy = (next) => async (request, operation) => {
 *   const response = await next(request, operation);
 *   console.log(operation.name, response.status);
 *   return response;
 * };
 */
export type Policy = (next: Fetch) => Fetch;

/** Wraps what sends requests in policies. */
export function applyPolicies(send: Fetch, policies: readonly Policy[]): Fetch {
  return policies.reduceRight((next, policy) => policy(next), send);
}
