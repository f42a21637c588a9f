import type { Location, Problem } from '../../problem.ts';
import { loadSeedFile } from './load-seed-file.ts';
import type { ScenariosSection } from './scenario.ts';
import type { SeedFile, SeedSection } from './seed.ts';

/** What of a mock file names files of seed data. */
export interface SeedSections {
  readonly seed: SeedSection;
  readonly scenarios: ScenariosSection;
}

/** Reads the files that seed data comes from, each once; by absolute path. */
export async function loadSeedFiles(sections: SeedSections): Promise<{
  readonly files: ReadonlyMap<string, SeedFile>;
  readonly problems: readonly Problem[];
}> {
  const named = new Map<string, Location>();
  const seeds = [sections.seed, ...sections.scenarios.map(({ seed }) => seed)].flat();
  for (const { from } of seeds) {
    if (from.kind === 'file' && !named.has(from.path)) named.set(from.path, from.at);
  }
  const read = await Promise.all(
    [...named].map(async ([path, at]) => ({ path, result: await loadSeedFile(path, at) })),
  );
  return {
    files: new Map(read.flatMap(({ path, result }) => (result.ok ? [[path, result.value] as const] : []))),
    problems: read.flatMap(({ result }) => result.problems),
  };
}
