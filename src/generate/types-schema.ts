import { formatPointer, parsePointer, valueAt } from '../document/pointer.ts';
import { isObject } from '../model/values.ts';
import { isPlainTree } from './plain-tree.ts';
import { safeName } from './types-name.ts';

/** Longer examples make a comment that nobody reads; `handlers.ts` has them all. */
const longestExample = 500;

/** The keywords of a schema that are neither plain scalars nor schemas, as far as they are well formed. */
export function schemaKeywords(
  schema: Record<string, unknown>,
  root: Record<string, unknown>,
): [string, unknown][] {
  const kept: [string, unknown][] = [];
  const keep = (key: string, value: unknown) => {
    if (value !== undefined) kept.push([key, value]);
  };
  // The emitter takes a null constant for an absent one.
  if (own(schema, 'const') === null) return [['enum', [null]]];
  keep('const', finite(own(schema, 'const')) ? schema.const : undefined);
  keep('type', typeOf(own(schema, 'type')));
  const values = own(schema, 'enum');
  keep('enum', Array.isArray(values) ? values.filter(finite) : undefined);
  const required = own(schema, 'required');
  keep(
    'required',
    Array.isArray(required) ? required.filter((name) => typeof name === 'string').map(safeName) : undefined,
  );
  keep('discriminator', discriminatorOf(own(schema, 'discriminator'), root));
  keep('default', short(own(schema, 'default')));
  keep('example', short(own(schema, 'example')));
  const examples = own(schema, 'examples');
  keep(
    'examples',
    Array.isArray(examples) ? examples.filter((item) => short(item) !== undefined) : undefined,
  );
  return kept;
}

function own(schema: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(schema, key) ? schema[key] : undefined;
}

/** Whether a type can be written for a value: YAML has numbers that none can (`.inf`, `.nan`), and values without end. */
function finite(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : isPlainTree(value, 10_000);
}

const types: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

function typeOf(type: unknown): unknown {
  if (Array.isArray(type)) {
    const known = type.filter((item) => types.includes(item));
    return known.length > 0 ? known : undefined;
  }
  return types.includes(type) ? type : undefined;
}

/** With its mapping's names as references, which is how the emitter looks them up. */
function discriminatorOf(discriminator: unknown, root: Record<string, unknown>): unknown {
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  const propertyName = safeName(discriminator.propertyName);
  const { mapping } = discriminator;
  if (!isObject(mapping)) return { propertyName };
  const entries = Object.entries(mapping).flatMap(([value, target]): [string, string][] => {
    if (typeof target !== 'string') return [];
    if (target.startsWith('#'))
      return [[value, `#${formatPointer(parsePointer(target.slice(1)).map(safeName))}`]];
    return isObject(valueAt(root, `/components/schemas/${target}`))
      ? [[value, `#/components/schemas/${safeName(target)}`]]
      : [];
  });
  return { propertyName, mapping: Object.fromEntries(entries) };
}

/** A value that fits in a comment. */
function short(value: unknown): unknown {
  if (value === undefined || value === null) return value;
  return isPlainTree(value, longestExample) && JSON.stringify(value).length <= longestExample
    ? value
    : undefined;
}
