import { instantOf } from '../rules/formats.ts';
import type { Household, PlannedEvent } from './household.ts';

/** An event as it is shown. */
export function shownEvent({ on }: Household, event: PlannedEvent): Record<string, unknown> {
  const extra = on('extra-fields') ? { revision: 3, _links: { self: event.id } } : {};
  if (!on('times-in-utc')) return { ...event, ...extra };
  return { ...event, ...extra, starts_at: inUtc(event.starts_at), ends_at: inUtc(event.ends_at) };
}

function inUtc(time: string): string {
  const text = new Date(instantOf(time)).toISOString().replace('Z', '000+00:00');
  return /^\d{4}-/.test(text) ? text : time;
}
