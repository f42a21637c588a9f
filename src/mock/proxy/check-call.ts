import { type IncomingRequest, type RequestViolation, requestCheckOf } from '../../contract/check-request.ts';
import { securityCheckOf } from '../../contract/check-security.ts';
import { headerText } from '../../contract/request-violation.ts';
import { bodyFormatOf, parseMediaType, selectMediaType } from '../../http/media-type.ts';
import { bodyReaderOf } from '../../http/read-body.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';

/** A call of an operation: its body, or why it was not read. */
export type Call = Omit<IncomingRequest, 'body'> & {
  readonly body: Uint8Array | undefined | { readonly unread: string };
};

/** What is wrong with a call. */
export interface CheckedCall {
  readonly violations: readonly RequestViolation[];
  /** What `WWW-Authenticate` of a 401 asks for. */
  readonly tags: readonly string[];
}

/** Whether a body has to be read to check it; binary ones can go by unseen. */
export function readsBody({ requestBody }: Operation, contentType: string | undefined): boolean {
  if (contentType !== undefined && bodyFormatOf(contentType) === 'binary') return false;
  return requestBody === undefined || requestBody.content.some(({ schema }) => schema !== undefined);
}

/** Checks a call against its operation: credentials, parameters, body. */
export function checkCall(model: Model, operation: Operation, call: Call): CheckedCall {
  const security = securityCheckOf(model, operation);
  const { body } = call;
  const unread = body === undefined || body instanceof Uint8Array ? undefined : body.unread;
  // A body that was not seen is there all the same; its type can be judged.
  const request = { ...call, body: body instanceof Uint8Array || body === undefined ? body : placeholder };
  const unauthorised = security(request);
  const found = requestCheckOf(model, operation).check(request).violations;
  const seen = unread === undefined ? found : found.filter((one) => one.in !== 'body' || one.code === 415);
  const violations = [...(unauthorised ? [unauthorised] : []), ...seen];
  if (unread !== undefined && !violations.some((one) => one.in === 'body')) {
    const contentType = headerText(call.headers, 'content-type') ?? '';
    violations.push(...unchecked(model, operation, contentType, unread));
  }
  return { violations, tags: unauthorised?.tags ?? [] };
}

/** What of the document is not enforced in calls of an operation; compiles everything that they are checked by. */
export function callProblems(model: Model, operation: Operation): readonly Problem[] {
  return [...securityCheckOf(model, operation).problems, ...requestCheckOf(model, operation).problems];
}

const placeholder = new Uint8Array(1);

/** Nothing where the document says nothing of the body that could be checked. */
function unchecked(
  model: Model,
  { requestBody }: Operation,
  contentType: string,
  reason: string,
): readonly RequestViolation[] {
  const media = selectMediaType(requestBody?.content ?? [], contentType);
  if (!media?.schema) return [];
  const { checks, unchecked: why } = bodyReaderOf(model, media, parseMediaType(contentType));
  if (checks === 'nothing' && why === undefined) return [];
  const message = `Request body was not checked: ${why ?? reason}`;
  return [{ in: 'body', path: ['body'], severity: 'Information', code: 'not-checked', message }];
}
