import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fakerOf, fakerText } from './faker.ts';
import { defaultSampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { startRun } from './run.ts';

const run = (seed: string, now = defaultSampleOptions.now) =>
  startRun(
    createRandom(seed),
    { ...defaultSampleOptions, now },
    { plain: false, lenient: false, least: false },
  );

const table = readFileSync(new URL('text-hints.ts', import.meta.url), 'utf8');
const methods = [...table.matchAll(/faker\('([\w.]+)'\)/g)].map((match) => match[1] ?? '');

test.each(methods)('faker has the method %s that a property name asks for', (method) => {
  expect(fakerText(run('a'), method)).toMatch(/^(?!undefined)./);
});

test('nothing is left from one sample to the next', () => {
  const values = (prior: boolean) => {
    if (prior) fakerOf(run('other', new Date(0))).person.fullName();
    const faker = fakerOf(run('a'));
    return [faker.person.fullName(), faker.date.recent().toISOString(), faker.string.uuid()];
  };
  expect(values(true)).toEqual(values(false));
  expect(values(true)[1]).toMatch(/^2025-12-31/);
});
