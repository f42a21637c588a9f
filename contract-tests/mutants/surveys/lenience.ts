import type { Lenience } from '../lenience.ts';

const patch = 'PATCH /surveys/{surveyId}';

/** What the mutants of the surveys accept against their document. */
export const lenience: Lenience = {
  'long-title-accepted': (operation, { name, keyword }) =>
    operation === patch && name === '/title' && keyword === 'maxLength',
  'status-can-be-patched': (operation, { property }) => operation === patch && property === 'status',
  'limit-off-by-one': (_, { name, keyword }) => name === 'limit' && keyword === 'maximum',
};
