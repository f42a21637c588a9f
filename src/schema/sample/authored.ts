import { typeNameOf } from '../resolve-schema.ts';
import type { Facts } from './facts.ts';
import { type Make, none, type Run } from './run.ts';

/** Makes values of a schema's own examples or default, where the options ask for them; undefined where it has none. */
export function authoredMaker({ parts, types }: Facts): Make | undefined {
  const fits = (value: unknown) => types.has(typeNameOf(value));
  const examples = parts
    .flatMap(({ schema }) => [
      ...(Object.hasOwn(schema, 'example') ? [schema.example] : []),
      ...(Array.isArray(schema.examples) ? schema.examples : []),
    ])
    .filter(fits);
  const defaults = parts
    .flatMap(({ schema }) => (Object.hasOwn(schema, 'default') ? [schema.default] : []))
    .filter(fits);
  if (examples.length === 0 && defaults.length === 0) return undefined;
  return ({ options, random }: Run) => {
    const list = options.useExamples && examples.length > 0 ? examples : options.useDefaults ? defaults : [];
    return list.length === 0 ? none : structuredClone(random.pick(list));
  };
}
