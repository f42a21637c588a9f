import { createHash } from 'node:crypto';

/** A patient as it is kept. */
export interface Patient {
  readonly id: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly allergies: readonly string[];
}

/** An appointment as it is kept. */
export interface Appointment {
  readonly id: string;
  readonly patientId: string;
  readonly doctor: string;
  readonly startsAt: string;
  readonly durationMinutes: number;
  readonly kind: string;
  readonly notes: string | null;
  readonly status: string;
  readonly cancelReason: string | null;
}

/** All that one running server knows. */
export interface Desk {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly patients: Map<string, Patient>;
  readonly appointments: Map<string, Appointment>;
  /** Patients that were removed and still show in the list; always none on a clean server. */
  readonly ghosts: Patient[];
  readonly nextId: () => string;
  /** The number under which an id was made; undefined where it never was. */
  readonly numberOf: (id: string) => number | undefined;
  /** How often appointments were listed. */
  listed: number;
}

/** Makes a desk with three patients and five appointments. */
export function createDesk(switched: string | undefined): Desk {
  const numbers = new Map<string, number>();
  const nextId = () => {
    const id = idOf(numbers.size + 1);
    numbers.set(id, numbers.size + 1);
    return id;
  };
  const desk: Desk = {
    on: (id) => id === switched,
    patients: new Map(),
    appointments: new Map(),
    ghosts: [],
    nextId,
    numberOf: (id) => numbers.get(id),
    listed: 0,
  };
  for (const fullName of ['Mara Lind', 'Otto Brandt', 'Ines Costa']) {
    const id = nextId();
    desk.patients.set(id, {
      id,
      fullName,
      birthDate: '1970-05-17',
      email: null,
      phone: '+4312345678',
      allergies: [],
    });
  }
  for (let number = 0; number < 5; number += 1) {
    const status = ['scheduled', 'confirmed', 'cancelled'][number % 3] ?? 'scheduled';
    addAppointment(desk, idOf(1 + (number % 2)), { startsAt: `2026-03-0${number + 1}T09:00:00Z`, status });
  }
  return desk;
}

/** Adds an appointment that nobody asked for. */
export function addAppointment(
  desk: Desk,
  patientId: string,
  fields: Pick<Appointment, 'startsAt' | 'status'>,
): void {
  const id = desk.nextId();
  const cancelReason = fields.status === 'cancelled' ? 'Bad weather' : null;
  const rest = { doctor: 'Dr. Weiss', durationMinutes: 30, kind: 'checkup', notes: null };
  desk.appointments.set(id, { id, patientId, ...rest, ...fields, cancelReason });
}

/** The n-th id: a UUID. */
export function idOf(number: number): string {
  const hex = createHash('sha256').update(`clinic ${number}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
