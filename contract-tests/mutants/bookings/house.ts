import { createHash } from 'node:crypto';

/** What an admin may say of a room. */
export interface RoomFields {
  readonly name: string;
  readonly capacity: number;
  readonly floor: number;
  readonly hourly_rate: number;
  readonly equipment: readonly string[];
  readonly description: string | null;
}

/** A room. */
export interface Room extends RoomFields {
  readonly id: string;
  readonly archived: boolean;
  readonly created_at: string;
  readonly version: number;
}

/** What a member may say of a booking; times as they were sent. */
export interface BookingFields {
  readonly name: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly attendees: number;
  readonly status: string;
  readonly notes: string | null;
  readonly cost_center: string | null;
  readonly guests: readonly { readonly name: string; readonly email?: string }[];
}

/** A booking. */
export interface Booking extends BookingFields {
  readonly id: string;
  readonly room_id: string;
  readonly owner: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
}

/** All that one running server knows. */
export interface House {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly rooms: Map<string, Room>;
  readonly bookings: Map<string, Booking>;
  /** Bookings that were cancelled. */
  readonly cancelled: Booking[];
  readonly nextId: (prefix: string) => string;
  /** Never gives the same number again. */
  readonly nextVersion: () => number;
  /** One second later whenever it is asked. */
  readonly now: () => string;
}

/** Fields of a booking that have a default, with it. */
export const bookingDefaults: Pick<BookingFields, 'status' | 'notes' | 'cost_center' | 'guests'> = {
  status: 'confirmed',
  notes: null,
  cost_center: null,
  guests: [],
};

const seededRooms = [
  { name: 'Atrium', capacity: 12, equipment: ['projector', 'screen', 'whiteboard'] },
  { name: 'Box', capacity: 2, equipment: [] },
  { name: 'Cellar', capacity: 30, equipment: ['piano'] },
  { name: 'Dune', capacity: 8, equipment: ['projector'] },
  { name: 'Eyrie', capacity: 8, equipment: ['whiteboard'] },
] as const;

/** Room, owner, name, start and end on days of March 2026. */
const seededBookings = [
  ['Atrium', 'anna', 'Stand-up', '02T09:00', '02T09:30', 'confirmed'],
  ['Atrium', 'anna', 'Review', '02T14:00', '02T15:30', 'tentative'],
  ['Atrium', 'bela', 'Yoga', '03T08:00', '03T09:00', 'confirmed'],
  ['Atrium', 'anna', 'Stand-up', '04T09:00', '04T09:30', 'confirmed'],
  ['Box', 'anna', 'Interview', '05T10:00', '05T11:00', 'tentative'],
  ['Cellar', 'bela', 'Concert', '06T18:00', '06T21:00', 'tentative'],
  ['Dune', 'anna', 'Planning', '09T09:00', '09T12:00', 'confirmed'],
] as const;

/** Makes a house with five rooms, one of them archived, and the bookings of two members. */
export function createHouse(switched: string | undefined): House {
  const on = (id: string) => id === switched;
  const counts = { id: 0, version: 0, second: 0 };
  const house: House = {
    on,
    rooms: new Map(),
    bookings: new Map(),
    cancelled: [],
    nextId: (prefix) => {
      counts.id += 1;
      const hex = createHash('sha256').update(`${prefix} ${counts.id}`).digest('hex');
      return on('odd-ids') ? `~${hex.slice(0, 3)}.-${counts.id}_` : `${prefix}_${hex.slice(0, 10)}`;
    },
    nextVersion: () => {
      counts.version += 1;
      return counts.version;
    },
    now: () => {
      counts.second += 1;
      return new Date(Date.UTC(2026, 1, 1) + counts.second * 1000).toISOString();
    },
  };
  seed(house);
  return house;
}

function seed(house: House): void {
  const { rooms, bookings, nextId, nextVersion, now } = house;
  const ids = new Map<string, string>();
  for (const fields of seededRooms) {
    const id = nextId('rm');
    const rest = {
      floor: 1,
      hourly_rate: 12.5,
      description: null,
      created_at: now(),
      version: nextVersion(),
    };
    rooms.set(id, { id, ...fields, ...rest, archived: fields.name === 'Eyrie' });
    ids.set(fields.name, id);
  }
  for (const [room, owner, name, start, end, status] of seededBookings) {
    const id = nextId('bk');
    const at = now();
    const times = { starts_at: `2026-03-${start}:00Z`, ends_at: `2026-03-${end}:00Z` };
    const rest = { attendees: 2, created_at: at, updated_at: at, version: nextVersion() };
    const fields = { ...bookingDefaults, ...times, ...rest, owner, name, status };
    bookings.set(id, { id, room_id: ids.get(room) ?? '', ...fields });
  }
}
