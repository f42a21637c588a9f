import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'long-text-edited': (operation, { name, keyword }) =>
    operation === 'PATCH /messages/{message_id}' && name === '/text' && keyword === 'maxLength',
  'limit-above-maximum': (operation, { name, keyword }) =>
    operation === 'GET /rooms/{room_id}/messages' && name === 'limit' && keyword === 'maximum',
  'unknown-field-sent': (operation, { keyword }) =>
    operation === 'POST /rooms/{room_id}/messages' && keyword === 'additionalProperties',
};
