import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { asAlice, create, created, listed, vote } from './requests.ts';

const list = 'GET /polls';
const change = 'PATCH /polls/{pollId}';
const voting = 'POST /polls/{pollId}/votes';

/** The violations of the poll service in what it accepts, what it keeps and how it lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'large-pages',
    class: 'input-acceptance',
    operations: [list],
    summary: 'a page size above 50 is accepted',
    witness: async (ask) => (await asAlice(ask, 'GET', '/polls?per_page=51')).status === 200,
  },
  {
    id: 'options-twice',
    class: 'input-acceptance',
    operations: ['POST /polls'],
    summary: 'the same option can be given twice',
    witness: async (ask) => (await create(ask, { options: ['Tea', 'Tea'] })).status === 201,
  },
  {
    id: 'short-title-patched',
    class: 'input-acceptance',
    operations: [change],
    summary: 'a title that is too short is accepted in a change',
    witness: async (ask) =>
      (await asAlice(ask, 'PATCH', await created(ask), { json: { title: 'ab' } })).status === 200,
  },
  {
    id: 'long-comment',
    class: 'input-acceptance',
    operations: [voting],
    summary: 'a comment of more than 200 characters is accepted',
    witness: async (ask) =>
      (await vote(ask, await created(ask), { comment: 'x'.repeat(201) })).status === 201,
  },
  {
    id: 'reminder-not-kept',
    class: 'state',
    operations: [change],
    summary: 'a change of the reminder is answered and not kept',
    witness: async (ask) => {
      const path = await created(ask);
      await asAlice(ask, 'PATCH', path, { json: { remind_at: '2025-06-01T08:00:00Z' } });
      return valueAt(await asAlice(ask, 'GET', path), 'remind_at') === null;
    },
  },
  {
    id: 'null-description-kept',
    class: 'state',
    operations: [change],
    summary: 'a description cannot be cleared with null',
    witness: async (ask) => {
      const path = await created(ask, { description: 'Long' });
      const answer = await asAlice(ask, 'PATCH', path, { json: { description: null } });
      return valueAt(answer, 'description') === 'Long';
    },
  },
  {
    id: 'patch-clears-tags',
    class: 'state',
    operations: [change],
    summary: 'a change of the title clears the tags',
    witness: async (ask) => {
      const path = await created(ask);
      await asAlice(ask, 'PATCH', path, { json: { title: 'Juice or milk' } });
      return valueAt(await asAlice(ask, 'GET', path), 'tags', 0) === undefined;
    },
  },
  {
    id: 'votes-again',
    class: 'state',
    alsoClass: ['status'],
    operations: [voting],
    summary: 'a user can vote twice in a poll',
    witness: async (ask) => {
      const path = await created(ask);
      await vote(ask, path);
      return (await vote(ask, path)).status === 201;
    },
  },
  {
    id: 'closed-takes-votes',
    class: 'state',
    alsoClass: ['status'],
    operations: [voting, 'POST /polls/{pollId}/close'],
    summary: 'a closed poll takes votes',
    witness: async (ask) => {
      const path = await created(ask);
      await asAlice(ask, 'POST', `${path}/close`);
      return (await vote(ask, path)).status === 201;
    },
  },
  {
    id: 'etag-stays',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['GET /polls/{pollId}/results', voting],
    summary: 'the ETag of results stays when the results change',
    witness: async (ask) => {
      const path = await created(ask);
      const before = await asAlice(ask, 'GET', `${path}/results`);
      await vote(ask, path);
      return (await asAlice(ask, 'GET', `${path}/results`)).headers.etag === before.headers.etag;
    },
  },
  {
    id: 'closed-ignored',
    class: 'collection',
    operations: [list],
    summary: 'the filter for closed polls shows open ones, too; that for open ones works',
    witness: async (ask) => (await listed(ask, 'state=closed', 'state')).includes('open'),
  },
  {
    id: 'titles-only-ascending',
    class: 'collection',
    operations: [list],
    summary: 'sorting by -title is ascending',
    witness: async (ask) => (await listed(ask, 'sort=-title', 'title'))[0] === 'Book club',
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: [list],
    summary: 'pages after the last one repeat it',
    witness: async (ask) => (await listed(ask, 'page=900', 'id')).length > 0,
  },
  {
    id: 'total-with-deleted',
    class: 'collection',
    alsoClass: ['state', 'headers-media'],
    operations: [list, 'DELETE /polls/{pollId}'],
    summary: 'X-Total-Count counts polls that were deleted',
    witness: async (ask) => {
      const count = async () => (await asAlice(ask, 'GET', '/polls')).headers['x-total-count'];
      const before = await count();
      await asAlice(ask, 'DELETE', await created(ask));
      return (await count()) !== before;
    },
  },
];
