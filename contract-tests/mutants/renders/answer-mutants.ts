import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asNorth, asSouth, get, held, listed, lobby, submit, submitForm, submitted } from './requests.ts';

const submission = 'POST /renders';
const reading = 'GET /renders/{renderId}';
const cancelling = 'DELETE /renders/{renderId}';
const downloading = 'GET /renders/{renderId}/result';

/** The violations of the render farm in what it answers, whom it lets in and what it cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-without-error',
    class: 'response-shape',
    operations: ['GET /renders'],
    summary: 'the list leaves out a required field where it is null',
    witness: async (ask) => (await listed(ask, '', 'error')).includes(undefined),
  },
  {
    id: 'done-at-101',
    class: 'response-shape',
    operations: [reading],
    summary: 'the progress of a render that is done is 101 percent',
    witness: async (ask) => valueAt(await get(ask, lobby), 'progress') === 101,
  },
  {
    id: 'bytes-as-text',
    class: 'response-shape',
    operations: [downloading],
    summary: 'a number in the description of an image is a text',
    witness: async (ask) => {
      const answer = await get(ask, `${lobby}/result`, { Accept: 'application/json' });
      return typeof valueAt(answer, 'bytes') === 'string';
    },
  },
  {
    id: 'json-accepted-201',
    class: 'status',
    operations: [submission],
    summary: 'a scene as JSON is a 201 instead of a 202; a form is not',
    witness: async (ask) => (await submit(ask)).status === 201,
  },
  {
    id: 'cancelled-with-200',
    class: 'status',
    operations: [cancelling],
    summary: 'cancelling is a 200 with a body, where 204 is documented',
    witness: async (ask) => (await asNorth(ask, 'DELETE', await submitted(ask))).status === 200,
  },
  {
    id: 'no-result-is-404',
    class: 'status',
    alsoClass: ['state'],
    operations: [downloading],
    summary: 'the result of a render that is not done is a 404, where 409 is documented',
    witness: async (ask) => (await get(ask, `${held}/result`)).status === 404,
  },
  {
    id: 'no-retry-after',
    class: 'headers-media',
    operations: [submission],
    summary: 'the required Retry-After of a 202 is missing',
    witness: async (ask) => (await submit(ask)).headers['retry-after'] === undefined,
  },
  {
    id: 'retry-after-as-text',
    class: 'headers-media',
    operations: [reading],
    summary: 'Retry-After is a word while a render is queued or running',
    witness: async (ask) => (await get(ask, held)).headers['retry-after'] === 'soon',
  },
  {
    id: 'png-as-octets',
    class: 'headers-media',
    operations: [downloading],
    summary: 'images are application/octet-stream',
    witness: async (ask) =>
      (await get(ask, `${lobby}/result`)).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'accept-ignored',
    class: 'headers-media',
    operations: [downloading],
    summary: 'the image is sent whatever Accept says',
    witness: async (ask) => {
      const { headers } = await get(ask, `${lobby}/result`, { Accept: 'application/json' });
      return headers['content-type'] === 'image/png';
    },
  },
  {
    id: 'unauthorized-as-text',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [reading],
    summary: 'a 401 is plain text',
    witness: async (ask) => (await ask('GET', lobby)).headers['content-type'] === 'text/plain',
  },
  {
    id: 'result-open',
    class: 'auth',
    operations: [downloading],
    summary: 'results can be downloaded without credentials',
    witness: async (ask) => (await ask('GET', `${lobby}/result`)).status === 200,
  },
  {
    id: 'foreign-cancelled',
    class: 'auth',
    operations: [cancelling],
    summary: 'teams can cancel the renders of others',
    witness: async (ask) => (await asSouth(ask, 'DELETE', held)).status === 204,
  },
  {
    id: 'any-session-lists',
    class: 'auth',
    operations: ['GET /renders'],
    summary: 'any session lists renders',
    witness: async (ask) =>
      (await ask('GET', '/renders', { headers: { Cookie: 'sid=nonsense' } })).status === 200,
  },
  {
    id: 'post-result-works',
    class: 'methods-routes',
    operations: ['POST /renders/{renderId}/result'],
    summary: 'POST for the result, which is not documented, answers 200',
    witness: async (ask) => (await asNorth(ask, 'POST', `${lobby}/result`)).status === 200,
  },
  {
    id: 'allow-lacks-delete',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
      (method) => `${method} /renders/{renderId}`,
    ),
    summary: 'the Allow of a 405 lacks a method that the path has',
    witness: async (ask) => {
      const { status, headers } = await asNorth(ask, 'PUT', lobby, { json: {} });
      return status === 405 && headers.allow?.includes('DELETE') === false;
    },
  },
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => `${method} /renders`),
    summary: 'a method that the list does not have is a 404 instead of a 405',
    witness: async (ask) => (await asNorth(ask, 'PUT', '/renders', { json: {} })).status === 404,
  },
  {
    id: 'odd-id-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [reading],
    summary: 'an id that is no UUID is a 500',
    witness: async (ask) => (await get(ask, '/renders/latest')).status === 500,
  },
  {
    id: 'percent-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [submission],
    summary: 'a title with a percent sign is a 500',
    witness: async (ask) => (await submit(ask, { title: '50% grey' })).status === 500,
  },
  {
    id: 'no-boundary-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [submission],
    summary: 'a form without a boundary is a 500',
    witness: async (ask) => {
      const options = { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } };
      return (await asNorth(ask, 'POST', '/renders', options)).status === 500;
    },
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: [submission],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const options = { body: '{"title', headers: { 'Content-Type': 'application/json' } };
      return (await asNorth(ask, 'POST', '/renders', options)).text.includes('submit.js:12');
    },
  },
  {
    id: 'form-without-location',
    class: 'headers-media',
    operations: [submission],
    summary: 'the required Location is missing where a form is sent',
    witness: async (ask) => (await submitForm(ask)).headers.location === undefined,
  },
];
