import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { afterPage, comment, comments, get, hello, idsAt, publish, withKey } from './requests.ts';

const [list, creation, reading, removal] = [
  'GET /posts',
  'POST /posts',
  'GET /posts/{postId}',
  'DELETE /posts/{postId}',
];
const [commentList, commenting] = ['GET /posts/{postId}/comments', 'POST /posts/{postId}/comments'];
const [commentReading, commentRemoval] = [
  'GET /posts/{postId}/comments/{commentId}',
  'DELETE /posts/{postId}/comments/{commentId}',
];

const answerMutants: readonly Mutant[] = [
  {
    id: 'count-as-text',
    class: 'response-shape',
    operations: [list],
    summary: 'the number of comments is a text, in the list alone',
    witness: async (ask) =>
      typeof valueAt(await get(ask, '/posts'), 'items', 0, 'comment_count') === 'string',
  },
  {
    id: 'created-undated',
    class: 'response-shape',
    operations: [creation],
    summary: 'a new post comes back without its required date',
    witness: async (ask) => valueAt(await publish(ask), 'published_at') === undefined,
  },
  {
    id: 'comments-of-nothing',
    class: 'status',
    alsoClass: ['state'],
    operations: [commentList],
    summary: 'the comments of a post that does not exist are an empty list instead of a 404',
    witness: async (ask) => (await get(ask, '/posts/999/comments')).status === 200,
  },
  {
    id: 'deleted-with-200',
    class: 'status',
    operations: [removal],
    summary: 'a deletion is a 200 with a body, where 204 is documented',
    witness: async (ask) => (await withKey(ask, 'DELETE', hello)).status === 200,
  },
  {
    id: 'no-location',
    class: 'headers-media',
    operations: [commenting],
    summary: 'the required Location of a new comment is missing',
    witness: async (ask) => (await comment(ask)).headers.location === undefined,
  },
  {
    id: 'missing-as-json',
    class: 'headers-media',
    operations: [reading],
    summary: 'a 404 is application/json instead of application/problem+json',
    witness: async (ask) => (await get(ask, '/posts/999')).headers['content-type'] === 'application/json',
  },
  {
    id: 'any-key-posts',
    class: 'auth',
    operations: [creation],
    summary: 'any key publishes a post',
    witness: async (ask) => {
      const json = { author: 'mona', title: 'Plans', text: 'Many.' };
      return (await ask('POST', '/posts?api_key=wrong', { json })).status === 201;
    },
  },
  {
    id: 'comments-without-key',
    class: 'auth',
    operations: [commentList],
    summary: 'comments are listed without a key',
    witness: async (ask) => (await ask('GET', comments)).status === 200,
  },
  {
    id: 'patch-works',
    class: 'methods-routes',
    operations: ['PATCH /posts/{postId}', reading],
    summary: 'PATCH is answered with 200, which the document does not have',
    witness: async (ask) => (await withKey(ask, 'PATCH', hello, { json: {} })).status === 200,
  },
  {
    id: 'refused-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /posts`),
    summary: 'a 405 has no Allow',
    witness: async (ask) => (await withKey(ask, 'DELETE', '/posts')).headers.allow === undefined,
  },
  {
    id: 'unknown-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: [commentList],
    summary: 'a cursor that was never given is a 500',
    witness: async (ask) => (await get(ask, `${comments}?cursor=abc`)).status === 500,
  },
  {
    id: 'quote-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [creation],
    summary: 'a title with an apostrophe is a 500',
    witness: async (ask) => (await publish(ask, { title: "Mona's plans" })).status === 500,
  },
  {
    id: 'empty-body-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: [commenting],
    summary: 'a comment without a body is a 500',
    witness: async (ask) => (await withKey(ask, 'POST', comments)).status === 500,
  },
];

