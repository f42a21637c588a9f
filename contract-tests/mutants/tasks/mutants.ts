import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { idOf } from './board.ts';
import { create, get, labelled, signedIn, titles, update } from './requests.ts';

const [list, creation, reading] = ['GET /tasks', 'POST /tasks', 'GET /tasks/{task_id}'];
const [change, removal, completion] = [
  'PATCH /tasks/{task_id}',
  'DELETE /tasks/{task_id}',
  'POST /tasks/{task_id}/complete',
];
const unknown = `/tasks/${idOf(999)}`;

const answerMutants: readonly Mutant[] = [
  {
    id: 'no-labels-is-null',
    class: 'response-shape',
    operations: [list],
    summary: 'a task without labels has null for an empty list, in the list of tasks alone',
    witness: async (ask) =>
      listAt(await get(ask, '/tasks'), 'data').some((json) => valueAt({ json }, 'labels') === null),
  },
  {
    id: 'details-by-field',
    class: 'response-shape',
    operations: [creation],
    summary: 'the details of a 422 are an object instead of a list',
    witness: async (ask) => {
      const details = valueAt(await create(ask, { title: '' }), 'error', 'details');
      return details !== undefined && !Array.isArray(details);
    },
  },
  {
    id: 'created-is-200',
    class: 'status',
    operations: [creation],
    summary: 'a new task is a 200, where only 201 is documented',
    witness: async (ask) => (await create(ask)).status === 200,
  },
  {
    id: 'unknown-deleted',
    class: 'status',
    alsoClass: ['state'],
    operations: [removal],
    summary: 'the deletion of a task that does not exist is a 204 instead of a 404',
    witness: async (ask) => (await signedIn(ask, 'DELETE', unknown)).status === 204,
  },
  {
    id: 'unauthorized-without-challenge',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: [list, creation, reading, change, removal, completion],
    summary: 'a 401 lacks the required WWW-Authenticate',
    witness: async (ask) => (await ask('GET', '/tasks')).headers['www-authenticate'] === undefined,
  },
  {
    id: 'task-as-html',
    class: 'headers-media',
    operations: [reading],
    summary: 'a task in JSON is labelled text/html',
    witness: async (ask) =>
      String((await get(ask, labelled)).headers['content-type']).startsWith('text/html'),
  },
  {
    id: 'any-token-deletes',
    class: 'auth',
    operations: [removal],
    summary: 'any token deletes a task',
    witness: async (ask) =>
      (await ask('DELETE', labelled, { headers: { Authorization: 'Bearer wrong' } })).status === 204,
  },
  {
    id: 'complete-without-token',
    class: 'auth',
    operations: [completion],
    summary: 'a task can be completed without credentials',
    witness: async (ask) => (await ask('POST', `${labelled}/complete`)).status === 200,
  },
  {
    id: 'put-works',
    class: 'methods-routes',
    operations: ['PUT /tasks/{task_id}', reading],
    summary: 'PUT is answered with 200, which the document does not have',
    witness: async (ask) => (await signedIn(ask, 'PUT', labelled, { json: {} })).status === 200,
  },
  {
    id: 'emoji-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [creation],
    summary: 'a title with an emoji is a 500',
    witness: async (ask) => (await create(ask, { title: 'Party 🎉' })).status === 500,
  },
  {
    id: 'null-update-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [change],
    summary: 'a change that is null is a 500',
    witness: async (ask) => (await update(ask, labelled, null)).status === 500,
  },
  {
    id: 'far-page-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: [list],
    summary: 'the highest page number that is allowed is a 500',
    witness: async (ask) => (await get(ask, '/tasks?page=100000')).status === 500,
  },
];

const inputMutants: readonly Mutant[] = [
  {
    id: 'page-size-unlimited',
    class: 'input-acceptance',
    alsoClass: ['collection', 'response-shape'],
    operations: [list],
    summary: 'a page size above the maximum is accepted',
    witness: async (ask) => (await get(ask, '/tasks?page_size=101')).status === 200,
  },
  {
    id: 'any-sort',
    class: 'input-acceptance',
    operations: [list],
    summary: 'a sort key that is not in the enum is accepted',
    witness: async (ask) => (await get(ask, '/tasks?sort=colour')).status === 200,
  },
  {
    id: 'any-assignee',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [change],
    summary: 'an assignee that is no e-mail address is accepted by a change',
    witness: async (ask) => (await update(ask, labelled, { assignee: 'nobody' })).status === 200,
  },
  {
    id: 'longest-title-refused',
    class: 'input-acceptance',
    operations: [creation],
    summary: 'a title of exactly the maximum length is refused',
    witness: async (ask) => (await create(ask, { title: 'x'.repeat(120) })).status === 422,
  },
];

const stateMutants: readonly Mutant[] = [
  {
    id: 'update-clears-labels',
    class: 'state',
    operations: [change],
    summary: 'a change without labels removes the labels',
    witness: async (ask) => {
      await update(ask, labelled, { title: 'Renew it' });
      return listAt(await get(ask, labelled), 'data', 'labels').length === 0;
    },
  },
  {
    id: 'default-priority-low',
    class: 'state',
    operations: [creation],
    summary: 'a task without a priority gets another one than the documented default',
    witness: async (ask) => valueAt(await create(ask), 'data', 'priority') === 'low',
  },
  {
    id: 'completion-not-kept',
    class: 'state',
    operations: [completion],
    summary: 'a completion is answered and not kept',
    witness: async (ask) => {
      await signedIn(ask, 'POST', `${labelled}/complete`);
      return valueAt(await get(ask, labelled), 'data', 'status') === 'todo';
    },
  },
  {
    id: 'delete-keeps-task',
    class: 'state',
    operations: [removal],
    summary: 'a task is still there after it was deleted with 204',
    witness: async (ask) => {
      await signedIn(ask, 'DELETE', labelled);
      return (await get(ask, labelled)).status === 200;
    },
  },
  {
    id: 'has-next-of-full-page',
    class: 'collection',
    operations: [list],
    summary: 'a last page that is full says that there is another',
    witness: async (ask) => valueAt(await get(ask, '/tasks?page_size=5'), 'metadata', 'has_next') === true,
  },
  {
    id: 'second-page-overlaps',
    class: 'collection',
    operations: [list],
    summary: 'the second page begins with the last task of the first',
    witness: async (ask) =>
      (await titles(ask, 'page_size=2&page=2'))[0] === (await titles(ask, 'page_size=2'))[1],
  },
  {
    id: 'total-of-page',
    class: 'collection',
    operations: [list],
    summary: 'the total counts the tasks of the page',
    witness: async (ask) => valueAt(await get(ask, '/tasks?page_size=2'), 'metadata', 'total') === 2,
  },
  {
    id: 'priority-ignored',
    class: 'collection',
    operations: [list],
    summary: 'the filter by priority changes nothing',
    witness: async (ask) => (await titles(ask, 'priority=high')).length > 1,
  },
  {
    id: 'title-only-ascending',
    class: 'collection',
    operations: [list],
    summary: 'titles in descending order come in ascending order',
    witness: async (ask) => (await titles(ask, 'sort=-title'))[0] === 'Answer survey',
  },
];

/** The violations of the tasks. */
export const mutants: readonly Mutant[] = [...answerMutants, ...inputMutants, ...stateMutants];
