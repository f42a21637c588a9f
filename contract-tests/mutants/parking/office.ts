import { fileURLToPath } from 'node:url';
import { type Checks, checkParameters } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';

/** A permit as it is kept. */
export interface Permit {
  /** `P-000001` */
  readonly id: string;
  readonly zone_id: number;
  readonly plate: string;
  readonly kind: string;
  readonly holder: string;
  readonly email: string | null;
  readonly status: 'active' | 'revoked';
  /** A day: `2026-04-01`. */
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly notes: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
}

/** A zone as it is kept. */
export interface Zone {
  readonly id: number;
  readonly name: string;
  readonly capacity: number;
  readonly kinds: readonly string[];
}

/** All that one running server knows. */
export interface Office extends Checks {
  readonly zones: readonly Zone[];
  /** By id, in the order of their creation. */
  readonly permits: Map<string, Permit>;
  /** The cookies of the open sessions. */
  readonly sessions: Set<string>;
  /** `zone/plate` of the permits that were deleted. */
  readonly deletedPlates: Set<string>;
  readonly nextId: () => string;
  readonly nextSession: () => string;
  /** A clock that moves on by a second whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** A session that is open from the start. */
export const clerkSession = 'session-of-the-clerk';

/** What a permit has where nothing else is said. */
export const blank = {
  email: null,
  valid_until: null,
  notes: '',
  status: 'active',
  revoked_at: null,
} as const;

/** The id of the permit that was issued as number so and so. */
export function idOf(number: number): string {
  return `P-${String(number).padStart(6, '0')}`;
}

/** Makes an office with four zones and nine permits. */
export function createOffice(switched: string | undefined): Office {
  let issued = 0;
  let opened = 0;
  let seconds = 0;
  const office: Office = {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    zones,
    permits: new Map(),
    sessions: new Set([clerkSession]),
    deletedPlates: new Set(),
    nextId: () => {
      issued += 1;
      return idOf(issued);
    },
    nextSession: () => {
      opened += 1;
      return `session-${String(opened).padStart(4, '0')}`;
    },
    now: () => {
      seconds += 1;
      return new Date(Date.UTC(2026, 2, 2, 8) + seconds * 1000).toISOString();
    },
  };
  for (const seed of seeds) {
    const permit = { ...blank, ...seed, id: office.nextId(), created_at: office.now() };
    office.permits.set(permit.id, permit);
  }
  return office;
}

/** The permit that a path names. */
export function findPermit(office: Office, call: Call): Permit | undefined {
  const isValid = checkParameters(office, call).violations.every((one) => one.in !== 'path');
  return isValid ? office.permits.get(call.params.permit_id ?? '') : undefined;
}

/** The zone that a path names. */
export function findZone(office: Office, call: Call): Zone | undefined {
  const isValid = checkParameters(office, call).violations.every((one) => one.in !== 'path');
  return isValid ? office.zones.find(({ id }) => id === Number(call.params.zone_id)) : undefined;
}

const zones: readonly Zone[] = [
  { id: 1, name: 'Old Town', capacity: 240, kinds: ['resident', 'visitor', 'disabled'] },
  { id: 2, name: 'Harbour', capacity: 85, kinds: ['visitor', 'carpool'] },
  { id: 3, name: 'Station', capacity: 410, kinds: [] },
  { id: 4, name: 'Castle Hill', capacity: 12, kinds: ['disabled'] },
];

const seeds = [
  { zone_id: 1, plate: 'HH4711', kind: 'resident', holder: 'Ilse Brandt', valid_from: '2025-01-01' },
  {
    zone_id: 1,
    plate: 'B77X',
    kind: 'visitor',
    holder: 'Tom Arden',
    valid_from: '2026-03-01',
    valid_until: '2026-03-07',
  },
  {
    zone_id: 1,
    plate: 'MZ2020',
    kind: 'disabled',
    holder: 'Jana Kolb',
    email: 'jana.kolb@example.com',
    valid_from: '2025-06-15',
    valid_until: '2030-06-14',
    notes: 'Wide place',
  },
  {
    zone_id: 1,
    plate: 'A100',
    kind: 'resident',
    holder: 'Piet Claes',
    valid_from: '2024-05-01',
    valid_until: '2025-04-30',
    status: 'revoked',
    revoked_at: '2024-11-03T10:15:00.000Z',
  },
  {
    zone_id: 1,
    plate: 'KI8080',
    kind: 'visitor',
    holder: 'Noor Haddad',
    valid_from: '2026-02-20',
    valid_until: '2026-03-20',
  },
  {
    zone_id: 1,
    plate: 'S55TT',
    kind: 'carpool',
    holder: 'Van 12',
    valid_from: '2025-09-01',
    notes: 'Shared',
  },
  { zone_id: 2, plate: 'HH4711', kind: 'visitor', holder: 'Ilse Brandt', valid_from: '2026-01-10' },
  { zone_id: 2, plate: 'F1F1F1', kind: 'carpool', holder: 'Van 3', valid_from: '2025-03-01' },
  { zone_id: 4, plate: 'LU99', kind: 'disabled', holder: 'Remi Weber', valid_from: '2025-12-01' },
] as const;
