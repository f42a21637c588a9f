import type { AuditEvent, AuditSink } from '../watch/audit-event.ts';

/** What is used of a logger: pino's, one of its children, or Fastify's. */
export interface AuditLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/**
 * Writes audit events to a logger of pino: what succeeded at level `info`, what failed at `warn`, with `action` as its
 * message.
 *
 * The event's fields are in `audit`, beside what the logger adds: its own `time` is when it was written.
 *
 * @example
 * auditLog({ sink: pinoSink(pino().child({ log: 'audit' })), user: 'ada@acme.dev' });
 */
export function pinoSink(logger: AuditLogger): AuditSink {
  return (event: AuditEvent) => {
    logger[event.outcome === 'success' ? 'info' : 'warn']({ audit: event }, event.action);
  };
}
