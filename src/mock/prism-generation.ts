import type { PrismParts } from './prism-parts.ts';

// How Prism's generators are set. Part of the adapter in `prism.ts`.

/** What generated values follow from. */
export interface Generation {
  /** Options of json-schema-faker, by their names there. */
  readonly faker: object;
  readonly seed: string | undefined;
}

/**
 * Sets what generated values follow from.
 *
 * json-schema-faker and faker keep their options in one place for the whole process, so they are set before each
 * answer is made; from there to its end nothing is asynchronous.
 */
export function prepareGeneration(parts: PrismParts, { faker, seed }: Generation): void {
  parts.resetJSONSchemaGenerator();
  parts.jsonSchemaFaker.option(faker);
  const names = parts.faker();
  // What Prism does when it is loaded, before there is a faker.
  parts.jsonSchemaFaker.extend('faker', () => names);
  seedFaker(names, seed);
}

/** Makes faker's values, also its dates, follow from a seed; without one they vary again. */
function seedFaker(faker: ReturnType<PrismParts['faker']>, seed: string | undefined): void {
  if (seed === undefined || seed === '') {
    faker.seed();
    faker.setDefaultRefDate();
    return;
  }
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  faker.seed(hash);
  faker.setDefaultRefDate('2026-01-01T00:00:00Z');
}
