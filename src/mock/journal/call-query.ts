import { operationLabel } from '../../contract/finding.ts';
import type { JournalApi, JournalEntry } from './journal-entry.ts';
import { operationOf, type ReceivedCall, receivedCall, requestPath } from './received-call.ts';

/** Which calls are meant: all that fit everything that is said. */
export interface CallQuery {
  /** Its name or operationId, or method and path: `createJob`, `POST /jobs`. */
  readonly operation?: string | undefined;
  readonly api?: string | undefined;
  /** Empty for the calls that named none. */
  readonly session?: string | undefined;
  /** In any case. */
  readonly method?: string | undefined;
  /** As it was sent, without query, or as the document writes it: `/jobs/7`, `/jobs/{id}`. */
  readonly path?: string | undefined;
  /** A status or a range: 404, `4XX`. */
  readonly status?: number | string | undefined;
  /** At or after this time of the session's clock. */
  readonly since?: Date | undefined;
  /** Of these, those that came after the one with this id. */
  readonly after?: number | undefined;
  /** Asked last, of the call as it came. */
  readonly where?: ((call: ReceivedCall) => boolean) | undefined;
}

/** Whether an entry is meant. */
export function callFilter(query: CallQuery, apis: readonly JournalApi[]): (entry: JournalEntry) => boolean {
  const { api, session, since, after, where } = query;
  const method = query.method?.toUpperCase();
  const status = query.status === undefined ? undefined : String(query.status).toUpperCase();
  return (entry) =>
    (session === undefined || entry.session === session) &&
    (api === undefined || entry.api === api) &&
    (after === undefined || entry.id > after) &&
    (since === undefined || entry.timeMs >= since.getTime()) &&
    (method === undefined || entry.method.toUpperCase() === method) &&
    (status === undefined || isStatus(entry.status, status)) &&
    (query.path === undefined || isPath(entry, query.path, apis)) &&
    (query.operation === undefined || isOperation(entry, query.operation, apis)) &&
    (where === undefined || where(receivedCall(entry, apis)));
}

/** @param wanted in upper case: `404`, `4XX` */
function isStatus(status: number, wanted: string): boolean {
  return String(status) === wanted || `${Math.trunc(status / 100)}XX` === wanted;
}

function isPath(entry: JournalEntry, wanted: string, apis: readonly JournalApi[]): boolean {
  const [sent = ''] = entry.target.split('?', 1);
  if (sent === wanted) return true;
  const found = operationOf(entry, apis);
  if (!found) return false;
  return found.operation.path === wanted || requestPath(entry, found.operation).path === wanted;
}

function isOperation(entry: JournalEntry, wanted: string, apis: readonly JournalApi[]): boolean {
  if (entry.operation === wanted) return true;
  const operation = operationOf(entry, apis)?.operation;
  if (!operation) return false;
  return operation.operationId === wanted || operationLabel(operation) === wanted;
}
