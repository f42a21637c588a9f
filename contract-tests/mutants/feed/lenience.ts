import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'client-version-not-asked': (operation, { name, keyword }) =>
    operation === 'POST /posts' && name === 'X-Client-Version' && keyword === 'required',
  'client-version-any': (operation, { name, keyword }) =>
    operation === 'POST /drafts' && name === 'X-Client-Version' && keyword !== 'required',
  'limit-in-words': (operation, { name, keyword }) =>
    operation === 'GET /drafts' && name === 'limit' && keyword === 'type',
  'limit-zero': (operation, { name, keyword }) =>
    operation === 'GET /posts/{post_id}/comments' && name === 'limit' && keyword === 'minimum',
  'since-any': (operation, { name, keyword }) =>
    operation === 'GET /posts' && name === 'since' && keyword === 'format',
  'short-search': (operation, { name, keyword }) =>
    operation === 'GET /posts' && name === 'q' && keyword === 'minLength',
  'six-tags': (operation, { name, keyword }) =>
    operation === 'POST /posts' && name === '/tags' && keyword === 'maxItems',
  'tags-in-capitals': (operation, { name, keyword }) =>
    operation === 'PATCH /posts/{post_id}' && name.startsWith('/tags/') && keyword === 'pattern',
  'text-from-number': (operation, { name, keyword }) =>
    operation === 'POST /posts/{post_id}/comments' && name === '/text' && keyword === 'type',
  'null-text': (operation, { name, keyword }) =>
    operation === 'PATCH /posts/{post_id}' && name === '/text' && keyword === 'type',
  'west-of-the-date-line': (operation, { name, keyword }) =>
    operation === 'POST /posts' && name === '/place/lon' && keyword === 'exclusiveMinimum',
  'place-without-lon': (operation, { name, keyword }) =>
    operation === 'POST /posts' && name === '/place' && keyword === 'required',
};
