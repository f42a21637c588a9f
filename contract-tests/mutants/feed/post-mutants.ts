import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { addPost, askAda, keys } from './ask-feed.ts';

const one = '/posts/{post_id}';
const unknown = '00000000-0000-4000-8000-00000000beef';

/** What is wrong with posts, their likes and their authors. */
export const postMutants: readonly Mutant[] = [
  {
    id: 'latitude-as-text',
    class: 'response-shape',
    operations: ['POST /posts'],
    summary: 'Where a place is given, the answer has its latitude as a string.',
    witness: async (ask) => {
      const answer = await askAda(ask, 'POST', '/posts', { text: 'Here', place: { lat: 1.5, lon: 2 } });
      return typeof valueAt(answer, 'place', 'lat') === 'string';
    },
  },
  {
    id: 'problem-status-as-text',
    class: 'response-shape',
    operations: [`GET ${one}`],
    summary: 'The problem of the 404 has its status as a string.',
    witness: async (ask) => valueAt(await askAda(ask, 'GET', `/posts/${unknown}`), 'status') === '404',
  },
  {
    id: 'likes-null-when-taken-back',
    class: 'response-shape',
    operations: [`GET ${one}`, `DELETE ${one}/like`, 'GET /posts'],
    summary: 'like_count is null after the last like was taken back.',
    witness: async (ask) => {
      const id = await addPost(ask);
      await askAda(ask, 'DELETE', `/posts/${id}/like`);
      return valueAt(await askAda(ask, 'GET', `/posts/${id}`), 'like_count') === null;
    },
  },
  {
    id: 'joined-on-a-day',
    class: 'response-shape',
    operations: ['GET /authors/{handle}'],
    summary: 'joined_at is a date without a time.',
    witness: async (ask) => valueAt(await ask('GET', '/authors/ada'), 'joined_at') === '2024-11-02',
  },
  {
    id: 'author-without-request-id',
    class: 'headers-media',
    operations: ['GET /authors/{handle}'],
    summary: 'The required X-Request-Id is missing.',
    witness: async (ask) => (await ask('GET', '/authors/ada')).headers['x-request-id'] === undefined,
  },
  {
    id: 'problem-as-json',
    class: 'headers-media',
    operations: [`PATCH ${one}`],
    summary: 'The 404 is application/json where application/problem+json is documented.',
    witness: async (ask) => {
      const answer = await askAda(ask, 'PATCH', `/posts/${unknown}`, { text: 'x' });
      return answer.status === 404 && answer.headers['content-type'] === 'application/json';
    },
  },
  {
    id: 'patch-loses-tags',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'PATCH without tags takes them away.',
    witness: async (ask) => {
      const id = await addPost(ask, { tags: ['north'] });
      const answer = await askAda(ask, 'PATCH', `/posts/${id}`, { text: 'Changed' });
      return JSON.stringify(valueAt(answer, 'tags')) === '[]';
    },
  },
  {
    id: 'deleted-post-stays',
    class: 'state',
    operations: [`DELETE ${one}`],
    summary: 'DELETE says 204 and deletes nothing.',
    witness: async (ask) => {
      const id = await addPost(ask);
      await askAda(ask, 'DELETE', `/posts/${id}`);
      return (await askAda(ask, 'GET', `/posts/${id}`)).status === 200;
    },
  },
  {
    id: 'like-counts-again',
    class: 'state',
    operations: [`PUT ${one}/like`],
    summary: 'Who likes a post twice is counted twice.',
    witness: async (ask) => {
      const id = await addPost(ask);
      await askAda(ask, 'PUT', `/posts/${id}/like`);
      await askAda(ask, 'PUT', `/posts/${id}/like`);
      return valueAt(await askAda(ask, 'GET', `/posts/${id}`), 'like_count') === 2;
    },
  },
  {
    id: 'post-read-without-key',
    class: 'auth',
    operations: [`GET ${one}`],
    summary: 'A post can be read without a key.',
    witness: async (ask) => (await ask('GET', `/posts/${await addPost(ask)}`)).status === 200,
  },
  {
    id: 'post-changed-by-others',
    class: 'auth',
    operations: [`PATCH ${one}`],
    summary: 'Whoever has a key may change a post.',
    witness: async (ask) => {
      const id = await addPost(ask);
      return (
        (await ask('PATCH', `/posts/${id}`, { headers: keys.ben, json: { text: 'Mine' } })).status === 200
      );
    },
  },
  {
    id: 'put-works-too',
    class: 'methods-routes',
    operations: [`PUT ${one}`, `PATCH ${one}`, `GET ${one}`],
    summary: 'PUT works where the document has none.',
    witness: async (ask) =>
      (await askAda(ask, 'PUT', `/posts/${await addPost(ask)}`, { text: 'Put' })).status === 200,
  },
  {
    id: 'head-finds-everything',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: [`HEAD ${one}`],
    summary: 'HEAD answers 200 where GET answers 404.',
    witness: async (ask) => (await askAda(ask, 'HEAD', `/posts/${unknown}`)).status === 200,
  },
];
