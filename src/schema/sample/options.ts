/** How values are sampled. */
export interface SampleOptions {
  /** What dates are near. With a seed it must be fixed, or the same seed gives other dates tomorrow. */
  readonly now: Date;
  /** No properties but those that are required. Default: false. */
  readonly requiredOnly: boolean;
  /** Also properties that no schema names, where others are allowed. Default: true. */
  readonly fillProperties: boolean;
  /** How often a property that is not required is there: 0 to 1. Default: 1. */
  readonly optionalsProbability: number;
  /** Fewest and most items of an array, as far as its schema allows. Default: 1 and 3. */
  readonly minItems: number;
  readonly maxItems: number;
  /** Lengths of texts of which the schema says nothing. Default: none. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** Take a schema's own `example` and `examples`, or `default`, where it has them. Default: false. */
  readonly useExamples: boolean;
  readonly useDefaults: boolean;
  /** Leave out properties that are not required instead of giving them null. Default: false. */
  readonly omitNulls: boolean;
  /** How often a schema may be found within itself before only the least is made of it. Default: 1. */
  readonly maxRecursion: number;
}

export const defaultSampleOptions: SampleOptions = {
  now: new Date('2026-01-01T00:00:00Z'),
  requiredOnly: false,
  fillProperties: true,
  optionalsProbability: 1,
  minItems: 1,
  maxItems: 3,
  minLength: undefined,
  maxLength: undefined,
  useExamples: false,
  useDefaults: false,
  omitNulls: false,
  maxRecursion: 1,
};

type Change = (value: unknown) => Partial<SampleOptions>;

const byFakerOption: Readonly<Record<string, Change>> = {
  alwaysFakeOptionals: (value) => (value === true ? { optionalsProbability: 1 } : {}),
  fillProperties: (value) => ({ fillProperties: value !== false }),
  maxItems: (value) => ({ maxItems: count(value, 1000) }),
  maxLength: (value) => ({ maxLength: count(value, 10_000) }),
  minItems: (value) => ({ minItems: count(value, 1000) }),
  minLength: (value) => ({ minLength: count(value, 10_000) }),
  omitNulls: (value) => ({ omitNulls: value === true }),
  optionalsProbability: (value) => (typeof value === 'number' ? { optionalsProbability: value } : {}),
  refDepthMax: (value) => ({ maxRecursion: count(value, 5) }),
  requiredOnly: (value) => ({ requiredOnly: value === true }),
  useDefaultValue: (value) => ({ useDefaults: value === true }),
  useExamplesValue: (value) => ({ useExamples: value === true }),
};

/** Options of json-schema-faker that are on anyway, or are about what the sampler never does. */
const withoutEffect: ReadonlySet<string> = new Set([
  'defaultInvalidTypeProduct',
  'failOnInvalidFormat',
  'failOnInvalidTypes',
  'fixedProbabilities',
  'ignoreMissingRefs',
]);

/**
 * Sample options from those of json-schema-faker, by their names there: what a document sets under
 * `x-json-schema-faker`.
 *
 * @returns `unsupported`: the names of those that change nothing here and would elsewhere
 */
export function sampleOptionsOf(
  fakerOptions: Readonly<Record<string, unknown>>,
  base: SampleOptions = defaultSampleOptions,
): { readonly options: SampleOptions; readonly unsupported: readonly string[] } {
  let options = base;
  const unsupported: string[] = [];
  for (const [name, value] of Object.entries(fakerOptions)) {
    if (value === null || value === undefined) continue;
    const change = Object.hasOwn(byFakerOption, name) ? byFakerOption[name] : undefined;
    if (change) options = { ...options, ...change(value) };
    else if (!withoutEffect.has(name)) unsupported.push(name);
  }
  // More at least than at most: the later word of a document is not known, the larger number wins.
  return { options: { ...options, maxItems: Math.max(options.minItems, options.maxItems) }, unsupported };
}

function count(value: unknown, most: number): number {
  return typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), most) : 0;
}
