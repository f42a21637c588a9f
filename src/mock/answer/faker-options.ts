/** The options of json-schema-faker that a document may set under `x-json-schema-faker`, and their types. */
const knownOptions: Readonly<Record<string, readonly string[]>> = {
  alwaysFakeOptionals: ['boolean'],
  defaultInvalidTypeProduct: ['string', 'number', 'boolean', 'object'],
  defaultRandExpMax: ['number'],
  failOnInvalidFormat: ['boolean'],
  failOnInvalidTypes: ['boolean'],
  fillProperties: ['boolean'],
  fixedProbabilities: ['boolean'],
  ignoreMissingRefs: ['boolean'],
  ignoreProperties: ['object'],
  maxItems: ['number'],
  maxLength: ['number'],
  minItems: ['number'],
  minLength: ['number'],
  omitNulls: ['boolean'],
  optionalsProbability: ['number', 'boolean'],
  pruneProperties: ['object'],
  refDepthMax: ['number'],
  refDepthMin: ['number'],
  replaceEmptyByRandomValue: ['boolean'],
  requiredOnly: ['boolean'],
  reuseProperties: ['boolean'],
  sortProperties: ['boolean'],
  useDefaultValue: ['boolean'],
  useExamplesValue: ['boolean'],
};

/**
 * The options for generated values: those under the document's `x-json-schema-faker`, then the flag's.
 *
 * What is not known, or of another type, is left out and told.
 */
export function fakerOptions(
  root: unknown,
  fillProperties: boolean | undefined,
  warn: (message: string) => void,
): Readonly<Record<string, unknown>> {
  const extension = (root as Record<string, unknown>)['x-json-schema-faker'];
  const entries = typeof extension === 'object' && extension !== null ? Object.entries(extension) : [];
  const options = entries.flatMap(([key, value]): [string, unknown][] => {
    const name = key.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
    const types = Object.hasOwn(knownOptions, name) ? knownOptions[name] : undefined;
    if (types?.includes(typeof value)) return [[name, value]];
    warn(
      `x-json-schema-faker: "${key}" is ${types ? `not of the type ${types.join(' or ')}` : 'not an option that is supported'}`,
    );
    return [];
  });
  return { ...Object.fromEntries(options), ...(fillProperties === false && { fillProperties }) };
}
