import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { coffee, descale, fax, holidays, login, patch, put, release } from './requests.ts';

const one = '/pages/{slug}';
const [reading, heading, putting] = [`GET ${one}`, `HEAD ${one}`, `PUT ${one}`];
const [patching, removal, restoring] = [`PATCH ${one}`, `DELETE ${one}`, `POST ${one}/restore`];
const [history, old] = [`GET ${one}/versions`, `GET ${one}/versions/{number}`];

/** The violations of the wiki in what an answer looks like, whom it is given to, and what is not borne. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-tags-null',
    class: 'response-shape',
    operations: [reading],
    summary: 'a page without tags has null instead of an empty list',
    witness: async (ask) => valueAt(await ask('GET', holidays), 'tags') === null,
  },
  {
    id: 'version-dates-local',
    class: 'response-shape',
    operations: [history],
    summary: 'the times of the versions have a space and no zone',
    witness: async (ask) =>
      String(valueAt(await ask('GET', `${release}/versions`), 'items', 0, 'updated_at')).includes(' '),
  },
  {
    id: 'problem-without-status',
    class: 'response-shape',
    operations: [old],
    summary: 'the problem of a version that is not there lacks a required field',
    witness: async (ask) => {
      const answer = await ask('GET', `${release}/versions/99`);
      return answer.status === 404 && valueAt(answer, 'status') === undefined;
    },
  },
  {
    id: 'created-with-200',
    class: 'status',
    alsoClass: ['state', 'headers-media'],
    operations: [putting],
    summary: 'a page that was created is a 200 instead of a 201',
    witness: async (ask) => (await put(ask, coffee, descale)).status === 200,
  },
  {
    id: 'gone-is-404',
    class: 'status',
    alsoClass: ['state'],
    operations: [reading, heading, removal],
    summary: 'a deleted page is a 404 instead of a 410',
    witness: async (ask) => (await ask('GET', fax)).status === 404,
  },
  {
    id: 'head-always-200',
    class: 'status',
    alsoClass: ['state', 'headers-media', 'methods-routes'],
    operations: [heading, reading],
    summary: 'HEAD ignores If-None-Match: 200 instead of the 304 that GET is',
    witness: async (ask) => {
      const { etag = '' } = (await ask('GET', release)).headers;
      return (await ask('HEAD', release, { headers: { 'If-None-Match': etag } })).status === 200;
    },
  },
  {
    id: 'patched-without-etag',
    class: 'headers-media',
    operations: [patching],
    summary: 'a page that was changed comes without its required ETag',
    witness: async (ask) => (await patch(ask, release, { title: 'Releasing' })).headers.etag === undefined,
  },
  {
    id: 'invalid-as-plain-json',
    class: 'headers-media',
    operations: [patching],
    summary: 'the 422 of a change is application/json instead of a problem',
    witness: async (ask) =>
      (await patch(ask, release, { title: '' })).headers['content-type'] === 'application/json',
  },
  {
    id: 'location-without-slug',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: [putting],
    summary: 'the Location of a new page lacks its slug',
    witness: async (ask) => (await put(ask, coffee, descale)).headers.location?.endsWith('/') === true,
  },
  {
    id: 'no-challenge',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [removal],
    summary: 'the 401 of a deletion lacks the required WWW-Authenticate',
    witness: async (ask) => {
      const { status, headers } = await ask('DELETE', release, { headers: { 'If-Match': '*' } });
      return status === 401 && headers['www-authenticate'] === undefined;
    },
  },
  {
    id: 'restored-without-login',
    class: 'auth',
    operations: [restoring],
    summary: 'a page can be restored without credentials',
    witness: async (ask) => (await ask('POST', `${fax}/restore`)).status === 200,
  },
  {
    id: 'any-password-patches',
    class: 'auth',
    operations: [patching],
    summary: 'a page can be changed with any password',
    witness: async (ask) =>
      (await patch(ask, release, { body: 'Nothing.' }, login('rosa:wrong'))).status === 200,
  },
  {
    id: 'versions-need-login',
    class: 'auth',
    alsoClass: ['status'],
    operations: [history],
    summary: 'versions, which are open to everybody, need credentials',
    witness: async (ask) => (await ask('GET', `${release}/versions`)).status === 401,
  },
  {
    id: 'pages-can-be-posted',
    class: 'methods-routes',
    operations: ['POST /pages', 'GET /pages'],
    summary: 'POST makes a page, which the document does not have',
    witness: async (ask) => (await ask('POST', '/pages', { headers: login(), json: descale })).status === 201,
  },
  {
    id: 'head-refused',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: [heading, reading],
    summary: 'HEAD is a 405, which the document has',
    witness: async (ask) => (await ask('HEAD', release)).status === 405,
  },
  {
    id: 'allow-of-reading',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS', 'TRACE'].map(
      (method) => `${method} ${one}`,
    ),
    summary: 'the Allow of a 405 has the reading methods alone',
    witness: async (ask) => (await ask('POST', release, { headers: login() })).headers.allow === 'GET, HEAD',
  },
  {
    id: 'undecodable-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [reading, heading, putting, patching, removal, restoring, history, old],
    summary: 'a slug that is no UTF-8 is a 500',
    witness: async (ask) => (await ask('GET', '/pages/%C3%28')).status === 500,
  },
  {
    id: 'empty-patch-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [patching],
    summary: 'a change of nothing is a 500',
    witness: async (ask) => (await patch(ask, release, {})).status === 500,
  },
  {
    id: 'asciidoc-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [putting],
    summary: 'one of the formats is a 500',
    witness: async (ask) => (await put(ask, coffee, { ...descale, format: 'asciidoc' })).status === 500,
  },
  {
    id: 'trace-for-media-type',
    class: 'robustness',
    operations: [putting],
    summary: 'the refusal of another media type shows a stack trace',
    witness: async (ask) => {
      const headers = { ...login(), 'Content-Type': 'text/plain' };
      return (await ask('PUT', coffee, { headers, body: 'Hello' })).text.includes('body.js:31');
    },
  },
  {
    id: 'pattern-for-text',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance', 'collection'],
    operations: ['GET /pages'],
    summary: 'a text to search for that is no regular expression is a 500',
    witness: async (ask) => (await ask('GET', '/pages?q=%28')).status === 500,
  },
];
