import type { MockEvent } from '../mock/events.ts';
import type { Violation } from '../mock/exchange.ts';
import { eventLevel } from '../mock/operations/event-level.ts';
import { problemLines } from './mock-banner.ts';

/** How much is logged, from nothing to everything. */
export const verboseLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type VerboseLevel = (typeof verboseLevels)[number];

/**
 * The line or lines for an event, with line breaks; empty where it does not matter enough for the level.
 *
 * @param cwd files are shown relative to it
 */
export function formatEvent(event: MockEvent, level: VerboseLevel, cwd: string): string {
  if (verboseLevels.indexOf(eventLevel(event)) > verboseLevels.indexOf(level)) return '';
  switch (event.kind) {
    case 'request':
      return requestLines(event, level);
    case 'callback': {
      const outcome = event.error === undefined ? `${event.status}` : `not sent: ${event.error}`;
      const tries = event.attempts === undefined ? '' : ` after ${event.attempts} attempts`;
      const warnings = (event.warnings ?? []).map((warning) => `  ${warning}\n`);
      return `callback ${event.name}: ${event.method} ${event.url} ${outcome}${tries}\n${warnings.join('')}`;
    }
    case 'warning':
      return problemLines([event.problem], event.document, cwd);
  }
}

function requestLines(event: Extract<MockEvent, { kind: 'request' }>, level: VerboseLevel): string {
  const { method, target, status, durationMs, violations, error } = event;
  const [first, ...others] = violations;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const broken = first ? `  ${describe(first)}${more}` : '';
  const failed = error === undefined ? '' : `  failed: ${error}`;
  const line = `${method} ${target} ${status} ${durationMs.toFixed(1)} ms${broken}${failed}\n`;
  if (level !== 'debug' && level !== 'trace') return line;
  const answeredBy = event.operation === undefined ? '' : `  ${event.api}: ${event.operation}\n`;
  return `${line}${answeredBy}${others.map((violation) => `  ${describe(violation)}\n`).join('')}`;
}

function describe({ location, message }: Violation): string {
  return `${location.join('.')}: ${message}`;
}
