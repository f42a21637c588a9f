import { withinSignal } from '../auth/within-signal.ts';
import { type Clock, systemClock } from '../policies/clock.ts';
import type { OperationInfo, Policy } from '../policy.ts';
import type { AuditEvent, AuditSink } from './audit-event.ts';
import { failureOfError, failureOfStatus } from './call-failure.ts';
import { consoleFault, type OnFault, runGuarded } from './fault.ts';
import { publicPath } from './public-text.ts';
import { redact } from './redact.ts';
import { type IsSecret, isSecretName } from './secret-name.ts';

/** Options of `auditLog`. */
export interface AuditLogOptions {
  readonly sink: AuditSink;
  /** Who does it: a name, or what knows it at each call. It is written as it is. Default: nobody is named. */
  readonly user?: string | (() => string | undefined) | undefined;
  /** Which operations are written. Default: all; `({ method }) => method !== 'GET'` for changes alone. */
  readonly include?: ((operation: OperationInfo) => boolean) | undefined;
  /** What else to write of a call; redacted by the names of its fields. It may not read the request's body. */
  readonly details?:
    | ((request: Request, operation: OperationInfo) => Readonly<Record<string, unknown>>)
    | undefined;
  /** Names of fields and path parameters that hold secrets, besides those that do in any API. */
  readonly isSecret?: IsSecret | undefined;
  readonly clock?: Clock | undefined;
  /** Told of what the sink throws: the call goes on. Default: the console. */
  readonly onFault?: OnFault | undefined;
}

/**
 * Writes who did what to what, and how it ended.
 *
 * Put it first, so that a call is written once whatever its attempts. The event goes to the sink before the caller has
 * the answer; a sink that takes its time is waited for as long as the call's signal allows. Of the request neither
 * query, headers nor body are written; nor is what an error says.
 *
 * @example
 * const audit = auditLog({ sink: jsonLinesSink((line) => appendFile('audit.jsonl', line)), user: 'ada@acme.dev' });
 * const studio = createClient({ policies: [audit, ...defaultPolicies()] });
 */
export function auditLog(options: AuditLogOptions): Policy {
  const { sink, include = () => true, clock = systemClock } = options;
  const { onFault = consoleFault('the sink of auditLog') } = options;
  return (next) => async (request, operation) => {
    if (!include(operation)) return next(request, operation);
    const startedAt = clock.now();
    const begun = describe(request, operation, startedAt, options, onFault);
    const write = async (end: Pick<AuditEvent, 'outcome' | 'failure' | 'status' | 'requestId'>) => {
      const event = { ...begun, ...end, durationMs: clock.now() - startedAt };
      const written = runGuarded(() => sink(event), onFault);
      // Whoever gave the call up waits for nothing; it is written all the same.
      await withinSignal(written, request.signal).catch(() => undefined);
    };
    let response: Response;
    try {
      response = await next(request, operation);
    } catch (error) {
      await write({ outcome: 'failure', failure: failureOfError(error) });
      throw error;
    }
    await write(endOf(response));
    return response;
  };
}

/** What is known before the request is sent: a sink that changes it, or sees it late, changes nothing of the call. */
function describe(
  request: Request,
  operation: OperationInfo,
  startedAt: number,
  { user, details, isSecret: isOwn }: AuditLogOptions,
  onFault: OnFault,
) {
  const isSecret: IsSecret = (name) => isSecretName(name) || isOwn?.(name) === true;
  const ask = <T>(from: () => T): T | undefined => {
    try {
      return from();
    } catch (error) {
      void runGuarded(() => Promise.reject(error), onFault);
      return undefined;
    }
  };
  const more = details && ask(() => redact(details(request, operation), isSecret));
  return {
    time: new Date(startedAt).toISOString(),
    user: typeof user === 'function' ? ask(user) : user,
    action: operation.name,
    method: operation.method,
    resource: new URL(request.url).origin + publicPath(request.url, operation.path, isSecret),
    // `redact` makes an object of an object.
    ...(more !== undefined && { details: more as Record<string, unknown> }),
  };
}

function endOf({
  status,
  headers,
}: Response): Pick<AuditEvent, 'outcome' | 'failure' | 'status' | 'requestId'> {
  const failure = failureOfStatus(status);
  const requestId = headers.get('x-request-id')?.slice(0, 200);
  return {
    outcome: failure === undefined ? 'success' : 'failure',
    ...(failure !== undefined && { failure }),
    status,
    ...(requestId !== undefined && { requestId }),
  };
}
