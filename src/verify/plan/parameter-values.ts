import type { Example, MediaType, Model, Parameter } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { sampleValue } from '../../schema/sample.ts';

/** A value that the document's author wrote down, and under which name. */
export interface AuthoredValue {
  readonly name: string | undefined;
  readonly value: unknown;
}

/** The values that the document gives for a parameter: its examples, or else its schema's. */
export function authoredParameterValues(model: Model, parameter: Parameter): readonly AuthoredValue[] {
  const content = parameter.content[0];
  const own = valuesOf([...parameter.examples, ...(content?.examples ?? [])]);
  if (own.length > 0) return own;
  const schema = parameter.schema ?? content?.schema;
  const isAuthored =
    schema &&
    schemaParts(model, schema).some(
      ({ value }) =>
        isObject(value) &&
        ['const', 'example', 'examples', 'default', 'enum'].some((key) => Object.hasOwn(value, key)),
    );
  const value = isAuthored ? sampleValue(model, schema) : undefined;
  return value === undefined ? [] : [{ name: undefined, value }];
}

/** A value to send for a parameter: an authored one, or one made from its schema; undefined where neither works. */
export function parameterValue(model: Model, parameter: Parameter): unknown {
  const authored = authoredParameterValues(model, parameter)[0];
  if (authored) return authored.value;
  const schema = parameter.schema ?? parameter.content[0]?.schema;
  if (!schema) return 'sample';
  const simple = sampleValue(model, schema);
  if (simple !== undefined && simple !== '') return simple;
  const random = createRandom(parameter.name);
  const { value, valid } = samplerOf(model, schema, 'request').sample(random, defaultSampleOptions);
  return valid ? value : undefined;
}

/** The distinct examples of a media type. */
export function bodyExamples(mediaType: MediaType): readonly AuthoredValue[] {
  const seen = new Set<string>();
  return valuesOf(mediaType.examples).filter(({ value }) => {
    const key = JSON.stringify(value);
    return !seen.has(key) && seen.add(key);
  });
}

function valuesOf(examples: readonly Example[]): AuthoredValue[] {
  return examples.filter(({ value }) => value !== undefined).map(({ name, value }) => ({ name, value }));
}
