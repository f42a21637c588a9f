import type { AuditEvent, AuditSink } from './audit-event.ts';

/**
 * Writes each event as a line of JSON.
 *
 * @param write takes a line with its line break; what it returns is waited for
 * @example
 * jsonLinesSink((line) => appendFile('audit.jsonl', line));
 */
export function jsonLinesSink(write: (line: string) => unknown): AuditSink {
  // JSON has no line breaks of its own: an event is one line, whatever is in it.
  return (event) => write(`${JSON.stringify(event)}\n`);
}

/** A sink that keeps the last events in memory. */
export interface MemorySink extends AuditSink {
  /** The oldest first. */
  readonly events: readonly AuditEvent[];
}

/** Keeps events in memory, the last ones of them. @param limit how many. Default: 1,000 */
export function memorySink(limit = 1000): MemorySink {
  const events: AuditEvent[] = [];
  const sink = (event: AuditEvent) => {
    events.push(event);
    if (events.length > limit) events.shift();
  };
  return Object.assign(sink, { events });
}
