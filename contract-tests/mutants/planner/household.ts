import { createHash } from 'node:crypto';

/** A calendar as it is kept and shown. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly visibility: string;
  readonly description: string | null;
}

/** An event as it is kept and shown. */
export interface PlannedEvent {
  readonly id: string;
  readonly calendar_id: string;
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly status: string;
  readonly attendees: readonly string[];
  readonly [field: string]: unknown;
}

/** All that one running server knows. */
export interface Household {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  settings: Readonly<Record<string, unknown>>;
  readonly calendars: Map<string, Calendar>;
  readonly events: Map<string, PlannedEvent>;
  /** The ids of calendars and events that were deleted. */
  readonly gone: Set<string>;
  readonly nextEventId: () => string;
}

/** What an event has where nothing is said. */
export const eventDefaults = {
  all_day: false,
  status: 'confirmed',
  location: null,
  attendees: [],
  reminders: [],
  repeat: null,
} as const;

/** Makes a household with two calendars and four events, three of them in the first calendar. */
export function createHousehold(switched: string | undefined): Household {
  const on = (id: string) => id === switched;
  let made = 0;
  const nextEventId = () => {
    made += 1;
    return eventId(made, on('random-ids'));
  };
  const settings = {
    time_zone: 'UTC',
    week_starts_on: 'monday',
    default_minutes: 30,
    working_hours: { opens: '09:00', closes: '17:00' },
    digest: 'weekly',
  };
  const style = { color: '#336699', visibility: 'private', description: null };
  const calendars = new Map(
    ['home', 'work'].map((id) => [id, { id, name: id === 'home' ? 'Home' : 'Work', ...style }]),
  );
  const events = new Map<string, PlannedEvent>();
  const seeds = [
    ['home', 'Dentist', '2025-03-04T08:30:00Z', '2025-03-04T09:00:00Z', 'confirmed'],
    ['home', 'Choir', '2025-03-02T18:00:00Z', '2025-03-02T20:00:00Z', 'tentative'],
    ['home', 'Birthday', '2025-03-09T00:00:00Z', '2025-03-10T00:00:00Z', 'confirmed'],
    ['work', 'Review', '2025-03-05T10:00:00Z', '2025-03-05T11:00:00Z', 'confirmed'],
  ] as const;
  for (const [calendar_id, title, starts_at, ends_at, status] of seeds) {
    const id = nextEventId();
    events.set(id, { ...eventDefaults, id, calendar_id, title, starts_at, ends_at, status });
  }
  return { on, settings, calendars, events, gone: new Set(), nextEventId };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of an event: 26 characters of Crockford's base 32. */
export function eventId(number: number, isScattered = false): string {
  if (!isScattered) return `01HPK${`${number}`.padStart(21, '0')}`;
  const bytes = createHash('sha256').update(`${number}`).digest().subarray(0, 26);
  return [...bytes].map((byte) => alphabet[byte % 32]).join('');
}
