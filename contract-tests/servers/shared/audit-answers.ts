import type { Operation } from '../../../src/model/model.ts';
import type { AuditLog } from './audit-log.ts';
import type { Api } from './register-operations.ts';

/** What an API tells its audit log. */
export interface Audit<Caller> {
  readonly log: AuditLog;
  readonly clock: () => Date;
  /** A name that says nothing of the secret that proves it. */
  userOf(caller: Caller): string;
  /** Whether an operation changes anything. Default: whether it is no GET. */
  isChange?(operation: Operation): boolean;
  /** Told where the log cannot be written: the answer is sent all the same. */
  onError(error: unknown): void;
}

/** Writes an entry for each change that was tried, and for each request that lacked the right to what it asked for. */
export function auditAnswers<Caller>(audit: Audit<Caller>): NonNullable<Api<Caller>['onAnswer']> {
  const isChange = audit.isChange ?? (({ method }) => method !== 'get');
  return (operation, caller, { url }, { statusCode, elapsedTime }) => {
    if (!isChange(operation) && statusCode !== 401 && statusCode !== 403) return;
    try {
      audit.log.write({
        time: audit.clock().toISOString(),
        user: caller === undefined ? undefined : audit.userOf(caller),
        action: operation.name,
        resource: url.replace(/\?.*$/s, ''),
        status: statusCode,
        durationMs: Math.round(elapsedTime * 1000) / 1000,
      });
    } catch (error) {
      audit.onError(error);
    }
  };
}
