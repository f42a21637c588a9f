import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import type { FlowReader } from './flow-reader.ts';

/** The values that a workflow begins with: of each input its default, its example, or one that its schema allows. */
export function inputValues(
  model: Model,
  reader: FlowReader,
  components: FlowReader | undefined,
): Readonly<Record<string, unknown>> {
  const schema = resolved(reader.get('inputs'), components);
  if (schema === undefined) return {};
  if (!isObject(schema)) {
    reader.fail(['inputs'], '"inputs" must be a JSON Schema', 'Write "type: object" with "properties".');
    return {};
  }
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, raw]): [string, unknown][] => {
      const property = resolved(raw, components);
      const value = inputValue(model, property, reader.at('inputs', 'properties', name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `{ $ref: '#/components/inputs/page' }` is what that leads to. */
function resolved(schema: unknown, components: FlowReader | undefined): unknown {
  const ref = isObject(schema) ? schema.$ref : undefined;
  const [, name] = typeof ref === 'string' ? (/^#\/components\/inputs\/([^/]+)$/.exec(ref) ?? []) : [];
  return name === undefined ? schema : components?.object('inputs')?.get(name);
}

function inputValue(model: Model, schema: unknown, at: { source: string; pointer: string }): unknown {
  if (!isObject(schema)) return undefined;
  for (const key of ['default', 'example', 'const']) if (Object.hasOwn(schema, key)) return schema[key];
  for (const list of [schema.examples, schema.enum])
    if (Array.isArray(list) && list.length > 0) return list[0];
  const options = { ...defaultSampleOptions, useExamples: true, useDefaults: true, fillProperties: false };
  const { value, valid } = samplerOf(model, { value: schema, at }, 'request').sample(
    createRandom(at.pointer),
    options,
  );
  return valid ? value : undefined;
}
