import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { addBook } from './ask-library.ts';

/** What the library may do as well. */
export const variants: readonly Variant[] = [
  {
    id: 'totals-left-out',
    summary: 'Lists tell no totals, which are optional.',
    witness: async (ask) => valueAt(await ask('GET', '/books'), 'meta', 'total') === undefined,
  },
  {
    id: 'others-add-books',
    summary: 'Another reader adds books all the time.',
    witness: async (ask) => {
      const before = valueAt(await ask('GET', '/books'), 'meta', 'total');
      for (let count = 0; count < 7; count++) await ask('GET', '/books/1');
      return valueAt(await ask('GET', '/books'), 'meta', 'total') !== before;
    },
  },
  {
    id: 'head-refused',
    summary: 'HEAD is answered with 405.',
    witness: async (ask) => (await ask('HEAD', '/books')).status === 405,
  },
  {
    id: 'absolute-location',
    summary: 'Location has scheme and host.',
    witness: async (ask) => (await addBook(ask)).headers.location?.startsWith('http://') === true,
  },
  {
    id: 'slow',
    summary: 'Every answer takes 50 ms.',
    witness: async (ask) => {
      const start = performance.now();
      await ask('GET', '/books/1');
      return performance.now() - start > 48;
    },
  },
  {
    id: 'extra-fields',
    summary: 'Books have more properties than the document names, which it allows.',
    witness: async (ask) => valueAt(await ask('GET', '/books/1'), 'data', '_links') !== undefined,
  },
  {
    id: 'charset-in-capitals',
    summary: 'The content type has a charset in capitals.',
    witness: async (ask) =>
      (await ask('GET', '/books')).headers['content-type'] === 'application/json; charset=UTF-8',
  },
  {
    id: 'other-error-texts',
    summary: 'Refusals have another code, another language and no details.',
    witness: async (ask) => valueAt(await ask('GET', '/books?page=0'), 'error', 'code') === 'nope',
  },
  {
    id: 'times-with-offset',
    summary: 'Times have an offset and microseconds.',
    witness: async (ask) =>
      listAt(await ask('GET', '/books'), 'data').every((book) =>
        String((book as { created_at: string }).created_at).endsWith('.000000+02:00'),
      ),
  },
];
