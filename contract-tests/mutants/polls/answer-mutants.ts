import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asAlice, asBob, asHolder, create, created, listed, vote } from './requests.ts';

const results = 'GET /polls/{pollId}/results';
const voting = 'POST /polls/{pollId}/votes';

/** The violations of the poll service in what it answers, whom it lets in and what it cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-tags-is-null',
    class: 'response-shape',
    operations: ['GET /polls'],
    summary: 'an empty list of tags is null, in the list of polls alone',
    witness: async (ask) => (await listed(ask, '', 'tags')).includes(null),
  },
  {
    id: 'cast-without-zone',
    class: 'response-shape',
    operations: [voting],
    summary: 'the time of a vote has no zone',
    witness: async (ask) => /\d$/.test(String(valueAt(await vote(ask, await created(ask)), 'cast_at'))),
  },
  {
    id: 'percent-as-text',
    class: 'response-shape',
    operations: [results],
    summary: 'percentages are texts as soon as there is a vote',
    witness: async (ask) => {
      const path = await created(ask);
      await vote(ask, path);
      const answer = await asAlice(ask, 'GET', `${path}/results`);
      return valueAt(answer, 'options', 0, 'percent') === '100.0';
    },
  },
  {
    id: 'close-is-empty',
    class: 'status',
    operations: ['POST /polls/{pollId}/close'],
    summary: 'closing is a 204, where a 200 with the poll is documented',
    witness: async (ask) => (await asAlice(ask, 'POST', `${await created(ask)}/close`)).status === 204,
  },
  {
    id: 'delete-of-nothing',
    class: 'status',
    alsoClass: ['state'],
    operations: ['DELETE /polls/{pollId}'],
    summary: 'the deletion of a poll that does not exist is a 204 instead of a 404',
    witness: async (ask) => (await asAlice(ask, 'DELETE', '/polls/nowhere')).status === 204,
  },
  {
    id: 'never-304',
    class: 'status',
    alsoClass: ['headers-media', 'state'],
    operations: [results],
    summary: 'results that the client has are sent again, where 304 is documented',
    witness: async (ask) => {
      const path = `${await created(ask)}/results`;
      const { etag = '' } = (await asAlice(ask, 'GET', path)).headers;
      return (await asAlice(ask, 'GET', path, { headers: { 'If-None-Match': etag } })).status === 200;
    },
  },
  {
    id: 'location-without-base',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /polls'],
    summary: 'the Location of a new poll lacks the base path and leads nowhere',
    witness: async (ask) => (await create(ask)).headers.location?.startsWith('/polls/') === true,
  },
  {
    id: 'empty-page-uncounted',
    class: 'headers-media',
    operations: ['GET /polls'],
    summary: 'the required X-Total-Count is missing on pages without polls',
    witness: async (ask) =>
      (await asAlice(ask, 'GET', '/polls?page=900')).headers['x-total-count'] === undefined,
  },
  {
    id: 'forbidden-as-text',
    class: 'headers-media',
    operations: ['PATCH /polls/{pollId}'],
    summary: 'a 403 is plain text instead of a problem',
    witness: async (ask) => {
      const answer = await asBob(ask, 'PATCH', await created(ask), { json: { title: 'Mine now' } });
      return answer.headers['content-type'] === 'text/plain';
    },
  },
  {
    id: 'closed-by-anyone',
    class: 'auth',
    operations: ['POST /polls/{pollId}/close'],
    summary: 'users can close the polls of others',
    witness: async (ask) => (await asBob(ask, 'POST', `${await created(ask)}/close`)).status === 200,
  },
  {
    id: 'results-without-token',
    class: 'auth',
    operations: [results],
    summary: 'results can be read without a token',
    witness: async (ask) => (await ask('GET', `${await created(ask)}/results`)).status === 200,
  },
  {
    id: 'any-token-votes',
    class: 'auth',
    operations: [voting],
    summary: 'any token can vote',
    witness: async (ask) => {
      const options = { json: { option_id: 'o1' } };
      const answer = await asHolder(ask, 'nonsense', 'POST', `${await created(ask)}/votes`, options);
      return answer.status === 201;
    },
  },
  {
    id: 'refused-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
      (method) => `${method} /polls/{pollId}/results`,
    ),
    summary: 'a 405 for the results lacks Allow',
    witness: async (ask) => {
      const { status, headers } = await asAlice(ask, 'DELETE', `${await created(ask)}/results`);
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'put-works',
    class: 'methods-routes',
    operations: ['PUT /polls/{pollId}'],
    summary: 'PUT, which is not documented, answers 200',
    witness: async (ask) => (await asAlice(ask, 'PUT', await created(ask), { json: {} })).status === 200,
  },
  {
    id: 'no-votes-crash',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [results],
    summary: 'the results of a poll without votes are a 500',
    witness: async (ask) => (await asAlice(ask, 'GET', `${await created(ask)}/results`)).status === 500,
  },
  {
    id: 'emoji-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [voting],
    summary: 'a comment with an emoji is a 500',
    witness: async (ask) => (await vote(ask, await created(ask), { comment: 'Yes 🎉' })).status === 500,
  },
  {
    id: 'option-number-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [voting],
    summary: 'the number of an option instead of its id is a 500 with a stack trace',
    witness: async (ask) =>
      (await vote(ask, await created(ask), { option_id: 1 })).text.includes('votes.js:31'),
  },
  {
    id: 'options-as-texts',
    class: 'response-shape',
    operations: ['GET /polls/{pollId}'],
    summary: 'a poll that is read by itself has bare texts as options',
    witness: async (ask) =>
      typeof listAt(await asAlice(ask, 'GET', await created(ask)), 'options')[0] === 'string',
  },
];
