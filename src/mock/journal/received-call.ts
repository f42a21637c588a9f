import { type CheckedRequest, requestCheckOf } from '../../contract/check-request.ts';
import { decodeBody } from '../../contract/decode-body.ts';
import type { Model, Operation } from '../../model/model.ts';
import { type HeaderValues, headerValue, type Violation } from '../exchange.ts';
import { readTarget } from '../request/request-target.ts';
import type { JournalApi, JournalEntry } from './journal-entry.ts';

/** A call as it came, for what looks at it: secrets included. */
export interface ReceivedCall {
  readonly id: number;
  readonly session: string;
  readonly api: string | undefined;
  /** The operation's name. */
  readonly operation: string | undefined;
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  /** The documented parameters that were sent, read as their schemas say. */
  readonly parameters: CheckedRequest['parameters'];
  /** Decoded: an object for JSON and forms; undefined without a body, or where it was too large to be kept. */
  readonly body: unknown;
  readonly status: number;
  readonly violations: readonly Violation[];
}

/** The operation of an entry, as the document has it now. */
export function operationOf(
  { api, operation }: Pick<JournalEntry, 'api' | 'operation'>,
  apis: readonly JournalApi[],
): { readonly model: Model; readonly operation: Operation } | undefined {
  if (api === undefined || operation === undefined) return undefined;
  const model = apis.find(({ name }) => name === api)?.model;
  const found = model && operationsByName(model).get(operation);
  return found && { model, operation: found };
}

const operationsOf = new WeakMap<Model, ReadonlyMap<string, Operation>>();

function operationsByName(model: Model): ReadonlyMap<string, Operation> {
  let operations = operationsOf.get(model);
  if (!operations) {
    operations = new Map(model.operations.map((operation) => [operation.name, operation]));
    operationsOf.set(model, operations);
  }
  return operations;
}

/** The call of an entry, its request read again: what was recorded is bytes. */
export function receivedCall(entry: JournalEntry, apis: readonly JournalApi[]): ReceivedCall {
  const { id, session, api, operation, method, target, requestHeaders, status, violations } = entry;
  const { parameters, body } = readRequest(entry, apis);
  return {
    id,
    session,
    api,
    operation,
    method,
    target,
    headers: requestHeaders,
    parameters,
    body,
    status,
    violations,
  };
}

/** What a request says, as values. */
export function readRequest(
  entry: JournalEntry,
  apis: readonly JournalApi[],
): Pick<CheckedRequest, 'parameters' | 'body'> {
  const found = operationOf(entry, apis);
  const body = typeof entry.requestBody === 'string' ? Buffer.from(entry.requestBody) : entry.requestBody;
  const bytes = typeof body === 'number' ? undefined : body;
  if (!found) return { parameters: none, body: bytes && bodyValue(bytes, entry.requestHeaders) };
  const { path, query } = requestPath(entry, found.operation);
  const headers = entry.requestHeaders;
  return requestCheckOf(found.model, found.operation).check({ path, query, headers, body: bytes });
}

const none: CheckedRequest['parameters'] = { path: {}, query: {}, header: {}, cookie: {} };

/** What belongs to no operation is read by its type alone. */
function bodyValue(body: Uint8Array, headers: HeaderValues): unknown {
  const decoded = decodeBody(body, headerValue(headers, 'content-type') ?? 'application/json');
  return decoded.kind === 'value' || decoded.kind === 'text' ? decoded.value : undefined;
}

/** The path below name and base path: as many segments as the operation's path has, from the end. */
export function requestPath(
  { target }: Pick<JournalEntry, 'target'>,
  operation: Pick<Operation, 'path'> | undefined,
): { readonly path: string; readonly query: string } {
  const { path, query } = readTarget(target) ?? { path: target, query: '' };
  if (!operation) return { path, query };
  const isLonger = path.endsWith('/') && !operation.path.endsWith('/');
  const segments = (isLonger ? path.slice(0, -1) : path).split('/');
  const count = operation.path.split('/').length - 1;
  return { path: `/${segments.slice(-count).join('/')}`, query };
}
