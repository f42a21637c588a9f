import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { ann, as, basic, change, label, listedValues, open, opened } from './requests.ts';

/** The violations of the tracker in what its answers look like, whom it lets in, and what it cannot bear. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'listed-priority-as-text',
    class: 'response-shape',
    operations: ['GET /issues'],
    summary: 'a number is a text, in the list alone',
    witness: async (ask) => (await listedValues(ask, '', 'priority')).some((one) => typeof one === 'string'),
  },
  {
    id: 'null-body-left-out',
    class: 'response-shape',
    operations: ['GET /issues/{issueId}'],
    summary: 'a required attribute is left out where it is null',
    witness: async (ask) =>
      valueAt(await ann(ask, 'GET', await opened(ask)), 'data', 'attributes', 'body') === undefined,
  },
  {
    id: 'no-next-on-last-page',
    class: 'response-shape',
    operations: ['GET /issues'],
    summary: 'the required link is left out on the last page',
    witness: async (ask) => valueAt(await ann(ask, 'GET', '/issues'), 'links', 'next') === undefined,
  },
  {
    id: 'change-answers-204',
    class: 'status',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a change is a 204, which is not documented',
    witness: async (ask) => (await change(ask, await opened(ask), { priority: 2 })).status === 204,
  },
  {
    id: 'label-created-200',
    class: 'status',
    operations: ['POST /labels'],
    summary: 'a new label is a 200 instead of a 201',
    witness: async (ask) => (await label(ask)).status === 200,
  },
  {
    id: 'etag-missing-after-change',
    class: 'headers-media',
    operations: ['GET /issues/{issueId}'],
    summary: 'an issue that was changed has no ETag',
    witness: async (ask) => {
      const path = await opened(ask);
      await change(ask, path, { priority: 2 });
      return (await ann(ask, 'GET', path)).headers.etag === undefined;
    },
  },
  {
    id: 'labels-as-plain-json',
    class: 'headers-media',
    operations: ['POST /issues/{issueId}/labels'],
    summary: 'one operation answers application/json',
    witness: async (ask) => {
      const json = { data: [{ type: 'labels', id: '102' }] };
      const answer = await ann(ask, 'POST', `${await opened(ask)}/labels`, { json });
      return answer.headers['content-type'] === 'application/json';
    },
  },
  {
    id: 'missing-label-as-html',
    class: 'headers-media',
    operations: ['GET /labels/{labelId}'],
    summary: 'a 404 is HTML',
    witness: async (ask) => (await ann(ask, 'GET', '/labels/9')).text.startsWith('<h1>'),
  },
  {
    id: 'labels-in-latin-1',
    class: 'headers-media',
    operations: ['GET /labels'],
    summary: 'JSON says that it is in ISO 8859-1',
    witness: async (ask) =>
      (await ann(ask, 'GET', '/labels')).headers['content-type']?.includes('8859') === true,
  },
  {
    id: 'labels-without-login',
    class: 'auth',
    operations: ['GET /labels'],
    summary: 'labels are listed without a login',
    witness: async (ask) => (await ask('GET', '/labels')).status === 200,
  },
  {
    id: 'any-password',
    class: 'auth',
    operations: ['POST /labels'],
    summary: 'any password adds a label',
    witness: async (ask) => {
      const json = { data: { type: 'labels', attributes: { name: 'x', color: '#000000' } } };
      return (await as('ann:wrong', ask, 'POST', '/labels', { json })).status === 201;
    },
  },
  {
    id: 'foreign-issue-changeable',
    class: 'auth',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'another user can change an issue',
    witness: async (ask) => {
      const headers = { Authorization: basic('ben:blue-tit') };
      return (await change(ask, await opened(ask), { title: 'Mine' }, headers)).status === 200;
    },
  },
  {
    id: 'foreign-issue-deletable',
    class: 'auth',
    operations: ['DELETE /issues/{issueId}'],
    summary: 'another user can delete an issue',
    witness: async (ask) => (await as('ben:blue-tit', ask, 'DELETE', await opened(ask))).status === 204,
  },
  {
    id: 'foreign-issues-listed',
    class: 'auth',
    alsoClass: ['collection', 'state'],
    operations: ['GET /issues'],
    summary: 'the list shows the issues of others',
    witness: async (ask) => (await listedValues(ask, '', 'title')).includes('Cat is out'),
  },
  {
    id: 'put-works',
    class: 'methods-routes',
    operations: ['PUT /issues/{issueId}'],
    summary: 'a method that is not documented answers 200',
    witness: async (ask) => (await ann(ask, 'PUT', await opened(ask))).status === 200,
  },
  {
    id: 'allow-lacks-post',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: [
      'GET /labels',
      'POST /labels',
      'PUT /labels',
      'PATCH /labels',
      'TRACE /labels',
      'OPTIONS /labels',
    ],
    summary: 'the Allow of a documented 405 lacks a method that works',
    witness: async (ask) => (await ann(ask, 'PUT', '/labels')).headers.allow?.includes('POST') === false,
  },
  {
    id: 'emoji-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['PATCH /issues/{issueId}'],
    summary: 'an emoji is a 500',
    witness: async (ask) => (await change(ask, await opened(ask), { title: 'Fire 🔥' })).status === 500,
  },
  {
    id: 'far-page-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /issues'],
    summary: 'a page number near the maximum is a 500',
    witness: async (ask) => (await ann(ask, 'GET', '/issues?page[number]=1000000')).status === 500,
  },
  {
    id: 'null-data-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /labels'],
    summary: 'a body whose data is null is a 500',
    witness: async (ask) => (await ann(ask, 'POST', '/labels', { json: { data: null } })).status === 500,
  },
  {
    id: 'unknown-label-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /issues/{issueId}/labels'],
    summary: 'a label that does not exist is a 500',
    witness: async (ask) => {
      const json = { data: [{ type: 'labels', id: '7' }] };
      return (await ann(ask, 'POST', `${await opened(ask)}/labels`, { json })).status === 500;
    },
  },
  {
    id: 'default-priority-one',
    class: 'state',
    operations: ['POST /issues'],
    summary: 'an attribute that is left out gets another value than the documented default',
    witness: async (ask) => valueAt(await open(ask), 'data', 'attributes', 'priority') === 1,
  },
];
