import { listAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { full, get } from './requests.ts';

/** What the payments server may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'foreign-is-404',
    summary: "another merchant's payment is a 404 instead of a 403",
    witness: async (ask) => (await get(ask, '/payments/pay_0000000005')).status === 404,
  },
  {
    id: 'options-answered',
    summary: 'OPTIONS is answered with 204, and Allow names it',
    witness: async (ask) => (await ask('OPTIONS', '/payments', { headers: full })).status === 204,
  },
  {
    id: 'lower-case-headers',
    summary: 'the names of headers are in lower case',
    witness: async (ask) => (await get(ask, '/payments')).rawHeaders.includes('ratelimit-limit'),
  },
  {
    id: 'numbers-with-fractions',
    summary: 'whole amounts are written as 20.0',
    witness: async (ask) => (await get(ask, '/payments/pay_0000000001')).text.includes('"value":20.0'),
  },
  {
    id: 'others-pay-meanwhile',
    summary: 'other clients of the merchant take payments while one looks',
    witness: async (ask) => {
      for (let asked = 0; asked < 4; asked += 1) await get(ask, '/payments/pay_0000000001');
      return listAt(await get(ask, '/payments'), 'data').length === 5;
    },
  },
];
