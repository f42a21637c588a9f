import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { idOf } from './desk.ts';
import { booked, get, mara, register, scheduled, signedIn } from './requests.ts';

/** The violations of the clinic in what its answers look like, whom it lets in, and what it cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-birth-date-as-time',
    class: 'response-shape',
    operations: ['GET /patients'],
    summary: 'a date is a time, in the list alone',
    witness: async (ask) =>
      String(valueAt(await get(ask, '/patients'), 'data', 0, 'birthDate')).includes('T'),
  },
  {
    id: 'missing-without-data',
    class: 'response-shape',
    operations: ['GET /appointments/{id}'],
    summary: 'a 404 leaves out the null',
    witness: async (ask) => valueAt(await get(ask, `/appointments/${idOf(99)}`), 'data') === undefined,
  },
  {
    id: 'cancelled-misspelt',
    class: 'response-shape',
    operations: ['POST /appointments/{id}/cancel'],
    summary: 'the answer to a cancellation has a status that is not in the enum',
    witness: async (ask) => {
      const answer = await signedIn(ask, 'POST', `${scheduled}/cancel`, { json: { reason: 'Ill' } });
      return valueAt(answer, 'data', 'status') === 'canceled';
    },
  },
  {
    id: 'confirm-answers-201',
    class: 'status',
    operations: ['POST /appointments/{id}/confirm'],
    summary: 'a confirmation is a 201 instead of a 200',
    witness: async (ask) => (await signedIn(ask, 'POST', `${scheduled}/confirm`)).status === 201,
  },
  {
    id: 'invalid-update-is-422',
    class: 'status',
    operations: ['PUT /patients/{patientId}'],
    summary: 'an invalid update is a 422, which is not documented',
    witness: async (ask) => (await signedIn(ask, 'PUT', mara, { json: {} })).status === 422,
  },
  {
    id: 'missing-patient-as-text',
    class: 'headers-media',
    operations: ['GET /patients/{patientId}'],
    summary: 'a 404 is plain text',
    witness: async (ask) =>
      (await get(ask, `/patients/${idOf(99)}`)).headers['content-type'] === 'text/plain',
  },
  {
    id: 'no-location',
    class: 'headers-media',
    operations: ['POST /patients'],
    summary: 'the required Location is missing',
    witness: async (ask) => (await register(ask)).headers.location === undefined,
  },
  {
    id: 'confirm-without-credentials',
    class: 'auth',
    operations: ['POST /appointments/{id}/confirm'],
    summary: 'an appointment can be confirmed without credentials',
    witness: async (ask) => (await ask('POST', `${scheduled}/confirm`)).status === 200,
  },
  {
    id: 'any-token',
    class: 'auth',
    operations: ['GET /patients/{patientId}'],
    summary: 'any bearer token reads a patient',
    witness: async (ask) =>
      (await ask('GET', mara, { headers: { Authorization: 'Bearer nonsense' } })).status === 200,
  },
  {
    id: 'any-key',
    class: 'auth',
    operations: ['GET /appointments'],
    summary: 'any key in the query lists the appointments',
    witness: async (ask) => (await ask('GET', '/appointments?api_key=nonsense')).status === 200,
  },
  {
    id: 'patch-works',
    class: 'methods-routes',
    operations: ['PATCH /patients/{patientId}'],
    summary: 'a method that is not documented answers 200',
    witness: async (ask) => (await signedIn(ask, 'PATCH', mara, { json: {} })).status === 200,
  },
  {
    id: 'delete-works',
    class: 'methods-routes',
    operations: ['DELETE /appointments/{id}'],
    summary: 'appointments can be deleted, which is not documented',
    witness: async (ask) => (await signedIn(ask, 'DELETE', await booked(ask))).status === 204,
  },
  {
    id: 'nul-in-name-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /patients'],
    summary: 'a text with U+0000 is a 500',
    witness: async (ask) => (await register(ask, { fullName: 'A\0da' })).status === 500,
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /appointments'],
    summary: 'an unknown cursor is a 500',
    witness: async (ask) => (await get(ask, '/appointments?after=zzz')).status === 500,
  },
  {
    id: 'long-reason-hangs',
    class: 'robustness',
    operations: ['POST /appointments/{id}/cancel'],
    summary: 'a reason of exactly 200 characters is never answered',
    witness: async (ask) => {
      const options = { json: { reason: 'x'.repeat(200) }, timeoutMs: 400 };
      return (await signedIn(ask, 'POST', `${await booked(ask)}/cancel`, options)).failure === 'timeout';
    },
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: ['POST /appointments'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await signedIn(ask, 'POST', '/appointments', { headers, body: '{"a' })).text.includes('.js:14');
    },
  },
  {
    id: 'single-patient-page-truncated',
    class: 'robustness',
    alsoClass: ['response-shape', 'headers-media'],
    operations: ['GET /patients'],
    summary: 'a page of one is cut off in the middle',
    witness: async (ask) => (await get(ask, '/patients?first=1')).failure === 'closed',
  },
];
