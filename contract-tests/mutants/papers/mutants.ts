import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { add, added, clay, login, patch, put, remove, snow, tides, titles } from './requests.ts';

const one = '/papers/{paperId}';
const [list, adding] = ['GET /papers', 'POST /papers'];
const [reading, heading, replacing] = [`GET ${one}`, `HEAD ${one}`, `PUT ${one}`];
const [changing, removal] = [`PATCH ${one}`, `DELETE ${one}`];

const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-without-abstract',
    class: 'response-shape',
    operations: [list],
    summary: 'the papers of the list lack a required field',
    witness: async (ask) => valueAt(await ask('GET', '/papers'), 0, 'abstract') === undefined,
  },
  {
    id: 'year-as-text',
    class: 'response-shape',
    operations: [changing],
    summary: 'the answer to a change has a text for a number',
    witness: async (ask) => valueAt(await patch(ask, snow, { status: 'draft' }), 'year') === '2019',
  },
  {
    id: 'deleted-with-202',
    class: 'status',
    operations: [removal],
    summary: 'a deletion is a 202, which is not documented',
    witness: async (ask) => (await remove(ask, snow)).status === 202,
  },
  {
    id: 'always-sent',
    class: 'status',
    alsoClass: ['state', 'headers-media'],
    operations: [reading, heading],
    summary: 'If-None-Match is ignored: 200 instead of 304',
    witness: async (ask) => {
      const { etag = '' } = (await ask('GET', snow)).headers;
      return (await ask('GET', snow, { headers: { 'If-None-Match': etag } })).status === 200;
    },
  },
  {
    id: 'date-in-iso',
    class: 'headers-media',
    operations: [adding, reading, heading, replacing, changing],
    summary: 'Last-Modified is a time in ISO 8601 instead of an HTTP date',
    witness: async (ask) => (await ask('GET', snow)).headers['last-modified']?.endsWith('Z') === true,
  },
  {
    id: 'added-without-etag',
    class: 'headers-media',
    operations: [adding],
    summary: 'a new paper comes without its required ETag',
    witness: async (ask) => (await add(ask)).headers.etag === undefined,
  },
  {
    id: 'head-without-etag',
    class: 'headers-media',
    alsoClass: ['methods-routes'],
    operations: [heading, reading],
    summary: 'HEAD lacks the required ETag that GET sends',
    witness: async (ask) => (await ask('HEAD', snow)).headers.etag === undefined,
  },
  {
    id: 'put-without-login',
    class: 'auth',
    operations: [replacing],
    summary: 'a paper can be replaced without credentials',
    witness: async (ask) =>
      (await ask('PUT', snow, { headers: { 'If-Match': '*' }, json: tides })).status === 200,
  },
  {
    id: 'any-password-adds',
    class: 'auth',
    operations: [adding],
    summary: 'a paper can be added with any password',
    witness: async (ask) =>
      (await ask('POST', '/papers', { headers: login('editor:wrong'), json: tides })).status === 201,
  },
  {
    id: 'delete-all-works',
    class: 'methods-routes',
    operations: ['DELETE /papers', list],
    summary: 'DELETE of the list is answered with 204, which the document does not have',
    witness: async (ask) => (await ask('DELETE', '/papers', { headers: login() })).status === 204,
  },
  {
    id: 'head-refused',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: [heading, reading, list, 'HEAD /papers'],
    summary: 'HEAD is a 405, which the document has',
    witness: async (ask) => (await ask('HEAD', snow)).status === 405,
  },
  {
    id: 'allow-forgets-patch',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'POST'].map((method) => `${method} ${one}`),
    summary: 'the Allow of a 405 lacks a method that the path has',
    witness: async (ask) => !(await ask('POST', snow, { headers: login() })).headers.allow?.includes('PATCH'),
  },
  {
    id: 'odd-condition-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [removal],
    summary: 'an If-Match without quotes is a 500',
    witness: async (ask) => (await remove(ask, snow, 'abc')).status === 500,
  },
  {
    id: 'list-for-patch-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [changing],
    summary: 'a patch that is a list is a 500',
    witness: async (ask) => (await patch(ask, snow, [])).status === 500,
  },
  {
    id: 'widest-list-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection', 'input-acceptance'],
    operations: [list],
    summary: 'the highest limit that is allowed is a 500',
    witness: async (ask) => (await ask('GET', '/papers?limit=50')).status === 500,
  },
];

