import type { Mutant } from '../subject.ts';
import { ann, change, label, open, opened } from './requests.ts';

/** The violations of the tracker in what it accepts and refuses. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'empty-title-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /issues'],
    summary: 'a text below its minLength is accepted',
    witness: async (ask) => (await open(ask, { title: '' })).status === 201,
  },
  {
    id: 'any-due-date',
    class: 'input-acceptance',
    operations: ['POST /issues'],
    summary: 'the format of a date is not enforced',
    witness: async (ask) => (await open(ask, { dueOn: 'soon' })).status === 201,
  },
  {
    id: 'priority-six-accepted',
    class: 'input-acceptance',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a number one above its maximum is accepted',
    witness: async (ask) => (await change(ask, await opened(ask), { priority: 6 })).status === 200,
  },
  {
    id: 'long-title-refused',
    class: 'input-acceptance',
    operations: ['PATCH /issues/{issueId}'],
    summary: 'a text of exactly its maxLength is refused',
    witness: async (ask) => (await change(ask, await opened(ask), { title: 'x'.repeat(120) })).status === 422,
  },
  {
    id: 'size-51-accepted',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: ['GET /issues'],
    summary: 'a page size one above the maximum is accepted',
    witness: async (ask) => (await ann(ask, 'GET', '/issues?page[size]=51')).status === 200,
  },
  {
    id: 'any-sort-accepted',
    class: 'input-acceptance',
    operations: ['GET /issues'],
    summary: 'an unknown key is accepted in a list of sort keys',
    witness: async (ask) => (await ann(ask, 'GET', '/issues?sort=color')).status === 200,
  },
  {
    id: 'any-type-accepted',
    class: 'input-acceptance',
    operations: ['POST /labels'],
    summary: 'another text than the const is accepted',
    witness: async (ask) => (await label(ask, {}, 'stickers')).status === 201,
  },
  {
    id: 'capital-color-refused',
    class: 'input-acceptance',
    operations: ['POST /labels'],
    summary: 'texts that the pattern allows are refused',
    witness: async (ask) => (await label(ask, { color: '#ABCDEF' })).status === 422,
  },
  {
    id: 'plain-json-accepted',
    class: 'input-acceptance',
    alsoClass: ['headers-media'],
    operations: ['POST /labels'],
    summary: 'a media type that is not documented is accepted, where 415 is',
    witness: async (ask) => {
      const json = { data: { type: 'labels', attributes: { name: 'x', color: '#000000' } } };
      const headers = { 'Content-Type': 'application/json' };
      return (await ann(ask, 'POST', '/labels', { json, headers })).status === 201;
    },
  },
  {
    id: 'ids-optional',
    class: 'input-acceptance',
    operations: ['DELETE /labels'],
    summary: 'a required parameter may be left out',
    witness: async (ask) => (await ann(ask, 'DELETE', '/labels')).status === 204,
  },
];
