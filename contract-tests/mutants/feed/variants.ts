import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { addPost, askAda, keys } from './ask-feed.ts';

/** What the feed may do as well. */
export const variants: readonly Variant[] = [
  {
    id: 'small-pages',
    summary: 'Pages have at most four items, whatever the limit.',
    witness: async (ask) => {
      const page = await askAda(ask, 'GET', '/posts?limit=10');
      return listAt(page, 'items').length === 4 && valueAt(page, 'next_cursor') !== null;
    },
  },
  {
    id: 'empty-last-page',
    summary: 'A full page always leads to a next one, which may be empty.',
    witness: async (ask) => {
      const last = await askAda(ask, 'GET', '/posts?limit=25');
      const after = await askAda(ask, 'GET', `/posts?limit=25&cursor=${valueAt(last, 'next_cursor')}`);
      return listAt(after, 'items').length === 0 && after.status === 200;
    },
  },
  {
    id: 'absolute-links',
    summary: 'Link and Location have scheme and host.',
    witness: async (ask) =>
      (await askAda(ask, 'GET', '/posts')).headers.link?.startsWith('<http://127.0.0.1') === true,
  },
  {
    id: 'foreign-is-not-found',
    summary: 'What belongs to others is answered with 404 instead of 403.',
    witness: async (ask) => {
      const id = await addPost(ask);
      return (await ask('DELETE', `/posts/${id}`, { headers: keys.ben })).status === 404;
    },
  },
  {
    id: 'bodies-refused-with-400',
    summary: 'Bodies that are not valid are refused with 400 instead of 422; both are documented.',
    witness: async (ask) => (await askAda(ask, 'POST', '/posts', {})).status === 400,
  },
  {
    id: 'gzip',
    summary: 'Bodies are compressed where the client accepts it.',
    witness: async (ask) => {
      const headers = { ...keys.ada, 'Accept-Encoding': 'gzip, br' };
      return (await ask('HEAD', '/posts', { headers })).headers['content-encoding'] === 'gzip';
    },
  },
  {
    id: 'chunked',
    summary: 'Bodies come in pieces, without a Content-Length.',
    witness: async (ask) => (await askAda(ask, 'GET', '/posts')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'lower-case-names',
    summary: 'The names of headers are in lower case.',
    witness: async (ask) => (await askAda(ask, 'GET', '/posts')).rawHeaders.includes('x-total-count'),
  },
];
