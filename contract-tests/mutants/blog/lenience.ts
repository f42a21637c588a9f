import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'limit-zero': (operation, { name, keyword }) =>
    operation === 'GET /posts/{postId}/comments' && name === 'limit' && keyword === 'minimum',
  'more-tags': (operation, { name, keyword }) =>
    operation === 'POST /posts' && name === '/tags' && keyword === 'maxItems',
  'comment-with-more': (operation, { keyword }) =>
    operation === 'POST /posts/{postId}/comments' && keyword === 'additionalProperties',
  'capital-author': (operation, { name, keyword }) =>
    operation === 'GET /posts' && name === 'author' && keyword === 'pattern',
};