const inputMutants: readonly Mutant[] = [
  {
    id: 'no-authors',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [changing],
    summary: 'a list below the minimum is accepted by a change',
    witness: async (ask) => (await patch(ask, snow, { authors: [] })).status === 200,
  },
  {
    id: 'old-year',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [replacing],
    summary: 'a year below the minimum is accepted by a replacement',
    witness: async (ask) => (await put(ask, snow, { ...tides, year: 1899 })).status === 200,
  },
  {
    id: 'offset-negative',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [list],
    summary: 'an offset below the minimum is accepted',
    witness: async (ask) => (await ask('GET', '/papers?offset=-1')).status === 200,
  },
  {
    id: 'patch-as-plain-json',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: [changing],
    summary: 'a patch is accepted as application/json, which is not documented',
    witness: async (ask) =>
      (await patch(ask, snow, { year: 2020 }, { 'Content-Type': 'application/json' })).status === 200,
  },
  {
    id: 'patch-without-condition',
    class: 'input-acceptance',
    alsoClass: ['state', 'status'],
    operations: [changing],
    summary: 'a paper can be changed without the required If-Match',
    witness: async (ask) => {
      const headers = { ...login(), 'Content-Type': 'application/merge-patch+json' };
      return (await ask('PATCH', snow, { headers, json: { year: 2020 } })).status === 200;
    },
  },
];

const stateMutants: readonly Mutant[] = [
  {
    id: 'stale-put-accepted',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [replacing],
    summary: 'a replacement with an ETag of before is accepted',
    witness: async (ask) => {
      const { etag = '' } = (await ask('GET', snow)).headers;
      await put(ask, snow, tides);
      return (
        (await ask('PUT', snow, { headers: { ...login(), 'If-Match': etag }, json: tides })).status === 200
      );
    },
  },
  {
    id: 'etag-never-changes',
    class: 'state',
    alsoClass: ['headers-media', 'status'],
    operations: [replacing, changing, removal, reading, heading],
    summary: 'a paper keeps its ETag when it changes',
    witness: async (ask) => {
      const { etag } = (await ask('GET', snow)).headers;
      return (await patch(ask, snow, { title: 'Snow on trees' })).headers.etag === etag;
    },
  },
  {
    id: 'put-keeps-abstract',
    class: 'state',
    operations: [replacing],
    summary: 'a replacement keeps an abstract that it leaves out',
    witness: async (ask) => {
      await put(ask, clay, tides);
      return valueAt(await ask('GET', clay), 'abstract') === 'On clay.';
    },
  },
  {
    id: 'null-ignored',
    class: 'state',
    operations: [changing],
    summary: 'a null in a patch leaves the field as it is',
    witness: async (ask) => {
      const path = await added(ask, { doi: '10.5555/a' });
      await patch(ask, path, { doi: null });
      return valueAt(await ask('GET', path), 'doi') === '10.5555/a';
    },
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: [list],
    summary: 'the filter by status changes nothing',
    witness: async (ask) => (await titles(ask, 'status=submitted')).length > 1,
  },
  {
    id: 'offset-from-one',
    class: 'collection',
    operations: [list],
    summary: 'a list with an offset begins one paper too early',
    witness: async (ask) => (await titles(ask, 'offset=1'))[0] === 'Snow on roofs',
  },
  {
    id: 'count-of-page',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [list],
    summary: 'X-Total-Count counts the papers of the page',
    witness: async (ask) => {
      const answer = await ask('GET', '/papers?limit=1');
      return listAt(answer).length === 1 && answer.headers['x-total-count'] === '1';
    },
  },
];

/** The violations of the papers. */
export const mutants: readonly Mutant[] = [...answerMutants, ...inputMutants, ...stateMutants];
