import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { planRanges } from '../ranges/plan-ranges.ts';
import { planKeptTexts } from '../robustness/kept-texts.ts';
import { runCase } from '../run-case.ts';
import { filesDocument } from './files-document.fixture.ts';
import { filesFetch } from './files-server.fixture.ts';
import { planKeptFiles } from './plan-kept-files.ts';
import { planUploads } from './plan-uploads.ts';

/** `code operationId`, each once; notes left out. */
async function found(
  switches: readonly string[],
  document: object = filesDocument,
): Promise<readonly string[]> {
  const model = modelOf(document);
  const fetch = filesFetch((name) => switches.includes(name));
  const world = openWorld(model, { server: 'http://files.example', fetch, salt: 'test', maxRequests: 500 });
  const { operations } = model;
  const cases = [planRanges, planKeptFiles, planUploads, planKeptTexts].flatMap((plan) =>
    plan(model, operations),
  );
  expect(cases).not.toEqual([]);
  for (const one of cases) expect(await runCase(world, one, [])).toBeUndefined();
  await world.close();
  const all = world.findings.filter(({ severity }) => severity !== 'note');
  return [...new Set(all.map(({ code, operationId }) => `${code} ${operationId}`))];
}

test.each<[fault: string, want: string]>([
  ['part-is-200', 'range-status download'],
  ['one-more-told', 'content-range-wrong download'],
  ['size-told', 'content-range-wrong download'],
  ['nothing-told', 'content-range-wrong download'],
  ['416-tells-nothing', 'response-header-missing download'],
  ['416-tells-wrong', 'content-range-wrong download'],
  ['reversed-crashes', 'server-error download'],
  ['suffix-from-start', 'range-differs download'],
  ['last-left-out', 'range-differs download'],
  ['end-0-is-none', 'range-differs download'],
  ['end-refused', 'range-status download'],
  ['behind-is-all', 'range-status download'],
  ['ranges-ignored', 'range-status download'],
  ['suffix-ignored', 'range-status download'],
  ['if-range-ignored', 'if-range-ignored download'],
  ['part-has-own-tag', 'etag-unstable download'],
  ['gif-taken', 'media-type-accepted upload'],
  ['any-type-taken', 'media-type-accepted upload'],
  ['type-is-422', 'refusal-status upload'],
  ['jpeg-refused', 'valid-refused upload'],
  ['limit-one-more', 'invalid-accepted upload'],
  ['limit-one-less', 'valid-refused upload'],
  ['size-is-400', 'refusal-status upload'],
  ['empty-crashes', 'server-error upload'],
  ['names-crash', 'server-error upload'],
  ['kept-as-text', 'content-differs download'],
  ['sent-as-png', 'response-content-type download'],
  ['type-told-png', 'created-differs upload'],
  ['size-told-wrong', 'created-differs upload'],
  ['digest-of-title', 'created-differs upload'],
  ['letters-crash', 'server-error download'],
  ['name-as-it-is', 'response-header-invalid download'],
])('%s is found: %s', async (fault, want) => {
  expect(await found([fault])).toContain(want);
});

test.each<[oddities: readonly string[]]>([[[]], [['weak-tags']], [['reversed-is-416']], [['empty-refused']]])(
  'a server that keeps to its document, with %j',
  async (oddities) => {
    expect(await found(oddities)).toEqual([]);
  },
);
