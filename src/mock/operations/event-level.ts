import type { MockEvent } from '../events.ts';

/** How much an event matters. */
export function eventLevel(event: MockEvent): 'error' | 'warn' | 'info' {
  if (event.kind === 'warning') return 'warn';
  if (event.kind === 'callback') {
    return event.error === undefined && event.warnings === undefined ? 'info' : 'warn';
  }
  if (event.status >= 500) return 'error';
  return event.status >= 400 || event.violations.length > 0 ? 'warn' : 'info';
}