const inputMutants: readonly Mutant[] = [
  {
    id: 'limit-zero',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [commentList],
    summary: 'a limit below the minimum is accepted',
    witness: async (ask) => (await get(ask, `${comments}?limit=0`)).status === 200,
  },
  {
    id: 'capital-author',
    class: 'input-acceptance',
    operations: [list],
    summary: 'a filter that breaks its pattern is accepted',
    witness: async (ask) => (await get(ask, '/posts?author=MONA')).status === 200,
  },
  {
    id: 'more-tags',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [creation],
    summary: 'more tags than the maximum are accepted',
    witness: async (ask) => (await publish(ask, { tags: ['a', 'b', 'c', 'd', 'e'] })).status === 201,
  },
  {
    id: 'comment-with-more',
    class: 'input-acceptance',
    operations: [commenting],
    summary: 'a field that the document forbids is accepted',
    witness: async (ask) => (await comment(ask, { colour: 'red' })).status === 201,
  },
];

const stateMutants: readonly Mutant[] = [
  {
    id: 'tags-not-kept',
    class: 'state',
    operations: [creation],
    summary: 'the tags of a new post are shown once and not kept',
    witness: async (ask) => {
      const made = await publish(ask, { tags: ['plans'] });
      return listAt(await get(ask, `/posts/${valueAt(made, 'id')}`), 'tags').length === 0;
    },
  },
  {
    id: 'comment-cut',
    class: 'state',
    operations: [commenting],
    summary: 'the text of a new comment is kept in part',
    witness: async (ask) => {
      const made = await comment(ask);
      return valueAt(await get(ask, `${comments}/${valueAt(made, 'id')}`), 'text') === 'W';
    },
  },
  {
    id: 'comment-of-any-post',
    class: 'state',
    alsoClass: ['status'],
    operations: [commentReading],
    summary: 'a comment can be read under another post',
    witness: async (ask) => (await get(ask, '/posts/102/comments/c106')).status === 200,
  },
  {
    id: 'comment-survives',
    class: 'state',
    operations: [commentRemoval],
    summary: 'a comment is still there after it was deleted with 204',
    witness: async (ask) => {
      await withKey(ask, 'DELETE', `${comments}/c106`);
      return (await get(ask, `${comments}/c106`)).status === 200;
    },
  },
  {
    id: 'page-skips-one',
    class: 'collection',
    operations: [list],
    summary: 'a post is lost between two pages',
    witness: async (ask) => {
      const next = await afterPage(ask, '/posts?limit=1');
      return next !== undefined && (await idsAt(ask, next))[0] === 103;
    },
  },
  {
    id: 'pages-never-end',
    class: 'collection',
    operations: [list],
    summary: 'the last page leads back to the beginning',
    witness: async (ask) => {
      let path: string | undefined = '/posts?limit=4';
      for (let page = 0; page < 6 && path; page += 1) path = await afterPage(ask, path);
      return path !== undefined;
    },
  },
  {
    id: 'limit-ignored',
    class: 'collection',
    operations: [commentList],
    summary: 'a page has more comments than the limit',
    witness: async (ask) => (await idsAt(ask, `${comments}?limit=1`)).length > 1,
  },
  {
    id: 'author-ignored',
    class: 'collection',
    operations: [list],
    summary: 'the filter by author changes nothing',
    witness: async (ask) => (await idsAt(ask, '/posts?author=sol_3&limit=1'))[0] === 105,
  },
  {
    id: 'link-forgets-filter',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [list],
    summary: 'the Link to the next page has lost the filter',
    witness: async (ask) => {
      const { link } = (await get(ask, '/posts?tag=news&limit=1')).headers;
      return link !== undefined && !link.includes('tag=news');
    },
  },
  {
    id: 'no-link',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [commentList],
    summary: 'a page that is not the last has no Link to the next',
    witness: async (ask) => (await get(ask, `${comments}?limit=1`)).headers.link === undefined,
  },
];

/** The violations of the blog. */
export const mutants: readonly Mutant[] = [...answerMutants, ...inputMutants, ...stateMutants];
