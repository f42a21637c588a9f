import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { idOf } from './desk.ts';
import {
  book,
  booked,
  booking,
  get,
  ines,
  mara,
  patient,
  register,
  scheduled,
  signedIn,
} from './requests.ts';

/** All entries of a list, followed over its cursors; undefined where they do not end. */
async function follow(ask: Ask, path: string): Promise<readonly unknown[] | undefined> {
  const ids: unknown[] = [];
  let after = '';
  for (let page = 0; page < 40; page += 1) {
    const answer = await get(ask, `${path}?first=2${after}`);
    ids.push(...listAt(answer, 'data').map((json) => valueAt({ json }, 'id')));
    if (valueAt(answer, 'pageInfo', 'hasNextPage') !== true) return ids;
    after = `&after=${String(valueAt(answer, 'pageInfo', 'endCursor'))}`;
  }
  return undefined;
}

/** The violations of the clinic in what it keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'location-leads-nowhere',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /appointments'],
    summary: 'the Location of a new appointment is a 404',
    witness: async (ask) => {
      const location = String((await book(ask)).headers.location).replace('/clinic/v2', '');
      return (await get(ask, location)).status === 404;
    },
  },
  {
    id: 'put-keeps-notes',
    class: 'state',
    operations: ['PUT /appointments/{id}'],
    summary: 'an update keeps notes that it leaves out, where their default is due',
    witness: async (ask) => {
      const path = await booked(ask, { notes: 'Sober' });
      await signedIn(ask, 'PUT', path, { json: booking });
      return valueAt(await get(ask, path), 'data', 'notes') === 'Sober';
    },
  },
  {
    id: 'allergies-not-updated',
    class: 'state',
    operations: ['PUT /patients/{patientId}'],
    summary: 'an update answers with new allergies and keeps the old ones',
    witness: async (ask) => {
      await signedIn(ask, 'PUT', mara, { json: { ...patient, allergies: ['nuts'] } });
      return listAt(await get(ask, mara), 'data', 'allergies').length === 0;
    },
  },
  {
    id: 'removed-patient-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /patients/{patientId}', 'GET /patients'],
    summary: 'a removed patient is a 404 and still in the list',
    witness: async (ask) => {
      await signedIn(ask, 'DELETE', ines);
      return (await follow(ask, '/patients'))?.includes(idOf(3)) === true;
    },
  },
  {
    id: 'confirmation-not-kept',
    class: 'state',
    operations: ['POST /appointments/{id}/confirm'],
    summary: 'a confirmation is answered and not kept',
    witness: async (ask) => {
      await signedIn(ask, 'POST', `${scheduled}/confirm`);
      return valueAt(await get(ask, scheduled), 'data', 'status') === 'scheduled';
    },
  },
  {
    id: 'refused-patient-kept',
    class: 'state',
    operations: ['POST /patients'],
    summary: 'a registration that is refused for its e-mail address leaves a patient',
    witness: async (ask) => {
      const { status } = await register(ask, { email: 'nobody' });
      return status === 400 && (await follow(ask, '/patients'))?.length === 4;
    },
  },
  {
    id: 'default-kind-follow-up',
    class: 'state',
    operations: ['POST /appointments'],
    summary: 'a field that is left out gets another value than the documented default',
    witness: async (ask) => valueAt(await book(ask), 'data', 'kind') === 'followUp',
  },
  {
    id: 'reading-changes-notes',
    class: 'state',
    operations: ['GET /appointments/{id}'],
    summary: 'reading an appointment changes it',
    witness: async (ask) => {
      await get(ask, scheduled);
      return valueAt(await get(ask, scheduled), 'data', 'notes') !== null;
    },
  },
  {
    id: 'second-page-overlaps',
    class: 'collection',
    operations: ['GET /appointments'],
    summary: 'the second page repeats the last entry of the first',
    witness: async (ask) => {
      const ids = (await follow(ask, '/appointments')) ?? [];
      return new Set(ids).size < ids.length;
    },
  },
  {
    id: 'pages-never-end',
    class: 'collection',
    operations: ['GET /patients'],
    summary: 'the last page leads back to the start',
    witness: async (ask) => (await follow(ask, '/patients')) === undefined,
  },
  {
    id: 'first-ignored',
    class: 'collection',
    operations: ['GET /patients'],
    summary: 'the page size is ignored',
    witness: async (ask) => listAt(await get(ask, '/patients?first=1'), 'data').length > 1,
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: ['GET /appointments'],
    summary: 'the filter of the status is ignored',
    witness: async (ask) =>
      listAt(await get(ask, '/appointments?status=cancelled&first=2'), 'data').some(
        (json) => valueAt({ json }, 'status') !== 'cancelled',
      ),
  },
  {
    id: 'to-inverted',
    class: 'collection',
    operations: ['GET /appointments'],
    summary: 'the end of the range is taken for its start',
    witness: async (ask) =>
      listAt(await get(ask, '/appointments?to=2026-03-02T00:00:00Z'), 'data').some(
        (json) => Date.parse(String(valueAt({ json }, 'startsAt'))) > Date.parse('2026-03-02T00:00:00Z'),
      ),
  },
];
