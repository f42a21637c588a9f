import type { Mutant } from '../subject.ts';
import { book, booked, booking, get, mara, patient, register, signedIn } from './requests.ts';

/** The violations of the clinic in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'any-phone-in-update',
    class: 'input-acceptance',
    operations: ['PUT /patients/{patientId}'],
    summary: 'a pattern is enforced on registration and not on update',
    witness: async (ask) =>
      (await signedIn(ask, 'PUT', mara, { json: { ...patient, phone: 'none' } })).status === 200,
  },
  {
    id: 'repeated-allergies-accepted',
    class: 'input-acceptance',
    operations: ['POST /patients'],
    summary: 'a list with a repeated item is accepted',
    witness: async (ask) => (await register(ask, { allergies: ['nuts', 'nuts'] })).status === 201,
  },
  {
    id: 'extra-field-accepted',
    class: 'input-acceptance',
    operations: ['POST /patients'],
    summary: 'a field that the document forbids is accepted',
    witness: async (ask) => (await register(ask, { nickname: 'Ada' })).status === 201,
  },
  {
    id: 'long-duration-accepted',
    class: 'input-acceptance',
    operations: ['POST /appointments'],
    summary: 'a number above the maximum is accepted',
    witness: async (ask) => (await book(ask, { durationMinutes: 245 })).status === 201,
  },
  {
    id: 'urgent-refused',
    class: 'input-acceptance',
    operations: ['PUT /appointments/{id}'],
    summary: 'a value of the enum is refused on update',
    witness: async (ask) => {
      const json = { ...booking, kind: 'urgent' };
      return (await signedIn(ask, 'PUT', await booked(ask), { json })).status === 400;
    },
  },
  {
    id: 'null-reason-accepted',
    class: 'input-acceptance',
    operations: ['POST /appointments/{id}/cancel'],
    summary: 'null is accepted for a text',
    witness: async (ask) =>
      (await signedIn(ask, 'POST', `${await booked(ask)}/cancel`, { json: { reason: null } })).status === 200,
  },
  {
    id: 'any-patient-filter',
    class: 'input-acceptance',
    operations: ['GET /appointments'],
    summary: 'a filter that is no UUID is accepted',
    witness: async (ask) => (await get(ask, '/appointments?patientId=nobody')).status === 200,
  },
  {
    id: 'first-zero-accepted',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: ['GET /appointments'],
    summary: 'a page size below the minimum is accepted',
    witness: async (ask) => (await get(ask, '/appointments?first=0')).status === 200,
  },
  {
    id: 'first-100-refused',
    class: 'input-acceptance',
    operations: ['GET /patients'],
    summary: 'a page size of exactly the maximum is refused',
    witness: async (ask) => (await get(ask, '/patients?first=100')).status === 400,
  },
];
