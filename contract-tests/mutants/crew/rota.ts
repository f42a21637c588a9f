import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { instantOf } from '../rules/formats.ts';
import { lenience } from './lenience.ts';

/** A person as it is kept. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly pin: string;
  readonly skills: readonly string[];
  readonly weeklyHours: number;
  readonly active: boolean;
  readonly note: string | null;
  readonly createdAt: string;
}

/** A shift as it is kept: what was written of it, defaults filled in. */
export interface Shift {
  readonly id: number;
  readonly kind: 'day' | 'onCall';
  readonly startsAt: string;
  readonly endsAt: string;
  readonly [field: string]: string | number | null;
}

/** Who works in which shift. */
export interface Assignment {
  readonly id: string;
  readonly personId: string;
  readonly shiftId: number;
  readonly role: string;
  readonly createdAt: string;
}

/** All that one running server knows. */
export interface Rota extends Checks {
  readonly people: Map<string, Person>;
  readonly shifts: Map<number, Shift>;
  readonly assignments: Map<string, Assignment>;
  /** How many people were deleted. */
  deleted: number;
  readonly nextPersonId: () => string;
  readonly nextShiftId: () => number;
  readonly nextAssignmentId: () => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** What a person has where nothing is said. */
export const personDefaults = { skills: [], weeklyHours: 38, active: true, note: null } as const;

/** What a shift of each kind has where nothing is said. */
export const shiftDefaults = {
  day: { breakMinutes: 30, note: null },
  onCall: { responseMinutes: 15, note: null },
} as const;

/** Makes a rota of six people, two shifts and one assignment. */
export function createRota(switched: string | undefined): Rota {
  const on = (id: string) => id === switched;
  const rota: Rota = {
    contract: loadContract(document),
    lenience,
    on,
    people: new Map(),
    shifts: new Map(),
    assignments: new Map(),
    deleted: 0,
    nextPersonId: counter(100, (made) => (on('odd-ids') ? `p:${made}~x.0 ü` : `p-${made}`)),
    nextShiftId: counter(0, (made) => made),
    nextAssignmentId: counter(0, (made) => `a-${made}`),
    now: counter(0, (made) => new Date(Date.UTC(2025, 3, 1, 6, made)).toISOString()),
  };
  for (const [name, skills, active, pin] of seeds) {
    const email = `${name.toLowerCase()}@example.com`;
    const fields = { ...personDefaults, name, email, skills, active, pin };
    const person = { ...fields, id: rota.nextPersonId(), createdAt: rota.now() };
    rota.people.set(person.id, person);
  }
  for (const shift of seededShifts) {
    const id = rota.nextShiftId();
    rota.shifts.set(id, { ...shiftDefaults[shift.kind], ...shift, id });
  }
  const [personId = ''] = rota.people.keys();
  const id = rota.nextAssignmentId();
  rota.assignments.set(id, { id, personId, shiftId: 1, role: 'lead', createdAt: rota.now() });
  return rota;
}

function counter<Value>(start: number, show: (made: number) => Value): () => Value {
  let made = start;
  return () => {
    made += 1;
    return show(made);
  };
}

const seeds = [
  ['Ines', ['driver', 'medic'], true, '1180'],
  ['Jakob', ['cook'], true, '2291'],
  ['Lena', [], true, '3302'],
  ['Omar', ['guide', 'driver'], false, '4413'],
  ['Petra', ['guide'], true, '5524'],
  ['Rui', ['cook', 'medic'], true, '6635'],
] as const;

const seededShifts = [
  { kind: 'day', title: 'Depot', startsAt: '2025-04-07T06:00:00Z', endsAt: '2025-04-07T14:00:00Z' },
  {
    kind: 'onCall',
    title: 'Hotline',
    startsAt: '2025-04-07T18:00:00Z',
    endsAt: '2025-04-08T06:00:00Z',
    phone: '+43512999',
  },
] as const;

/** The shifts of a person, one left out, that share time with a shift. */
export function overlapping(rota: Rota, personId: string, shift: Shift): readonly Shift[] {
  return [...rota.assignments.values()]
    .filter((one) => one.personId === personId && one.shiftId !== shift.id)
    .flatMap((one) => rota.shifts.get(one.shiftId) ?? [])
    .filter(
      (other) =>
        instantOf(other.startsAt) < instantOf(shift.endsAt) &&
        instantOf(shift.startsAt) < instantOf(other.endsAt),
    );
}
