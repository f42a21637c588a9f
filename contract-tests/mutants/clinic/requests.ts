import { valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { idOf } from './desk.ts';
import { goodToken } from './server.ts';

/** What the first and third of the seeded patients are called by; the third has no appointments. */
export const [mara, ines] = [`/patients/${idOf(1)}`, `/patients/${idOf(3)}`];
/** A seeded appointment that is scheduled. */
export const scheduled = `/appointments/${idOf(4)}`;
/** A patient that can be registered. */
export const patient = { fullName: 'Ada Novak', birthDate: '1984-02-29' };
/** An appointment that can be booked. */
export const booking = {
  patientId: idOf(1),
  doctor: 'Dr. Weiss',
  startsAt: '2026-04-01T10:00:00Z',
  durationMinutes: 30,
};

/** Asks with the good token. */
export function signedIn(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, {
    ...options,
    headers: { Authorization: `Bearer ${goodToken}`, ...options.headers },
  });
}

/** Registers a patient. */
export function register(ask: Ask, fields: object = {}): Promise<Answer> {
  return signedIn(ask, 'POST', '/patients', { json: { ...patient, ...fields } });
}

/** Books an appointment. */
export function book(ask: Ask, fields: object = {}): Promise<Answer> {
  return signedIn(ask, 'POST', '/appointments', { json: { ...booking, ...fields } });
}

/** Books an appointment and tells its path. */
export async function booked(ask: Ask, fields?: object): Promise<string> {
  return `/appointments/${String(valueAt(await book(ask, fields), 'data', 'id'))}`;
}

/** Reads a path with the good token. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return signedIn(ask, 'GET', path);
}
