import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'page-size-unlimited': (operation, { name, keyword }) =>
    operation === 'GET /tasks' && name === 'page_size' && keyword === 'maximum',
  'any-assignee': (operation, { name, keyword }) =>
    operation === 'PATCH /tasks/{task_id}' && name === '/assignee' && keyword === 'format',
  'any-sort': (operation, { name, keyword }) =>
    operation === 'GET /tasks' && name === 'sort' && keyword === 'enum',
};
