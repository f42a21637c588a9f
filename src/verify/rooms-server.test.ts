import { expect, test } from 'vitest';
import { planBoundaries } from './boundaries/plan-boundaries.ts';
import { planCollections } from './collections/plan-collections.ts';
import { planForms } from './forms/plan-forms.ts';
import { planMethods } from './methods/plan-methods.ts';
import { foundInRooms } from './rooms-server.fixture.ts';
import { planState } from './state/plan-state.ts';

const one = '/bookings/{id}';

test.each<[fault: string, plan: Parameters<typeof foundInRooms>[0], want: string]>([
  ['double-booking', planState, 'conflict-ignored POST /bookings'],
  ['overlap-is-400', planState, 'refusal-status POST /bookings'],
  ['cancelled-blocks', planState, `readable-after-delete DELETE ${one}`],
  ['moves-anywhere', planState, `conflict-ignored PATCH ${one}`],
  ['tests-ignored', planState, `conflict-ignored PATCH ${one}`],
  ['half-patch', planState, `refused-change-kept PATCH ${one}`],
  ['owner-patchable', planState, `read-only-written PATCH ${one}`],
  ['minimal-not-done', planState, `patch-differs PATCH ${one}`],
  ['first-tag-only', planState, `not-modified-ignored GET ${one}`],
  ['false-is-true', planCollections, 'filter-ignored GET /rooms'],
  ['never-archived', planCollections, 'filter-ignored GET /rooms'],
  ['any-equipment', planCollections, 'filter-ignored GET /rooms'],
  ['to-inclusive', planCollections, 'filter-ignored GET /bookings'],
  ['csv-never', planForms, 'response-content-type GET /report'],
  ['never-406', planForms, 'response-content-type GET /report'],
  ['report-at-any-method', planMethods, 'method-answered POST /report'],
  ['any-day', planBoundaries, 'invalid-accepted GET /report'],
  ['offsets-refused', planBoundaries, 'valid-refused POST /bookings'],
])('%s is found', async (fault, plan, want) => {
  expect(await foundInRooms(plan, [fault])).toContain(want);
});

test.each<[oddity: string]>([['nothing odd'], ['put-off'], ['rooms-deleted'], ['others-ignored']])(
  'a server that keeps to its document has nothing found: %s',
  async (oddity) => {
    for (const plan of [planState, planCollections, planForms, planMethods, planBoundaries])
      expect(await foundInRooms(plan, [oddity])).toEqual([]);
  },
);
