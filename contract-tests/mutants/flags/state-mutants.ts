import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { checkout, flag, flags, fresh, keyed, listedKeys, put } from './requests.ts';

const one = '/projects/{project}/flags/{key}';
const onList = 'GET /projects/{project}/flags';
const onArchive = `POST ${one}/archive`;

/** The violations of the flags in what they accept, keep and list. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'per-page-above-maximum',
    class: 'input-acceptance',
    alsoClass: ['collection', 'response-shape'],
    operations: [onList],
    summary: 'a page size above the maximum is accepted',
    witness: async (ask) => (await keyed(ask, 'GET', `${flags}?per_page=101`)).status === 200,
  },
  {
    id: 'tags-repeated',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PUT ${one}`],
    summary: 'a list of tags that repeats one is accepted',
    witness: async (ask) => (await put(ask, { tags: ['beta', 'beta'] })).status === 201,
  },
  {
    id: 'any-key',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PUT ${one}`],
    summary: 'a key that does not match its pattern is accepted',
    witness: async (ask) => (await keyed(ask, 'PUT', `${flags}/Not_A_Key`, { json: flag })).status === 201,
  },
  {
    id: 'user-optional',
    class: 'input-acceptance',
    operations: [`GET ${one}/evaluate`],
    summary: 'a flag is evaluated without the required user',
    witness: async (ask) => (await keyed(ask, 'GET', `${checkout}/evaluate`)).status === 200,
  },
  {
    id: 'enabled-by-default',
    class: 'state',
    operations: [`PUT ${one}`],
    summary: 'a flag is enabled where nothing is said, against the documented default',
    witness: async (ask) => valueAt(await put(ask), 'data', 'enabled') === true,
  },
  {
    id: 'description-kept',
    class: 'state',
    operations: [`PUT ${one}`],
    summary: 'a replacement keeps the description where it is left out',
    witness: async (ask) => {
      await put(ask, { description: 'Old' });
      await put(ask);
      return valueAt(await keyed(ask, 'GET', fresh), 'data', 'description') === 'Old';
    },
  },
  {
    id: 'stale-replaced',
    class: 'state',
    alsoClass: ['headers-media', 'status'],
    operations: [`PUT ${one}`],
    summary: 'a flag is replaced although If-Match does not hold',
    witness: async (ask) => {
      await put(ask);
      return (await put(ask, {}, { 'If-Match': '"stale"' })).status === 200;
    },
  },
  {
    id: 'archiving-not-kept',
    class: 'state',
    operations: [onArchive],
    summary: 'archiving answers with an archived flag and changes nothing',
    witness: async (ask) => {
      await keyed(ask, 'POST', `${checkout}/archive`);
      return valueAt(await keyed(ask, 'GET', checkout), 'data', 'archived') === false;
    },
  },
  {
    id: 'archived-again',
    class: 'state',
    alsoClass: ['status'],
    operations: [onArchive],
    summary: 'an archived flag can be archived again, where a 409 is due',
    witness: async (ask) => {
      await keyed(ask, 'POST', `${checkout}/archive`);
      return (await keyed(ask, 'POST', `${checkout}/archive`)).status === 200;
    },
  },
  {
    id: 'rollout-flips',
    class: 'state',
    operations: [`GET ${one}/evaluate`],
    summary: 'the variation of a rollout is another one at every evaluation',
    witness: async (ask) => {
      const path = `${checkout}/evaluate?user=ada`;
      const first = valueAt(await keyed(ask, 'GET', path), 'data', 'variation');
      return valueAt(await keyed(ask, 'GET', path), 'data', 'variation') !== first;
    },
  },
  {
    id: 'total-counts-archived',
    class: 'collection',
    operations: [onList],
    summary: 'the total counts archived flags, which are not listed',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', flags), 'meta', 'total') === 5,
  },
  {
    id: 'descending-ignored',
    class: 'collection',
    operations: [onList],
    summary: 'a descending order is answered in the ascending one',
    witness: async (ask) => (await listedKeys(ask, '?sort=-key'))[0] === 'dark-mode',
  },
  {
    id: 'disabled-not-filtered',
    class: 'collection',
    operations: [onList],
    summary: 'the filter by enabled changes nothing where its value is false',
    witness: async (ask) => (await listedKeys(ask, '?filter[enabled]=false')).includes('dark-mode'),
  },
];
