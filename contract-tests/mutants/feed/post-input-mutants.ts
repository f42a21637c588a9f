import { valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { addPost, askAda, keys } from './ask-feed.ts';

const one = '/posts/{post_id}';
const statusOf = async (ask: Ask, json: object) => (await askAda(ask, 'POST', '/posts', json)).status;
const place = { lat: 1, lon: 2 };

async function patchStatus(ask: Ask, json: object): Promise<number> {
  return (await askAda(ask, 'PATCH', `/posts/${await addPost(ask)}`, json)).status;
}

/** What posts accept and refuse against their document. */
export const postInputMutants: readonly Mutant[] = [
  {
    id: 'client-version-not-asked',
    class: 'input-acceptance',
    operations: ['POST /posts'],
    summary: 'The required X-Client-Version may be missing.',
    witness: async (ask) => {
      const headers = { 'X-Api-Key': keys.ada['X-Api-Key'] };
      return (await ask('POST', '/posts', { headers, json: { text: 'Hello' } })).status === 201;
    },
  },
  {
    id: 'six-tags',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /posts'],
    summary: 'More tags than the document allows are accepted.',
    witness: async (ask) =>
      (await statusOf(ask, { text: 'x', tags: ['a', 'b', 'c', 'd', 'e', 'f'] })) === 201,
  },
  {
    id: 'west-of-the-date-line',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /posts'],
    summary: 'Longitude -180 is accepted, which is excluded.',
    witness: async (ask) => (await statusOf(ask, { text: 'x', place: { ...place, lon: -180 } })) === 201,
  },
  {
    id: 'place-without-lon',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /posts'],
    summary: 'A place without a longitude is accepted.',
    witness: async (ask) => (await statusOf(ask, { text: 'x', place: { lat: 1 } })) === 201,
  },
  {
    id: 'south-pole-refused',
    class: 'input-acceptance',
    operations: ['POST /posts'],
    summary: 'The least latitude that is allowed is refused.',
    witness: async (ask) => (await statusOf(ask, { text: 'x', place: { ...place, lat: -90 } })) === 422,
  },
  {
    id: 'any-media-type',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: ['POST /posts'],
    summary: 'JSON that calls itself text/plain is accepted, where 415 is documented.',
    witness: async (ask) => {
      const headers = { ...keys.ada, 'Content-Type': 'text/plain' };
      return (await ask('POST', '/posts', { headers, body: '{"text":"Hello"}' })).status === 201;
    },
  },
  {
    id: 'tags-in-capitals',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts tags that do not match their pattern.',
    witness: async (ask) => (await patchStatus(ask, { tags: ['NORTH'] })) === 200,
  },
  {
    id: 'null-text',
    class: 'input-acceptance',
    operations: [`PATCH ${one}`],
    summary: 'PATCH accepts null for the text and leaves it as it is.',
    witness: async (ask) => (await patchStatus(ask, { text: null })) === 200,
  },
  {
    id: 'nobody-refused',
    class: 'input-acceptance',
    operations: [`PATCH ${one}`],
    summary: 'PATCH refuses one of the reply policies.',
    witness: async (ask) => (await patchStatus(ask, { reply_policy: 'nobody' })) === 422,
  },
  {
    id: 'rtl-text-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /posts'],
    summary: 'Text that is written from right to left is answered with 500.',
    witness: async (ask) => (await statusOf(ask, { text: 'مرحبا' })) === 500,
  },
  {
    id: 'long-version-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /posts', 'POST /drafts'],
    summary: 'An X-Client-Version that is too long is answered with 500.',
    witness: async (ask) => {
      const headers = { ...keys.ada, 'X-Client-Version': '4.11.0-beta.2' };
      const answer = await ask('POST', '/posts', { headers, json: { text: 'Hello' } });
      return answer.status === 500 && valueAt(answer, 'status') === 500;
    },
  },
];
