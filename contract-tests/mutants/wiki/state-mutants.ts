import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  coffee,
  descale,
  holidays,
  listed,
  login,
  patch,
  put,
  release,
  remove,
  restore,
} from './requests.ts';

const one = '/pages/{slug}';
const [listing, reading, heading] = ['GET /pages', `GET ${one}`, `HEAD ${one}`];
const [putting, patching, removal] = [`PUT ${one}`, `PATCH ${one}`, `DELETE ${one}`];
const restoring = `POST ${one}/restore`;
const [history, old] = [`GET ${one}/versions`, `GET ${one}/versions/{number}`];

/** The violations of the wiki in what it accepts, keeps and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'long-title',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [putting],
    summary: 'a title of one character too many is accepted',
    witness: async (ask) => (await put(ask, coffee, { ...descale, title: 'x'.repeat(121) })).status === 201,
  },
  {
    id: 'tags-repeated',
    class: 'input-acceptance',
    operations: [patching],
    summary: 'a change accepts the same tag twice',
    witness: async (ask) => (await patch(ask, release, { tags: ['dev', 'dev'] })).status === 200,
  },
  {
    id: 'unknown-field-ignored',
    class: 'input-acceptance',
    operations: [putting],
    summary: 'a field that cannot be sent is accepted and ignored',
    witness: async (ask) => (await put(ask, coffee, { ...descale, author: 'me' })).status === 201,
  },
  {
    id: 'no-limit',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: [history],
    summary: 'a limit of 0 is accepted',
    witness: async (ask) => (await ask('GET', `${release}/versions?limit=0`)).status === 200,
  },
  {
    id: 'plain-patch',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: [patching],
    summary: 'a change is accepted as application/json, which is not documented',
    witness: async (ask) => {
      const plain = { 'Content-Type': 'application/json' };
      return (await patch(ask, release, { title: 'Releasing' }, plain)).status === 200;
    },
  },
  {
    id: 'replaced-without-condition',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [putting],
    summary: 'a page is replaced without If-Match: 200 instead of 428',
    witness: async (ask) => (await put(ask, release, descale)).status === 200,
  },
  {
    id: 'stale-deletion',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: [removal],
    summary: 'a page is deleted with an ETag of before',
    witness: async (ask) => {
      const { etag = '' } = (await ask('GET', release)).headers;
      await patch(ask, release, { title: 'Releasing' });
      return (await remove(ask, release, etag)).status === 204;
    },
  },
  {
    id: 'etag-of-body',
    class: 'state',
    alsoClass: ['headers-media', 'status'],
    operations: [putting, patching, removal, reading, heading],
    summary: 'the ETag does not change with the title',
    witness: async (ask) => {
      const { etag } = (await ask('GET', release)).headers;
      return (await patch(ask, release, { title: 'Releasing' })).headers.etag === etag;
    },
  },
  {
    id: 'format-not-patched',
    class: 'state',
    operations: [patching],
    summary: 'a change ignores one of the fields',
    witness: async (ask) => {
      await patch(ask, release, { format: 'plain' });
      return valueAt(await ask('GET', release), 'format') === 'markdown';
    },
  },
  {
    id: 'replacement-keeps-tags',
    class: 'state',
    operations: [putting],
    summary: 'a replacement keeps tags that it leaves out',
    witness: async (ask) => {
      await put(ask, release, descale, '*');
      return valueAt(await ask('GET', release), 'tags', 0) === 'dev';
    },
  },
  {
    id: 'old-version-is-current',
    class: 'state',
    operations: [old],
    summary: 'an old version has the body of the newest',
    witness: async (ask) =>
      valueAt(await ask('GET', `${release}/versions/1`), 'body') === 'Tag, build, publish.',
  },
  {
    id: 'restored-anyway',
    class: 'state',
    alsoClass: ['status'],
    operations: [restoring],
    summary: 'restoring a page that is not deleted is a 200 instead of a 409',
    witness: async (ask) => (await restore(ask, release)).status === 200,
  },
  {
    id: 'restores-first-version',
    class: 'state',
    operations: [restoring],
    summary: 'a page that was changed, deleted and restored is as it was at first',
    witness: async (ask) => {
      await patch(ask, release, { title: 'Releasing' });
      await remove(ask, release);
      return valueAt(await restore(ask, release), 'title') !== 'Releasing';
    },
  },
  {
    id: 'deleted-still-listed',
    class: 'collection',
    alsoClass: ['state'],
    operations: [listing, removal],
    summary: 'deleted pages are in the list',
    witness: async (ask) => (await listed(ask, '/pages', 'slug')).includes('fax-machine'),
  },
  {
    id: 'total-counts-deleted',
    class: 'collection',
    alsoClass: ['state'],
    operations: [listing],
    summary: 'the total counts deleted pages, which are not listed',
    witness: async (ask) => {
      const answer = await ask('GET', '/pages');
      return valueAt(answer, 'total') === 6 && valueAt(answer, 'items', 5) === undefined;
    },
  },
  {
    id: 'tag-by-beginning',
    class: 'collection',
    operations: [listing],
    summary: 'the filter by tag finds tags that only begin so',
    witness: async (ask) => (await listed(ask, '/pages?tag=dev', 'slug')).length === 2,
  },
  {
    id: 'last-page-again',
    class: 'collection',
    operations: [listing],
    summary: 'after the last page it comes again',
    witness: async (ask) => (await listed(ask, '/pages?offset=5', 'slug')).length === 5,
  },
  {
    id: 'versions-skip-one',
    class: 'collection',
    operations: [history],
    summary: 'every page of versions but the first skips one',
    witness: async (ask) => {
      await ask('PUT', holidays, { headers: { ...login(), 'If-Match': '*' }, json: descale });
      return (await listed(ask, `${holidays}/versions?limit=1&offset=1`, 'version'))[0] === 1;
    },
  },
];
