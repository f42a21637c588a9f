import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'large-pages': (operation, { name, keyword }) =>
    operation === 'GET /polls' && name === 'per_page' && keyword === 'maximum',
  'options-twice': (operation, { name, keyword }) =>
    operation === 'POST /polls' && name === '/options' && keyword === 'uniqueItems',
  'short-title-patched': (operation, { name, keyword }) =>
    operation === 'PATCH /polls/{pollId}' && name === '/title' && keyword === 'minLength',
  'long-comment': (operation, { name, keyword }) =>
    operation === 'POST /polls/{pollId}/votes' && name === '/comment' && keyword === 'maxLength',
};
