import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { addPerson, assign, mara, newPerson, newShift, pathOf, plan } from './requests.ts';
import { viewerToken } from './server.ts';

/** Violations of what answers look like, of statuses, headers, credentials and methods. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'pin-shown',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: ['GET /people/{personId}'],
    summary: 'a person is shown with the field that is for writing only',
    witness: async (ask) => valueAt(await plan(ask, 'GET', pathOf(await newPerson(ask))), 'pin') === mara.pin,
  },
  {
    id: 'on-call-without-phone',
    class: 'response-shape',
    operations: ['GET /shifts/{shiftId}'],
    summary: 'one kind of shift lacks a field that it must have',
    witness: async (ask) => valueAt(await plan(ask, 'GET', '/shifts/2'), 'phone') === undefined,
  },
  {
    id: 'total-as-text',
    class: 'response-shape',
    alsoClass: ['collection'],
    operations: ['GET /people'],
    summary: 'the total is a text',
    witness: async (ask) => valueAt(await plan(ask, 'GET', '/people'), 'total') === '6',
  },
  {
    id: 'role-is-null',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: ['POST /assignments'],
    summary: 'a new assignment has null instead of the default role',
    witness: async (ask) =>
      valueAt(await assign(ask, await newPerson(ask), await newShift(ask)), 'role') === null,
  },
  {
    id: 'replaced-is-204',
    class: 'status',
    operations: ['PUT /people/{personId}'],
    summary: 'a replacement is an empty 204, where only 200 is documented',
    witness: async (ask) =>
      (await plan(ask, 'PUT', pathOf(await newPerson(ask)), { json: mara })).status === 204,
  },
  {
    id: 'unknown-person-is-422',
    class: 'status',
    alsoClass: ['state'],
    operations: ['POST /assignments'],
    summary: 'the assignment of somebody who does not exist is a 422 instead of the documented 404',
    witness: async (ask) => (await assign(ask, 'p-none', await newShift(ask))).status === 422,
  },
  {
    id: 'shift-without-location',
    class: 'headers-media',
    operations: ['POST /shifts'],
    summary: 'a new shift comes without its required Location',
    witness: async (ask) => {
      const json = {
        kind: 'day',
        title: 'A',
        startsAt: '2025-07-01T08:00:00Z',
        endsAt: '2025-07-01T09:00:00Z',
      };
      const { status, headers } = await plan(ask, 'POST', '/shifts', { json });
      return status === 201 && headers.location === undefined;
    },
  },
  {
    id: 'problem-as-json',
    class: 'headers-media',
    operations: ['GET /assignments/{assignmentId}'],
    summary: 'a 404 is application/json instead of application/problem+json',
    witness: async (ask) =>
      (await plan(ask, 'GET', '/assignments/none')).headers['content-type'] === 'application/json',
  },
  {
    id: 'options-without-allow',
    class: 'headers-media',
    alsoClass: ['methods-routes'],
    operations: ['OPTIONS /shifts'],
    summary: 'OPTIONS lacks its required Allow',
    witness: async (ask) => (await ask('OPTIONS', '/shifts')).headers.allow === undefined,
  },
  {
    id: 'viewer-assigns',
    class: 'auth',
    operations: ['POST /assignments'],
    summary: 'the role is not checked at one operation',
    witness: async (ask) => {
      const headers = { Authorization: `Bearer ${viewerToken}` };
      return (await assign(ask, await newPerson(ask), await newShift(ask), { headers })).status === 201;
    },
  },
  {
    id: 'people-listed-to-all',
    class: 'auth',
    operations: ['GET /people'],
    summary: 'people are listed without a token',
    witness: async (ask) => (await ask('GET', '/people')).status === 200,
  },
  {
    id: 'any-token-unassigns',
    class: 'auth',
    operations: ['DELETE /assignments/{assignmentId}'],
    summary: 'an assignment can be deleted with any token',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nobody' };
      return (await ask('DELETE', '/assignments/a-1', { headers })).status === 204;
    },
  },
  {
    id: 'options-forgets-post',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['OPTIONS /shifts', 'POST /shifts'],
    summary: 'the Allow of OPTIONS lacks a method that the path has',
    witness: async (ask) => (await ask('OPTIONS', '/shifts')).headers.allow === 'OPTIONS',
  },
  {
    id: 'people-405-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'].map(
      (method) => `${method} /people`,
    ),
    summary: 'a 405 has no Allow',
    witness: async (ask) => {
      const { status, headers } = await plan(ask, 'DELETE', '/people');
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'shift-deleted',
    class: 'methods-routes',
    operations: ['DELETE /shifts/{shiftId}', 'GET /shifts/{shiftId}'],
    summary: 'DELETE of a shift is answered with 204, which the document does not have',
    witness: async (ask) => (await plan(ask, 'DELETE', '/shifts/1')).status === 204,
  },
  {
    id: 'head-of-person-missing',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['HEAD /people/{personId}', 'GET /people/{personId}'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => {
      const path = pathOf(String(valueAt(await addPerson(ask), 'id')));
      return (await plan(ask, 'HEAD', path)).status === 404;
    },
  },
];
