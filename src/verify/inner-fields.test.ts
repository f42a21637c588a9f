import { expect, test } from 'vitest';
import { planBoundaries } from './boundaries/plan-boundaries.ts';
import { planCollections } from './collections/plan-collections.ts';
import { modelOf } from './items-server.fixture.ts';
import { openWorld } from './open-world.ts';
import { recordsDocument, type ShapeName } from './records-document.fixture.ts';
import { recordsFetch } from './records-server.fixture.ts';
import { runCase } from './run-case.ts';
import { planState } from './state/plan-state.ts';

/** What is found where these are switched on: `code operationId`. */
async function found(shape: ShapeName, switches: readonly string[]): Promise<readonly string[]> {
  const model = modelOf(recordsDocument(shape));
  const fetch = recordsFetch(shape, switches);
  const world = openWorld(model, {
    server: 'http://records.example',
    fetch,
    salt: 'test',
    maxRequests: 3000,
  });
  const cases = [planState, planCollections, planBoundaries].flatMap((plan) => plan(model, model.operations));
  for (const one of cases.filter(({ topic }) => topic !== 'invalid')) await runCase(world, one, []);
  await world.close();
  const all = world.findings.filter(({ severity }) => severity !== 'note');
  return [...new Set(all.map(({ code, operationId }) => `${code} ${operationId}`))];
}

test.each<[ShapeName, fault: string, want: string]>([
  ['json-api', 'note-not-kept', 'created-differs createRecord'],
  ['fields', 'note-not-kept', 'created-differs createRecord'],
  ['replaced', 'note-not-kept', 'created-differs createRecord'],
  ['json-api', 'wrong-default', 'default-not-applied createRecord'],
  ['json-api', 'change-resets-rank', 'patch-changes-others changeRecord'],
  ['fields', 'change-resets-rank', 'patch-changes-others changeRecord'],
  ['json-api', 'state-not-kept', 'patch-differs changeRecord'],
  ['fields', 'state-not-kept', 'patch-differs changeRecord'],
  ['fields', 'madeAt-written', 'read-only-written changeRecord'],
  ['json-api', 'etag-constant', 'etag-unchanged changeRecord'],
  ['fields', 'if-match-ignored', 'precondition-ignored changeRecord'],
  ['json-api', 'labels-not-kept', 'action-without-effect putLabels'],
  ['json-api', 'unknown-label-crashes', 'server-error putLabels'],
  ['json-api', 'only-first-deleted', 'readable-after-delete deleteLabels'],
  ['fields', 'only-first-deleted', 'readable-after-delete deleteLabels'],
  ['json-api', 'capitals-refused', 'valid-refused createLabel'],
  ['json-api', 'filter-inverted', 'filter-ignored listRecords'],
  ['fields', 'filter-inverted', 'filter-ignored listRecords'],
  ['json-api', 'sort-ignored', 'sort-ignored listRecords'],
  ['fields', 'sort-ignored', 'sort-ignored listRecords'],
  ['json-api', 'second-key-ignored', 'sort-ignored listRecords'],
])('fields in an inner object, %s: %s is found', async (shape, fault, want) => {
  expect(await found(shape, [fault])).toContain(want);
});

test.each<[ShapeName, oddities: readonly string[]]>([
  ['json-api', []],
  ['json-api', ['ties-turn']],
  ['json-api', ['unknown-labels-kept']],
  ['fields', []],
  ['fields', ['ties-turn']],
  // A change replaces the object with the fields as a whole, which its document does not rule out.
  ['replaced', []],
])(
  'fields in an inner object, %s: nothing is found of a server that keeps to its document, %j',
  async (shape, oddities) => {
    expect(await found(shape, oddities)).toEqual([]);
  },
);
