import type { Operation } from '../../model/model.ts';
import { violationsHeader } from '../answer/reply.ts';
import type { Engine } from '../engine.ts';
import type { MockResponse, Violation } from '../exchange.ts';
import { prismErrors, problemResponse } from '../prism/problem-json.ts';
import type { Mount } from './mount.ts';

/** An answer, and what is wrong with the request or with the answer itself. */
export interface Refusal {
  readonly response: MockResponse;
  readonly violations: readonly Violation[];
}

/**
 * The document's own answer with the status of a refusal, where one of the operations has it; else the refusal.
 *
 * Clients are written for the errors that the document describes, not for those of a mock.
 */
export function documentedRefusal(
  engine: Engine,
  operations: readonly Operation[],
  refusal: Refusal,
): Refusal {
  const { status, headers: own } = refusal.response;
  const operation = operations.find(({ responses }) =>
    responses.some((response) => response.status === String(status)),
  );
  if (!operation) return refusal;
  const { violations: broken, source: _, ...response } = engine.answerWith(operation, status);
  if (response.status !== status) return refusal;
  const violations = [...refusal.violations, ...broken];
  const headers = {
    ...response.headers,
    ...(own.allow !== undefined && !isAllow(response.headers.allow) && { allow: own.allow }),
    ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
  };
  return { response: { ...response, headers }, violations };
}

/** Not the `string` of a header without example. */
function isAllow(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z]+(?: *, *[A-Z]+)*$/.test(value);
}

/** 400 */
export function badTarget(target: string): MockResponse {
  const title = 'The request target cannot be read';
  return problemResponse({
    type: 'urn:concordat:bad-target',
    title,
    status: 400,
    detail: `It is "${target}".`,
  });
}

/** 405 @param allow the methods that are there, in upper case */
export function methodNotAllowed(path: string, method: string, allow: readonly string[]): MockResponse {
  return problemResponse(
    {
      type: `${prismErrors}NO_METHOD_MATCHED_ERROR`,
      title: 'Route resolved, but no method matched',
      status: 405,
      detail: `The route ${path} has been matched, but it does not have "${method.toLowerCase()}" method defined`,
    },
    { allow: allow.join(', ') },
  );
}

/** 426: the request does not ask for what a 101 would begin, or the mock cannot go on with it. */
export function upgradeRequired(path: string, isSocket: boolean): MockResponse {
  const why = isSocket
    ? 'is a WebSocket: connect with a WebSocket client, over the server of the mock.'
    : 'is answered with 101, but the document marks no WebSocket there with "x-websocket", and the mock speaks nothing else.';
  return problemResponse(
    {
      type: 'urn:concordat:upgrade-required',
      title: 'The operation changes the protocol',
      status: 426,
      detail: `The route ${path} ${why}`,
    },
    { upgrade: 'websocket', connection: 'Upgrade' },
  );
}

/** 413, and what is wrong with the request. @param limit in bytes */
export function tooLarge(limit: number): Refusal {
  const detail = `The mock reads bodies of at most ${limit} bytes.`;
  const title = 'The request body is too large';
  const response = problemResponse({ type: 'urn:concordat:body-too-large', title, status: 413, detail });
  const violation = { location: ['request', 'body'], severity: 'Error', code: 'body-too-large' };
  return { response, violations: [{ ...violation, message: `The body is larger than ${limit} bytes` }] };
}

/** 404 */
export function notFound(path: string, mounts: readonly Mount[]): MockResponse {
  const served = mounts.flatMap(({ name, basePaths }) =>
    basePaths.map((base) => `/${encodeURIComponent(name)}${base}`),
  );
  return problemResponse({
    type: `${prismErrors}NO_PATH_MATCHED_ERROR`,
    title: 'Route not resolved, no path matched',
    status: 404,
    detail: `The route ${path} hasn't been found in the specification file`,
    ...(mounts.length > 1 && { served }),
  });
}

/** 404 @param candidates the paths that name one of the APIs */
export function ambiguous(path: string, candidates: readonly string[]): MockResponse {
  return problemResponse({
    type: 'urn:concordat:ambiguous-route',
    title: 'Several APIs have this path',
    status: 404,
    detail: `The route ${path} is that of several APIs: call ${candidates.join(' or ')}.`,
    candidates,
  });
}
