import { createRequire } from 'node:module';
import type { Faker, Randomizer } from '@faker-js/faker';
import type { Run } from './run.ts';

// The adapter of faker (https://fakerjs.dev), English only.

const require = createRequire(import.meta.url);

let loaded: { readonly faker: Faker; readonly use: (run: Run) => void } | undefined;

/**
 * Faker, drawing on a sample's own random values and dates: nothing of it outlives the sample.
 *
 * Loaded when it is first asked for (about 40 ms).
 */
export function fakerOf(run: Run): Faker {
  loaded ??= createFaker();
  loaded.use(run);
  return loaded.faker;
}

/** The text of a method without arguments: `fakerText(run, 'person.jobTitle')`. */
export function fakerText(run: Run, method: string): string {
  const [module = '', name = ''] = method.split('.');
  // Callers name methods that faker has; a test calls each of them.
  const faker = fakerOf(run) as unknown as Record<string, Record<string, () => unknown>>;
  return String(faker[module]?.[name]?.());
}

function createFaker(): NonNullable<typeof loaded> {
  let current: Run | undefined;
  const next = () => {
    if (!current) throw new Error('faker is used outside a sample');
    return current.random.next();
  };
  const randomizer: Randomizer = { next, seed: () => {} };
  const { faker: english } =
    require('@faker-js/faker/locale/en') as typeof import('@faker-js/faker/locale/en');
  // The class itself is exported only together with all 70 locales.
  const Class = english.constructor as typeof Faker;
  const faker = new Class({ locale: english.rawDefinitions, randomizer });
  const use = (run: Run) => {
    current = run;
    faker.setDefaultRefDate(run.options.now);
  };
  return { faker, use };
}
