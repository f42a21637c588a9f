import { expect, test } from 'vitest';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { gaugesModel } from './gauges-document.fixture.ts';
import { type GaugeFault, gaugesFetch } from './gauges-server.fixture.ts';
import { planCollections } from './plan-collections.ts';

async function found(fault?: GaugeFault) {
  const options = { server: 'http://gauges.example', salt: 'test', maxRequests: 2000 };
  const world = openWorld(gaugesModel, { ...options, fetch: gaugesFetch(fault), sleep: async () => {} });
  for (const one of planCollections(gaugesModel, gaugesModel.operations)) await runCase(world, one, []);
  await world.close();
  return [
    ...new Set(
      world.findings.flatMap(({ code, operation, severity }) =>
        severity === 'note' ? [] : [`${code} ${operation}`],
      ),
    ),
  ];
}

test.each<[GaugeFault, readonly string[]]>([
  ['tag-by-beginning', ['filter-ignored GET /gauges']],
  ['last-day-lost', ['filter-ignored GET /gauges']],
  ['first-day-lost', ['filter-ignored GET /gauges']],
  ['day-ignored', ['filter-ignored GET /gauges']],
  ['fields-ignored', ['selection-ignored GET /gauges']],
  ['field-lost', ['selection-ignored GET /gauges']],
  ['default-2', ['page-size-ignored GET /gauges', 'page-size-ignored GET /gauges/{id}/readings']],
  [
    'more-after-full',
    ['next-link-wrong GET /gauges', 'total-wrong GET /gauges', 'total-wrong GET /gauges/{id}/readings'],
  ],
  ['cursor-after-full', ['next-link-wrong GET /gauges', 'next-link-wrong GET /gauges/{id}/readings']],
  ['from-exclusive', ['filter-ignored GET /gauges/{id}/readings']],
  ['from-ignored', ['filter-ignored GET /gauges/{id}/readings']],
  [
    'never-ends',
    [
      'page-size-ignored GET /gauges/{id}/readings',
      'cursor-endless GET /gauges/{id}/readings',
      'total-wrong GET /gauges/{id}/readings',
    ],
  ],
  ['readings-skip', ['pages-lose GET /gauges/{id}/readings']],
  ['last-lost', ['not-listed-after-create POST /gauges/{id}/readings']],
  ['latest-sent', ['latest-wrong GET /gauges/{id}/latest']],
])('%s is found', async (fault, want) => {
  expect(await found(fault)).toEqual(want);
});

test.each([undefined, 'others-null', 'slow'] as const)('%s is no fault', async (oddity) => {
  expect(await found(oddity)).toEqual([]);
});
