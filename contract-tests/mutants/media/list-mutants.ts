import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { get, send, uploaded } from './requests.ts';

/** All photos of a list, followed over its cursors; undefined where they do not end. */
async function follow(ask: Ask, query = ''): Promise<readonly unknown[] | undefined> {
  const photos: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < 20; page += 1) {
    const answer = await get(ask, `/photos?limit=2${query}${cursor}`);
    photos.push(...listAt(answer, 'photos'));
    const next = valueAt(answer, 'next_cursor');
    if (next === null) return photos;
    cursor = `&cursor=${String(next)}`;
  }
  return undefined;
}

async function titles(ask: Ask, query: string): Promise<readonly unknown[]> {
  return ((await follow(ask, query)) ?? []).map((json) => valueAt({ json }, 'title'));
}

/** The violations of the photo library in its lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'last-page-again',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'the cursor of the last page leads to the last page',
    witness: async (ask) => (await follow(ask)) === undefined,
  },
  {
    id: 'pages-skip-one',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'a photo is left out between two pages',
    witness: async (ask) => ((await follow(ask))?.length ?? 0) < 4,
  },
  {
    id: 'total-counts-deleted',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /photos', 'DELETE /photos/{photoId}'],
    summary: 'the total counts deleted photos',
    witness: async (ask) => {
      await send(ask, 'DELETE', await uploaded(ask));
      return valueAt(await get(ask, '/photos'), 'total') === 5;
    },
  },
  {
    id: 'link-forgets-filter',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: ['GET /photos'],
    summary: 'the Link to the next page leaves out the filter',
    witness: async (ask) => {
      const { link } = (await get(ask, '/photos?limit=1&filter%5Btag%5D=sea')).headers;
      return link !== undefined && !link.includes('=sea');
    },
  },
  {
    id: 'tag-filter-by-prefix',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'the filter of a tag finds tags that begin with it',
    witness: async (ask) => (await titles(ask, '&filter%5Btag%5D=sea')).includes('Beach'),
  },
  {
    id: 'taken-after-inclusive',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'photos that were taken at the very instant are found as well',
    witness: async (ask) =>
      (await titles(ask, '&filter%5Btaken_after%5D=2025-07-05T16:30:00Z')).includes('Beach'),
  },
  {
    id: 'undated-always-after',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'photos of no known time are found by a filter of the time',
    witness: async (ask) =>
      (await titles(ask, '&filter%5Btaken_after%5D=2025-07-05T16:30:00Z')).includes('Cliffs'),
  },
  {
    id: 'title-never-descends',
    class: 'collection',
    operations: ['GET /photos'],
    summary: 'the descending order of titles ascends',
    witness: async (ask) => (await titles(ask, '&sort=-title'))[0] === 'Beach',
  },
  {
    id: 'albums-never-descend',
    class: 'collection',
    operations: ['GET /albums'],
    summary: 'the descending order of creation ascends',
    witness: async (ask) =>
      valueAt(await get(ask, '/albums?sort=-created_at'), 'albums', 0, 'title') === 'Summer at sea',
  },
  {
    id: 'q-minds-capitals',
    class: 'collection',
    operations: ['GET /albums'],
    summary: 'a search for albums minds capitals, against its description',
    witness: async (ask) => valueAt(await get(ask, '/albums?q=SEA'), 'total') === 0,
  },
];
