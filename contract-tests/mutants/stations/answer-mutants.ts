import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { operations } from './operations.ts';
import { add, added, linz, measured, pathOf, use } from './requests.ts';

const { list, create, get, update, remove, measurements, measure, latest } = operations;

/** Violations of what answers look like, of statuses, headers, credentials and methods. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'elevation-as-text',
    class: 'response-shape',
    operations: [get],
    summary: 'a station has a text for a number where it is read alone',
    witness: async (ask) => valueAt(await use(ask, 'GET', await measured(ask)), 'elevation') === '3109',
  },
  {
    id: 'no-tags-is-null',
    class: 'response-shape',
    operations: [list],
    summary: 'a listed station without tags has null instead of an empty list',
    witness: async (ask) => {
      const items = listAt(await use(ask, 'GET', '/stations'), 'items');
      return items.some((json) => valueAt({ json }, 'tags') === null);
    },
  },
  {
    id: 'latest-without-zone',
    class: 'response-shape',
    operations: [latest],
    summary: 'the time of the latest measurement has no zone and so is no date-time',
    witness: async (ask) => {
      const answer = await use(ask, 'GET', `${await measured(ask)}/latest`);
      return valueAt(answer, 'time') === '2024-03-01T21:00:00.000';
    },
  },
  {
    id: 'created-is-200',
    class: 'status',
    operations: [create],
    summary: 'an addition is a 200, where only 201 is documented',
    witness: async (ask) => (await add(ask)).status === 200,
  },
  {
    id: 'no-latest-is-204',
    class: 'status',
    operations: [latest],
    summary: 'a station without measurements has an empty 204, which is not documented, for its latest one',
    witness: async (ask) => (await use(ask, 'GET', `${await added(ask)}/latest`)).status === 204,
  },
  {
    id: 'malformed-is-422',
    class: 'status',
    alsoClass: ['robustness'],
    operations: [update],
    summary: 'a change that is no JSON is a 422, which is not documented',
    witness: async (ask) => {
      const options = { headers: { 'Content-Type': 'application/json' }, body: '{"name":' };
      return (await use(ask, 'PATCH', await measured(ask), options)).status === 422;
    },
  },
  {
    id: 'delete-unknown-is-204',
    class: 'status',
    alsoClass: ['state'],
    operations: [remove],
    summary: 'the deletion of a station that does not exist succeeds, where a 404 is documented',
    witness: async (ask) => (await use(ask, 'DELETE', '/stations/st_none')).status === 204,
  },
  {
    id: 'csv-as-plain-text',
    class: 'headers-media',
    operations: [measurements],
    summary: 'CSV comes as text/plain',
    witness: async (ask) => {
      const options = { headers: { Accept: 'text/csv' } };
      const answer = await use(ask, 'GET', `${await measured(ask)}/measurements`, options);
      return answer.headers['content-type']?.startsWith('text/plain') === true;
    },
  },
  {
    id: 'accept-ignored',
    class: 'headers-media',
    alsoClass: ['status', 'input-acceptance'],
    operations: [measurements],
    summary: 'JSON is sent to who accepts neither of the types, where a 406 is documented',
    witness: async (ask) => {
      const options = { headers: { Accept: 'image/png' } };
      return (await use(ask, 'GET', `${await measured(ask)}/measurements`, options)).status === 200;
    },
  },
  {
    id: 'not-found-without-limits',
    class: 'headers-media',
    operations: [get, update, remove, measurements, measure, latest],
    summary: 'a 404 lacks the required headers about the rate limit',
    witness: async (ask) => {
      const { status, headers } = await use(ask, 'GET', '/stations/st_none');
      return status === 404 && headers['x-ratelimit-remaining'] === undefined;
    },
  },
  {
    id: 'latest-without-key',
    class: 'auth',
    operations: [latest],
    summary: 'the latest measurement can be read without a key',
    witness: async (ask) => (await ask('GET', `${await measured(ask)}/latest`)).status === 200,
  },
  {
    id: 'any-key-deletes',
    class: 'auth',
    operations: [remove],
    summary: 'a station can be deleted with any key',
    witness: async (ask) => {
      const headers = { 'X-API-Key': 'wx-000000000000' };
      return (await ask('DELETE', await pathOf(ask, 'limit=1'), { headers })).status === 204;
    },
  },
  {
    id: 'put-works',
    class: 'methods-routes',
    operations: ['PUT /stations/{stationId}', get],
    summary: 'PUT changes a station, which the document does not have',
    witness: async (ask) => (await use(ask, 'PUT', await measured(ask), { json: linz })).status === 200,
  },
  {
    id: 'latest-405-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'].map(
      (method) => `${method} /stations/{stationId}/latest`,
    ),
    summary: 'a 405 has no Allow',
    witness: async (ask) => {
      const { status, headers } = await use(ask, 'DELETE', '/stations/st_000b/latest');
      return status === 405 && headers.allow === undefined;
    },
  },
];
