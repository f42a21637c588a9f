import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { ann, change, label, listedValues, opened } from './requests.ts';

async function attribute(ask: Ask, path: string, name: string): Promise<unknown> {
  return valueAt(await ann(ask, 'GET', path), 'data', 'attributes', name);
}

/** The priorities of issues as they are listed, and whether they are in descending order. */
const isDescending = (values: readonly unknown[]) =>
  values.every((value, index) => index === 0 || Number(values[index - 1]) >= Number(value));

/** The violations of the tracker in what it keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'body-not-kept',
    class: 'state',
    operations: ['POST /issues'],
    summary: 'a new issue is answered with its body and kept without it',
    witness: async (ask) => (await attribute(ask, await opened(ask, { body: 'Oil it' }), 'body')) === null,
  },
  {
    id: 'patch-resets-priority',
    class: 'state',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a change resets an attribute that it leaves out',
    witness: async (ask) => {
      const path = await opened(ask, { priority: 5 });
      await change(ask, path, { title: 'Other' });
      return (await attribute(ask, path, 'priority')) === 3;
    },
  },
  {
    id: 'closing-not-kept',
    class: 'state',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a change of the state is answered and not kept',
    witness: async (ask) => {
      const path = await opened(ask);
      await change(ask, path, { state: 'closed' });
      return (await attribute(ask, path, 'state')) === 'open';
    },
  },
  {
    id: 'etag-never-changes',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['PATCH /issues/{issueId}', 'GET /issues/{issueId}'],
    summary: 'the ETag stays when the issue changes',
    witness: async (ask) => {
      const path = await opened(ask);
      const { etag } = (await ann(ask, 'GET', path)).headers;
      await change(ask, path, { title: 'Other' });
      return (await ann(ask, 'GET', path)).headers.etag === etag;
    },
  },
  {
    id: 'if-match-ignored',
    class: 'state',
    alsoClass: ['input-acceptance', 'headers-media'],
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a change is made although its If-Match names another version',
    witness: async (ask) =>
      (await change(ask, await opened(ask), { priority: 2 }, { 'If-Match': '"other"' })).status === 200,
  },
  {
    id: 'deleted-issue-listed',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /issues/{issueId}', 'GET /issues'],
    summary: 'a deleted issue is a 404 and still in the list',
    witness: async (ask) => {
      await ann(ask, 'DELETE', await opened(ask));
      return (await listedValues(ask, '', 'title')).includes('Gate sticks');
    },
  },
  {
    id: 'only-first-deleted',
    class: 'state',
    operations: ['DELETE /labels'],
    summary: 'of several labels only the first is deleted',
    witness: async (ask) => {
      const made = [await label(ask), await label(ask)].map((one) => String(valueAt(one, 'data', 'id')));
      await ann(ask, 'DELETE', `/labels?ids=${made.join(',')}`);
      return (await ann(ask, 'GET', `/labels/${made[1]}`)).status === 200;
    },
  },
  {
    id: 'labels-not-kept',
    class: 'state',
    operations: ['POST /issues/{issueId}/labels'],
    summary: 'labels are answered and not put on the issue',
    witness: async (ask) => {
      const path = await opened(ask);
      await ann(ask, 'POST', `${path}/labels`, { json: { data: [{ type: 'labels', id: '102' }] } });
      const after = await ann(ask, 'GET', path);
      return listAt(after, 'data', 'relationships', 'labels', 'data').length === 0;
    },
  },
  {
    id: 'total-of-page',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the total is that of the page',
    witness: async (ask) => valueAt(await ann(ask, 'GET', '/issues?page[size]=2'), 'meta', 'total') === 2,
  },
  {
    id: 'next-is-this-page',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the link to the next page leads to the same page',
    witness: async (ask) => {
      const next = valueAt(await ann(ask, 'GET', '/issues?page[size]=2'), 'links', 'next');
      return new URL(String(next), 'http://x').searchParams.get('page[number]') === '1';
    },
  },
  {
    id: 'last-page-loses-one',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the last of several pages lacks an entry',
    witness: async (ask) => (await listedValues(ask, 'page[size]=4&page[number]=2', 'title')).length === 1,
  },
  {
    id: 'state-inverted',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the filter of the state lists all others',
    witness: async (ask) => (await listedValues(ask, 'filter[state]=closed', 'state')).includes('open'),
  },
  {
    id: 'label-ignored',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the filter of the label is ignored',
    witness: async (ask) => (await listedValues(ask, 'filter[label]=101', 'title')).length === 6,
  },
  {
    id: 'descending-priority-ignored',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'one key sorts upwards although it has a minus',
    witness: async (ask) => !isDescending(await listedValues(ask, 'sort=-priority', 'priority')),
  },
  {
    id: 'second-key-ignored',
    class: 'collection',
    operations: ['GET /issues'],
    summary: 'the second key of the sort is ignored',
    witness: async (ask) => {
      const titles = await listedValues(ask, 'sort=priority,title', 'title');
      return String(titles[0]) > String(titles[1]);
    },
  },
];
