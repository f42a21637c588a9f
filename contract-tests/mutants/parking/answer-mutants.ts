import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { active, change, get, issue, logIn, oldTown, revoked, signedIn } from './requests.ts';

const list = 'GET /zones/{zone_id}/permits';
const create = 'POST /zones/{zone_id}/permits';
const update = 'PATCH /permits/{permit_id}';
const revoke = 'POST /permits/{permit_id}/revoke';

/** The violations of the parking office in what it answers and accepts: all but state and collections. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'revoked-at-zoneless',
    class: 'response-shape',
    operations: [revoke],
    summary: 'the answer of a revocation has a time without an offset',
    witness: async (ask) =>
      String(valueAt(await signedIn(ask, 'POST', `${active}/revoke`), 'data', 'revoked_at')).length === 19,
  },
  {
    id: 'no-permits-is-null',
    class: 'response-shape',
    operations: [list],
    summary: 'an empty page has null in place of an empty list',
    witness: async (ask) => valueAt(await get(ask, '/zones/3/permits'), 'data') === null,
  },
  {
    id: 'no-kinds-is-null',
    class: 'response-shape',
    operations: ['GET /zones'],
    summary: 'the kinds of a zone that has none are null',
    witness: async (ask) => valueAt(await get(ask, '/zones'), 'data', 2, 'kinds') === null,
  },
  {
    id: 'taken-plate-400',
    class: 'status',
    alsoClass: ['state'],
    operations: [create],
    summary: 'a plate that has an active permit is a 400, where 409 is documented',
    witness: async (ask) => (await issue(ask, { plate: 'HH4711' })).status === 400,
  },
  {
    id: 'revoked-twice',
    class: 'status',
    alsoClass: ['state'],
    operations: [revoke],
    summary: 'a permit that is revoked already can be revoked again, where 409 is documented',
    witness: async (ask) => (await signedIn(ask, 'POST', `${revoked}/revoke`)).status === 200,
  },
  {
    id: 'opened-is-200',
    class: 'status',
    operations: ['POST /session'],
    summary: 'opening a session is a 200, where only 201 is documented',
    witness: async (ask) => (await logIn(ask)).status === 200,
  },
  {
    id: 'change-cacheable',
    class: 'headers-media',
    operations: [update],
    summary: 'the answer to a change lets caches keep it, where no-store is documented',
    witness: async (ask) =>
      (await change(ask, active, { notes: 'x' })).headers['cache-control'] === 'public, max-age=300',
  },
  {
    id: 'missing-permit-as-html',
    class: 'headers-media',
    operations: ['GET /permits/{permit_id}'],
    summary: 'a permit that does not exist is answered with a page in HTML',
    witness: async (ask) =>
      (await get(ask, '/permits/P-999999')).headers['content-type'] === 'text/html; charset=utf-8',
  },
  {
    id: 'page-size-51-accepted',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [list],
    summary: 'a page size above the maximum is accepted for permits, not for zones',
    witness: async (ask) => (await get(ask, `${oldTown}?page_size=51`)).status === 200,
  },
  {
    id: 'any-plate',
    class: 'input-acceptance',
    operations: [create],
    summary: 'a plate in small letters, with a hyphen, is accepted',
    witness: async (ask) => (await issue(ask, { plate: 'kab-1234' })).status === 201,
  },
  {
    id: 'status-can-be-changed',
    class: 'input-acceptance',
    operations: [update],
    summary: 'a change may have the status, which is no field of a change, and revokes by it',
    witness: async (ask) => (await change(ask, active, { status: 'revoked' })).status === 200,
  },
  {
    id: 'long-notes-accepted',
    class: 'input-acceptance',
    operations: [update],
    summary: 'notes of more than 200 characters are accepted where they are changed',
    witness: async (ask) => (await change(ask, active, { notes: 'n'.repeat(201) })).status === 200,
  },
  {
    id: 'carpool-refused',
    class: 'input-acceptance',
    alsoClass: ['status'],
    operations: [create],
    summary: 'one of the documented kinds is refused',
    witness: async (ask) => (await issue(ask, { kind: 'carpool' })).status === 400,
  },
  {
    id: 'any-session-lists',
    class: 'auth',
    operations: [list],
    summary: 'the list of permits takes any cookie for a session',
    witness: async (ask) =>
      (await ask('GET', oldTown, { headers: { Cookie: 'parking_session=nonsense' } })).status === 200,
  },
  {
    id: 'revoked-without-session',
    class: 'auth',
    operations: [revoke],
    summary: 'a permit can be revoked without a session',
    witness: async (ask) => (await ask('POST', `${active}/revoke`)).status === 200,
  },
  {
    id: 'session-outlives-closing',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['DELETE /session'],
    summary: 'the cookie of a closed session still opens everything',
    witness: async (ask) => {
      await signedIn(ask, 'DELETE', '/session');
      return (await get(ask, '/zones')).status === 200;
    },
  },
  {
    id: 'any-password',
    class: 'auth',
    alsoClass: ['input-acceptance', 'status'],
    operations: ['POST /session'],
    summary: 'a session opens with a wrong password',
    witness: async (ask) => (await logIn(ask, 'not-the-password')).status === 201,
  },
  {
    id: 'zones-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /zones`),
    summary: 'a 405 on the zones has no Allow',
    witness: async (ask) => (await signedIn(ask, 'DELETE', '/zones')).headers.allow === undefined,
  },
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
      (method) => `${method} /permits/{permit_id}/revoke`,
    ),
    summary: 'a method that an action does not have is a 404 in place of a 405',
    witness: async (ask) => (await signedIn(ask, 'PUT', `${active}/revoke`)).status === 404,
  },
  {
    id: 'zones-can-be-posted',
    class: 'methods-routes',
    operations: ['POST /zones', 'GET /zones'],
    summary: 'POST, which the zones do not have, is answered like GET',
    witness: async (ask) => listAt(await signedIn(ask, 'POST', '/zones'), 'data').length > 0,
  },
  {
    id: 'apostrophe-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [create],
    summary: "a holder called O'Neill is a 500",
    witness: async (ask) => (await issue(ask, { holder: "Aoife O'Neill" })).status === 500,
  },
  {
    id: 'far-zone-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [list],
    summary: 'the number of a zone that does not fit into 32 bits is a 500',
    witness: async (ask) => (await get(ask, '/zones/2147483648/permits')).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    alsoClass: ['response-shape'],
    operations: [create],
    summary: 'the refusal of a body that is not JSON has a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await signedIn(ask, 'POST', oldTown, { headers, body: '{"plate":' })).text.includes(
        '/app/dist',
      );
    },
  },
];
