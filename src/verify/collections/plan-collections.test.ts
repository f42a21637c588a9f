import { describe, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { listModel, type Style, styles } from './list-document.fixture.ts';
import { listServer } from './list-server.fixture.ts';
import { planCollections } from './plan-collections.ts';

interface Options {
  readonly seeds?: number;
  /** What the description of the list says. */
  readonly says?: string;
}

async function look(style: Style, switched: string | undefined, { seeds, says }: Options = {}) {
  const model = listModel(style, says);
  const { fetch, log } = listServer(style, switched, seeds);
  const world = openWorld(model, { server: 'http://things.example', fetch, salt: 'test', maxRequests: 2000 });
  for (const one of planCollections(model, model.operations)) await runCase(world, one, []);
  const cases = world.findings;
  await world.close();
  return { findings: cases, log };
}

/** `total-wrong listThings`, each once; notes left out. */
const brief = (findings: readonly Finding[]) => [
  ...new Set(
    findings.flatMap(({ code, operationId, severity }) =>
      severity === 'note' ? [] : [`${code} ${operationId}`],
    ),
  ),
];

describe('a list that keeps to its document', () => {
  const cases = styles.flatMap((style) => [0, 4, 23].map((seeds) => [style, seeds] as const));
  test.each(cases)('%s, %i seeds', async (style, seeds) => {
    const { findings, log } = await look(style, undefined, { seeds });
    expect(brief(findings)).toEqual([]);
    // What was made is gone again.
    const count = (method: string) => log.filter((line) => line.startsWith(method)).length;
    expect(count('DELETE')).toBe(count('POST'));
  });
});

describe('a list that is odd and keeps to its document', () => {
  test.each<[Style, string, Options]>([
    ['page', 'no-totals', {}],
    ['page', 'clamped', { seeds: 23 }],
    ['page', 'past-end-404', {}],
    ['page', 'random-ties', { seeds: 12 }],
    ['page', 'newest-first', { seeds: 5 }],
    ['page', 'others-create', {}],
    ['offset', 'clamped', { seeds: 23 }],
    ['offset', 'others-create', {}],
    ['offset', 'past-end-404', {}],
    ['offset', 'short-pages', { says: 'A page may have fewer items than were asked for.' }],
    ['cursor', 'short-pages', { says: 'A page may have fewer items than were asked for.' }],
    ['cursor', 'random-ties', { seeds: 12 }],
    ['cursor', 'others-create', {}],
    ['next-url', 'past-end-404', {}],
    ['starting-after', 'others-create', {}],
    ['headers', 'random-ties', { seeds: 12 }],
  ])('%s: %s', async (style, odd, options) => {
    const { findings } = await look(style, odd, options);
    expect(brief(findings)).toEqual([]);
  });
});

const size = 'page-size-ignored listThings';
const overlap = 'pages-overlap listThings';
const lose = 'pages-lose listThings';
const total = 'total-wrong listThings';
const endless = 'cursor-endless listThings';
const link = 'next-link-wrong listThings';
const filter = 'filter-ignored listThings';
const sort = 'sort-ignored listThings';

describe('a list that leaves its document', () => {
  test.each<[Style, string, string]>([
    ['page', 'size-ignored', size],
    ['page', 'size-plus-one', size],
    ['page', 'size-minus-one', lose],
    ['page', 'overlap', overlap],
    ['page', 'lose', lose],
    ['page', 'position-ignored', overlap],
    ['page', 'endless', endless],
    ['page', 'total-plus-one', total],
    ['page', 'total-of-page', total],
    ['page', 'total-unfiltered', total],
    ['page', 'more-inverted', total],
    ['page', 'page-told-wrong', total],
    ['page', 'default-size', size],
    ['page', 'unstable', 'page-repeats listThings'],
    ['page-from-0', 'lose', lose],
    ['page-from-0', 'total-plus-one', total],
    ['json-api', 'size-ignored', size],
    ['json-api', 'overlap', overlap],
    ['json-api', 'total-of-page', total],
    ['offset', 'size-plus-one', size],
    ['offset', 'size-minus-one', size],
    ['offset', 'overlap', overlap],
    ['offset', 'lose', lose],
    ['offset', 'endless', endless],
    ['cursor', 'size-plus-one', size],
    ['cursor', 'overlap', overlap],
    ['cursor', 'lose', lose],
    ['cursor', 'endless', endless],
    ['cursor', 'position-ignored', overlap],
    ['link', 'link-to-itself', link],
    ['link', 'link-drops-size', link],
    ['link', 'link-drops-filter', link],
    ['link', 'link-on-last', link],
    ['link', 'link-missing-later', link],
    ['link', 'total-of-page', total],
    ['next-url', 'link-to-itself', link],
    ['next-url', 'link-drops-size', link],
    ['next-url', 'link-on-last', link],
    ['next-url', 'total-plus-one', total],
    ['starting-after', 'lose', lose],
    ['starting-after', 'more-inverted', lose],
    ['headers', 'overlap', overlap],
    ['headers', 'total-plus-one', total],
    ['headers', 'endless', endless],
    ['whole', 'total-plus-one', total],
    ['whole', 'color-ignored', filter],
    ['page', 'color-ignored', filter],
    ['cursor', 'color-inverted', filter],
    ['offset', 'filter-lost-later', filter],
    ['page', 'min-exclusive', filter],
    ['link', 'max-ignored', filter],
    ['page', 'tag-ignored', filter],
    ['page', 'q-ignored', filter],
    ['cursor', 'q-minds-case', filter],
    ['page', 'sort-ignored', sort],
    ['offset', 'minus-ignored', sort],
    ['page', 'sort-in-page', sort],
    ['whole', 'sort-ignored', sort],
    ['page', 'item-differs', 'list-item-differs listThings'],
  ])('%s: %s', async (style, fault, want) => {
    const { findings } = await look(style, fault);
    expect(brief(findings)).toContain(want);
    expect(brief(findings).every((one) => one.endsWith(' listThings'))).toBe(true);
  });
});
