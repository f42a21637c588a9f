import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { addPost, askAda, eachOf, keys } from './ask-feed.ts';

const all = '/posts/{post_id}/comments';

/** A post of ada's with comments of hers; tells the path of the comments and the id of the last one. */
async function comment(ask: Ask, count = 1): Promise<{ path: string; id: string }> {
  const path = `/posts/${await addPost(ask)}/comments`;
  let id = '';
  for (let number = 1; number <= count; number++) {
    id = String(valueAt(await askAda(ask, 'POST', path, { text: `No. ${number}` }), 'id'));
  }
  return { path, id };
}

/** What is wrong with comments. */
export const commentMutants: readonly Mutant[] = [
  {
    id: 'comment-without-post',
    class: 'response-shape',
    operations: [`POST ${all}`],
    summary: 'The answer to a new comment lacks post_id.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      return valueAt(await askAda(ask, 'POST', path, { text: 'Yes' }), 'post_id') === undefined;
    },
  },
  {
    id: 'comment-deleted-205',
    class: 'status',
    operations: [`DELETE ${all}/{comment_id}`],
    summary: '205 where 204 is documented.',
    witness: async (ask) => {
      const { path, id } = await comment(ask);
      return (await askAda(ask, 'DELETE', `${path}/${id}`)).status === 205;
    },
  },
  {
    id: 'invalid-cursor-422',
    class: 'status',
    operations: [`GET ${all}`],
    summary: 'An unknown cursor is refused with 422, which is not documented.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      return (await askAda(ask, 'GET', `${path}?cursor=nonsense`)).status === 422;
    },
  },
  {
    id: 'text-from-number',
    class: 'input-acceptance',
    operations: [`POST ${all}`],
    summary: 'A number is taken for a text.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      return (await askAda(ask, 'POST', path, { text: 12 })).status === 201;
    },
  },
  {
    id: 'limit-zero',
    class: 'input-acceptance',
    operations: [`GET ${all}`],
    summary: 'limit=0 is accepted.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      return (await askAda(ask, 'GET', `${path}?limit=0`)).status === 200;
    },
  },
  {
    id: 'comment-not-kept',
    class: 'state',
    operations: [`POST ${all}`],
    summary: 'A new comment is answered with 201 and never listed.',
    witness: async (ask) => {
      const { path } = await comment(ask);
      return listAt(await askAda(ask, 'GET', path), 'items').length === 0;
    },
  },
  {
    id: 'deleted-comment-listed',
    class: 'state',
    operations: [`DELETE ${all}/{comment_id}`, `GET ${all}`],
    summary: 'A deleted comment is still in the list.',
    witness: async (ask) => {
      const { path, id } = await comment(ask);
      await askAda(ask, 'DELETE', `${path}/${id}`);
      return eachOf(await askAda(ask, 'GET', path), 'id').includes(id);
    },
  },
  {
    id: 'comment-of-other-post',
    class: 'state',
    operations: [`DELETE ${all}/{comment_id}`],
    summary: 'A comment can be deleted under a post to which it does not belong.',
    witness: async (ask) => {
      const { id } = await comment(ask);
      return (await askAda(ask, 'DELETE', `/posts/${await addPost(ask)}/comments/${id}`)).status === 204;
    },
  },
  {
    id: 'comment-without-key',
    class: 'auth',
    operations: [`POST ${all}`],
    summary: 'Comments need no key.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      return (await ask('POST', path, { json: { text: 'Spam' } })).status === 201;
    },
  },
  {
    id: 'comments-lose-one',
    class: 'collection',
    operations: [`GET ${all}`],
    summary: 'Between two pages a comment is lost.',
    witness: async (ask) => {
      const { path } = await comment(ask, 6);
      const first = await askAda(ask, 'GET', `${path}?limit=2`);
      const second = await askAda(ask, 'GET', `${path}?limit=2&cursor=${valueAt(first, 'next_cursor')}`);
      const texts = [...eachOf(first, 'text'), ...eachOf(second, 'text')];
      return texts.join() !== 'No. 6,No. 5,No. 4,No. 3';
    },
  },
  {
    id: 'deep-body-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: [`POST ${all}`],
    summary: 'A body that is nested deeply is answered with 500.',
    witness: async (ask) => {
      const { path } = await comment(ask, 0);
      const headers = { ...keys.ada, 'Content-Type': 'application/json' };
      const body = `{"text":${'['.repeat(200)}${']'.repeat(200)}}`;
      return (await ask('POST', path, { headers, body })).status === 500;
    },
  },
];
