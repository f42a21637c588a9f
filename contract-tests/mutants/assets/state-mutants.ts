import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { assetOf, describe, get, imported, startImport, titles } from './requests.ts';

const list = 'GET /assets';
const change = 'PATCH /assets/{asset_id}';

/** The titles of all pages; undefined where they do not end. */
async function follow(ask: Ask): Promise<readonly unknown[] | undefined> {
  const found: unknown[] = [];
  let query = '/assets?limit=2';
  for (let page = 0; page < 20; page += 1) {
    const answer = await get(ask, query);
    found.push(...listAt(answer, 'items').map((json) => valueAt({ json }, 'title')));
    const next = valueAt(answer, 'next_cursor');
    if (next === null) return found;
    query = `/assets?limit=2&cursor=${String(next)}`;
  }
  return undefined;
}

/** The violations of the asset library in what it keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'etag-stays',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: [change, 'GET /assets/{asset_id}'],
    summary: 'the ETag of an asset stays when the asset changes',
    witness: async (ask) => {
      const path = await assetOf(ask, 'Logo');
      const before = (await get(ask, path)).headers.etag;
      await describe(ask, path, { title: 'New logo' });
      return (await get(ask, path)).headers.etag === before;
    },
  },
  {
    id: 'tags-added',
    class: 'state',
    operations: [change],
    summary: 'the tags of a change are added to those of before, where they take their place',
    witness: async (ask) => {
      const path = await assetOf(ask, 'Logo');
      await describe(ask, path, { tags: ['old'] });
      return listAt(await get(ask, path), 'tags').length > 1;
    },
  },
  {
    id: 'null-description-kept',
    class: 'state',
    operations: [change],
    summary: 'null does not take the description away',
    witness: async (ask) => {
      const path = await assetOf(ask, 'Letterhead');
      await describe(ask, path, { description: null });
      return valueAt(await get(ask, path), 'description') === 'For letters';
    },
  },
  {
    id: 'newline-added',
    class: 'state',
    alsoClass: ['headers-media', 'response-shape'],
    operations: ['GET /assets/{asset_id}/content'],
    summary: 'a file comes back with a newline more, of another length and checksum than are told',
    witness: async (ask) => {
      const path = await assetOf(ask, 'Opening hours');
      return (await get(ask, `${path}/content`)).text.length !== valueAt(await get(ask, path), 'size_bytes');
    },
  },
  {
    id: 'last-entry-lost',
    class: 'state',
    operations: ['POST /imports', 'GET /imports/{import_id}'],
    summary: 'an import makes one asset fewer than it has entries',
    witness: async (ask) => {
      const answer = await imported(ask, 3);
      return listAt(answer, 'asset_ids').length !== valueAt(answer, 'total');
    },
  },
  {
    id: 'import-location-without-version',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /imports'],
    summary: 'the Location of an import leads past the base path, to nothing',
    witness: async (ask) => (await startImport(ask)).headers.location?.startsWith('/imports/') === true,
  },
  {
    id: 'any-tag-is-enough',
    class: 'collection',
    operations: [list],
    summary: 'assets that have one of two tags are listed, where both are asked for',
    witness: async (ask) => (await titles(ask, 'tags=office%7Cbrand')).length > 1,
  },
  {
    id: 'csv-not-filtered',
    class: 'collection',
    operations: [list],
    summary: 'the filter of the media type ignores one of its values',
    witness: async (ask) => (await titles(ask, 'media_type=text/csv')).includes('Logo'),
  },
  {
    id: 'pages-never-end',
    class: 'collection',
    operations: [list],
    summary: 'the last page has a cursor that leads to the start',
    witness: async (ask) => (await follow(ask)) === undefined,
  },
  {
    id: 'page-skips-one',
    class: 'collection',
    operations: [list],
    summary: 'an asset is missing between two pages',
    witness: async (ask) => !((await follow(ask)) ?? ['Logo']).includes('Logo'),
  },
  {
    id: 'link-forgets-tags',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [list],
    summary: 'the Link to the next page has lost the filter of the tags',
    witness: async (ask) => {
      const { link } = (await get(ask, '/assets?limit=1&tags=office')).headers;
      return link !== undefined && !link.includes('tags=office');
    },
  },
];
