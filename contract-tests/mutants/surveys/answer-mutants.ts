import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { closed, create, draft, foreign, get, open, patch, send, submit } from './requests.ts';
import { openSessions } from './world.ts';

const one = '/surveys/{surveyId}';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
const loggedIn = { email: 'lena@example.com', password: 'correct-horse-7' };

/** The violations of the surveys in their answers, in whom they let in and in what they cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-questions-is-null',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: ['POST /surveys'],
    summary: 'a new draft without questions has null instead of an empty list',
    witness: async (ask) => valueAt(await create(ask), 'questions') === null,
  },
  {
    id: 'published-without-zone',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: [`POST ${one}/publish`],
    summary: 'the time of publication has no offset in the answer to publishing',
    witness: async (ask) => {
      const published = valueAt(await send(ask, 'POST', `${draft}/publish`), 'publishedAt');
      return !String(published).endsWith('Z');
    },
  },
  {
    id: 'average-as-text',
    class: 'response-shape',
    operations: [`GET ${one}/results`],
    summary: 'the mean of the ratings is a text',
    witness: async (ask) => valueAt(await get(ask, `${open}/results`), 'questions', 0, 'average') === '3.67',
  },
  {
    id: 'submitted-as-date',
    class: 'response-shape',
    operations: [`POST ${one}/answers`],
    summary: 'the time of an answer is a date',
    witness: async (ask) =>
      String(valueAt(await submit(ask, open, { satisfaction: 3 }), 'submittedAt')).length === 10,
  },
  {
    id: 'publishing-answers-201',
    class: 'status',
    operations: [`POST ${one}/publish`],
    summary: 'publishing is an undocumented 201',
    witness: async (ask) => (await send(ask, 'POST', `${draft}/publish`)).status === 201,
  },
  {
    id: 'wrong-password-is-404',
    class: 'status',
    operations: ['POST /login'],
    summary: 'a wrong password is an undocumented 404',
    witness: async (ask) =>
      (await ask('POST', '/login', { json: { ...loggedIn, password: 'wrong-wrong' } })).status === 404,
  },
  {
    id: 'deleted-is-404',
    class: 'status',
    alsoClass: ['state'],
    operations: [`GET ${one}`],
    summary: 'a deleted survey is a 404 instead of a 410',
    witness: async (ask) => {
      await send(ask, 'DELETE', draft);
      return (await get(ask, draft)).status === 404;
    },
  },
  {
    id: 'deletion-with-text',
    class: 'status',
    operations: [`DELETE ${one}`],
    summary: 'a deletion is a 200 with a body instead of a 204',
    witness: async (ask) => (await send(ask, 'DELETE', draft)).status === 200,
  },
  {
    id: 'csv-as-plain-text',
    class: 'headers-media',
    operations: [`GET ${one}/results`],
    summary: 'CSV comes as text/plain',
    witness: async (ask) => {
      const answer = await send(ask, 'GET', `${open}/results`, { headers: { Accept: 'text/csv' } });
      return answer.headers['content-type'] === 'text/plain';
    },
  },
  {
    id: 'unknown-accept-is-415',
    class: 'headers-media',
    alsoClass: ['status'],
    operations: [`GET ${one}/results`],
    summary: 'an Accept that names neither is a 415 instead of a 406',
    witness: async (ask) =>
      (await send(ask, 'GET', `${open}/results`, { headers: { Accept: 'image/png' } })).status === 415,
  },
  {
    id: 'cookie-for-scripts',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: ['POST /login'],
    summary: 'the cookie of the session is not HttpOnly',
    witness: async (ask) =>
      (await ask('POST', '/login', { json: loggedIn })).headers['set-cookie']?.includes('HttpOnly') === false,
  },
  {
    id: 'location-of-the-list',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /surveys'],
    summary: 'Location leads to the list instead of the new survey',
    witness: async (ask) => (await create(ask)).headers.location === '/api/v1/surveys',
  },
  {
    id: 'any-password',
    class: 'auth',
    operations: ['POST /login'],
    summary: 'the password is not checked',
    witness: async (ask) =>
      (await ask('POST', '/login', { json: { ...loggedIn, password: 'wrong-wrong' } })).status === 200,
  },
  {
    id: 'deletion-without-csrf',
    class: 'auth',
    operations: [`DELETE ${one}`],
    summary: 'the CSRF token is not asked for',
    witness: async (ask) =>
      (await ask('DELETE', draft, { headers: { Cookie: `session=${openSessions.lena.id}` } })).status === 204,
  },
  {
    id: 'results-without-session',
    class: 'auth',
    operations: [`GET ${one}/results`],
    summary: 'everybody can read the results',
    witness: async (ask) => (await ask('GET', `${open}/results`)).status === 200,
  },
  {
    id: 'foreign-survey-edited',
    class: 'auth',
    alsoClass: ['state'],
    operations: [`PATCH ${one}`],
    summary: "somebody else's draft can be edited",
    witness: async (ask) => {
      const { id, csrf } = openSessions.mark;
      const headers = { Cookie: `session=${id}`, 'X-CSRF-Token': csrf };
      const made = await ask('POST', '/surveys', { headers, json: { title: 'Secret' } });
      return (await patch(ask, `/surveys/${valueAt(made, 'id')}`, { title: 'Mine' })).status === 200;
    },
  },
  {
    id: 'survey-replaceable',
    class: 'methods-routes',
    operations: [`PUT ${one}`],
    summary: 'PUT answers 200, which the document does not have',
    witness: async (ask) => (await send(ask, 'PUT', draft, { json: { title: 'Other' } })).status === 200,
  },
  {
    id: 'close-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: methods.map((method) => `${method} ${one}/close`),
    summary: 'a 405 has no Allow',
    witness: async (ask) => (await get(ask, `${closed}/close`)).headers.allow === undefined,
  },
  {
    id: 'wide-title-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /surveys'],
    summary: 'a title with a letter of four bytes is a 500',
    witness: async (ask) => (await create(ask, { title: 'Party 🎈' })).status === 500,
  },
  {
    id: 'login-shows-trace',
    class: 'robustness',
    operations: ['POST /login'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await ask('POST', '/login', { headers, body: '{"email":' })).text.includes('json.js:92');
    },
  },
  {
    id: 'forged-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /surveys'],
    summary: 'a cursor that is none is a 500',
    witness: async (ask) => (await get(ask, '/surveys?cursor=abc')).status === 500,
  },
  {
    id: 'empty-answers-crash',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [`POST ${one}/answers`],
    summary: 'answers without a single one are a 500',
    witness: async (ask) => (await submit(ask, foreign, {})).status === 500,
  },
];
