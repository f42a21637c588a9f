import { valueAt } from '../ask.ts';
import type { Answer, Mutant } from '../subject.ts';
import { askClerk } from './ask-inventory.ts';

const operations = ['GET /items'];

function eachOf(answer: Answer, key: string): unknown[] {
  const items = Array.isArray(answer.json) ? answer.json : [];
  return items.map((item: Record<string, unknown>) => item[key]);
}

/** What is wrong with `GET /items`. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'version-as-text',
    class: 'response-shape',
    operations,
    summary: 'The version is a string, in the list only.',
    witness: async (ask) => typeof valueAt(await askClerk(ask, 'GET', '/items'), 0, 'version') === 'string',
  },
  {
    id: 'negative-offset',
    class: 'input-acceptance',
    operations,
    summary: 'An offset of -1 is taken for 0.',
    witness: async (ask) => (await askClerk(ask, 'GET', '/items?offset=-1')).status === 200,
  },
  {
    id: 'discontinued-maybe',
    class: 'input-acceptance',
    operations,
    summary: 'A boolean may be anything.',
    witness: async (ask) => (await askClerk(ask, 'GET', '/items?discontinued=maybe')).status === 200,
  },
  {
    id: 'any-password',
    class: 'auth',
    operations,
    summary: 'Any login will do.',
    witness: async (ask) => {
      const headers = { Authorization: `Basic ${btoa('clerk:guess')}` };
      return (await ask('GET', '/items', { headers })).status === 200;
    },
  },
  {
    id: 'category-ignored',
    class: 'collection',
    operations,
    summary: 'The filter by category makes no difference.',
    witness: async (ask) =>
      eachOf(await askClerk(ask, 'GET', '/items?category=paint'), 'category').some((one) => one !== 'paint'),
  },
  {
    id: 'price-not-sorted',
    class: 'collection',
    operations,
    summary: 'sort=-price_cents sorts by SKU.',
    witness: async (ask) => {
      const prices = eachOf(await askClerk(ask, 'GET', '/items?sort=-price_cents'), 'price_cents').map(
        Number,
      );
      return prices.some((price, index) => index > 0 && price > (prices[index - 1] ?? 0));
    },
  },
  {
    id: 'total-one-too-many',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations,
    summary: 'X-Total-Count is one too many.',
    witness: async (ask) => {
      const answer = await askClerk(ask, 'GET', '/items?limit=100');
      return Number(answer.headers['x-total-count']) !== eachOf(answer, 'sku').length;
    },
  },
  {
    id: 'far-offset-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations,
    summary: 'The greatest offset that the document allows is answered with 500.',
    witness: async (ask) => (await askClerk(ask, 'GET', '/items?offset=1000000')).status === 500,
  },
];
