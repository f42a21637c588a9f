import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { create, get, labelled } from './requests.ts';

/** What the tasks may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'empty-fields-left-out',
    summary: 'fields that would be null are left out',
    witness: async (ask) => {
      const made = await create(ask, { assignee: null });
      return valueAt(made, 'data', 'id') !== undefined && valueAt(made, 'data', 'assignee') === undefined;
    },
  },
  {
    id: 'more-metadata',
    summary: 'the metadata has more fields than are documented',
    witness: async (ask) => valueAt(await get(ask, labelled), 'metadata', 'api_version') === '1.6.0',
  },
  {
    id: 'slow',
    summary: 'every answer takes 40 milliseconds',
    // The fastest of three, so that a busy machine does not make the clean server look slow.
    witness: async (ask) => {
      const times: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) {
        const start = performance.now();
        await get(ask, labelled);
        times.push(performance.now() - start);
      }
      return Math.min(...times) > 38;
    },
  },
];
