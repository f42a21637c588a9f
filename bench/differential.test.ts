/** Prism's own server and the mock on documents of this repository; the directory's take minutes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareDocument } from './differential-document.ts';
import { intendedDifferences } from './differential-intended.ts';
import { addDifferences, emptyDifferential, mergeGroups } from './differential-result.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const settings = { operations: 30, seed: 1, timeoutMs: 5000 };

async function compare(file: string) {
  const result = emptyDifferential(file);
  await compareDocument({ name: file, path: path(file) }, settings, 0, (event) => {
    if (event.kind === 'compared') addDifferences(result, event.differences);
    else if (event.kind !== 'at' && event.kind !== 'loaded') throw new Error(JSON.stringify(event));
  });
  const groups = mergeGroups([result]);
  const unexplained = groups.filter(({ id }) => id === undefined);
  return { ...result, ids: groups.flatMap(({ id }) => id ?? []).toSorted(), unexplained };
}

test.each([
  ['petstore.yaml', ['allow', 'sampled-values-valid', 'undocumented-query']],
  [
    '../spec/projects/openapi.yaml',
    [
      'allow',
      'documented-405',
      'headers-of-zero',
      'optional-credentials',
      'sampled-values-valid',
      'undocumented-query',
    ],
  ],
  [
    'differential.fixture.yaml',
    [
      'allow',
      'bodies-without-a-reader',
      'byte-ranges',
      'cookies',
      'documented-405',
      'every-answer-checked',
      'every-body-checked',
      'every-media-type-written',
      'every-parameter-checked',
      'every-part-tells',
      'forms',
      'head-body',
      'int64',
      'names-keep-case',
      'optional-credentials',
      'parameter-readings',
      'path-templates',
      'read-only',
      'reserved-header-parameters',
      'routes',
      'sampled-values-valid',
      'two-slashes',
      'undocumented-query',
      'write-only',
      'xml-bodies',
    ],
  ],
])('%s is answered as Prism does, but for what is intended', async (file, ids) => {
  const result = await compare(file);
  expect(result.unexplained).toEqual([]);
  expect(result.ids).toEqual(ids);
  expect(result.equal + result.explained).toBe(result.requests);
  expect(result.equal).toBeGreaterThan(20);
});

test('every intended difference is told, and no other', () => {
  const text = readFileSync(path('../docs/prism-differences.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, id]) => id);
  const ids = new Set(intendedDifferences.map(({ id }) => id));
  expect([...new Set(told)].toSorted()).toEqual([...ids].toSorted());
});
