import type { FindingClass, Subject } from '../contract-tests/mutants/subject.ts';
import type { Trial } from './verify-trial.ts';

/** Which servers are tried, with what. */
export interface Sample {
  readonly tools: readonly string[];
  readonly seeds: readonly number[];
  readonly maxRequests: number;
  /** One mutant and one variant in so many; the clean servers always. */
  readonly every: number;
  /** Ids of mutants and variants, and `clean`; `feed/clean` where one subject alone is meant. Default: all. */
  readonly only?: readonly string[] | undefined;
}

/** All trials, the tools one after the other. */
export function sampleTrials(subjects: readonly Subject[], sample: Sample): Trial[] {
  const { tools, seeds, maxRequests, every, only } = sample;
  const clean = subjects.map(({ name }) => ({ subject: name, switched: undefined }));
  const variants = subjects.flatMap(({ name, variants }) =>
    variants.map(({ id }) => ({ subject: name, switched: id })),
  );
  const mutants = subjects.flatMap(({ name, mutants }) =>
    mutants.map((mutant) => ({ subject: name, switched: mutant.id, class: mutant.class })),
  );
  // By class, so that each has its share of the sample.
  const byClass = [...Map.groupBy(mutants, (one): FindingClass => one.class).values()].flat();
  const servers = [...clean, ...thin(variants, every), ...thin(byClass, every)]
    .filter(
      ({ subject, switched = 'clean' }) =>
        !only || [switched, `${subject}/${switched}`].some((name) => only.includes(name)),
    )
    .map(({ subject, switched }) => ({ subject, switched }));
  return tools.flatMap((tool) =>
    seeds.flatMap((seed) => servers.map((server) => ({ tool, ...server, seed, maxRequests }))),
  );
}

/** One in so many, from the middle of the first so many on. */
function thin<Item>(items: readonly Item[], every: number): Item[] {
  return items.filter((_item, index) => index % every === Math.floor(every / 2));
}
