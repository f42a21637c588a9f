import { describe, expect, test } from 'vitest';
import { defaultSampleOptions, type SampleOptions, sampleOptionsOf } from './options.ts';
import { createRandom } from './random.ts';
import { samplerOf } from './sampler.ts';
import { schemaModel } from './schema-model.fixture.ts';

const schema = {
  type: 'object',
  required: ['must'],
  properties: {
    must: { type: 'string', example: 'shown', default: 'usual' },
    may: { type: ['string', 'null'], const: null },
    list: { type: 'array', items: { type: 'integer' } },
  },
};

function samples(options: SampleOptions): Record<string, unknown>[] {
  const { model, node } = schemaModel(schema);
  const sampler = samplerOf(model, node, 'response');
  return Array.from({ length: 30 }, (_, index) => {
    const { value, valid } = sampler.sample(createRandom(`s${index}`), options);
    expect(valid).toBe(true);
    // The schema is one of objects, and the value is valid.
    return value as Record<string, unknown>;
  });
}

const keysOf = (values: readonly object[]) =>
  [...new Set(values.map((value) => Object.keys(value).join()))].sort();

describe('options of json-schema-faker', () => {
  test.each<[option: object, keys: string[]]>([
    [{}, ['must,may,list']],
    [{ fillProperties: false }, ['must,may,list']],
    [{ requiredOnly: true }, ['must']],
    [{ optionalsProbability: 0 }, ['must']],
    [{ optionalsProbability: 0.5 }, ['must', 'must,list', 'must,may', 'must,may,list']],
    [{ optionalsProbability: 0, alwaysFakeOptionals: true }, ['must,may,list']],
    [{ omitNulls: true }, ['must,list']],
  ])('%j decide on properties', (option, keys) => {
    expect(keysOf(samples(sampleOptionsOf({ ...option }).options))).toEqual(keys);
  });

  test.each<[option: object, counts: number[]]>([
    [{}, [1, 2, 3]],
    [{ maxItems: 1 }, [1]],
    [{ minItems: 4, maxItems: 5 }, [4, 5]],
    [{ minItems: 6 }, [6]],
  ])('%j decide on the length of arrays', (option, counts) => {
    const values = samples(sampleOptionsOf({ ...option }).options);
    const lengths = values.map(({ list }) => (list as unknown[]).length);
    expect([...new Set(lengths)].sort()).toEqual(counts);
  });

  test.each<[option: object, want: unknown]>([
    [{ useExamplesValue: true }, 'shown'],
    [{ useDefaultValue: true }, 'usual'],
    [{ minLength: 20, maxLength: 20 }, expect.stringMatching(/^.{20}$/)],
  ])('%j decide on texts', (option, want) => {
    for (const { must } of samples(sampleOptionsOf({ ...option }).options)) expect(must).toEqual(want);
  });

  test('those without a meaning here are told', () => {
    const { options, unsupported } = sampleOptionsOf({
      failOnInvalidTypes: false,
      sortProperties: true,
      reuseProperties: true,
      maxItems: null,
    });
    expect(options).toEqual(defaultSampleOptions);
    expect(unsupported).toEqual(['sortProperties', 'reuseProperties']);
  });
});
