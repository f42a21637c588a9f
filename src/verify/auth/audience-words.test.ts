import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { audienceOf } from './audience-words.ts';

function operationOf(description: string, forbidden: string | undefined) {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: {
      '/things': {
        get: {
          description,
          responses: {
            200: { description: 'All.' },
            ...(forbidden !== undefined && { 403: { description: forbidden } }),
          },
        },
      },
    },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  return operation;
}

test.each<[description: string, forbidden: string | undefined, want: string | undefined]>([
  ['For agents only. It is paged.', 'No.', 'agent'],
  ['Admins only', 'No.', 'admin'],
  ['Lists all (admin only).', 'No.', 'admin'],
  ['All.', 'Only agents may do this.', 'agent'],
  ['Requires the `editor` role.', 'No.', 'editor'],
  ['For agents only.', undefined, undefined],
  // About a part of what it does, or about whoever made the thing.
  ['Only agents may write internal ones.', 'No.', undefined],
  ['Internal ones are listed to agents only.', 'No.', undefined],
  ['Only the owner may do this.', 'No.', undefined],
  ['Read only.', 'No.', undefined],
])('%s', (description, forbidden, want) => {
  expect(audienceOf(operationOf(description, forbidden))).toBe(want);
});
