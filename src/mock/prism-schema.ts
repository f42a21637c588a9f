import { follow, refOf } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';

type Tree = Record<string, unknown>;

/** A schema in the form that Prism's sampler reads. */
export interface PrismSchema {
  /** Its references are replaced by what they lead to, but for those that lead back to where they stand. */
  readonly schema: Tree;
  /** Where those lead: `#/0`. */
  readonly targets: readonly Tree[];
}

/**
 * Converts a schema as Prism does: `example` to `examples`, `nullable` to a type, numeric formats to bounds.
 *
 * Only keywords that decide on a sampled value are kept.
 */
export function prismSchema(model: Model, node: SchemaNode): PrismSchema {
  const converter = new Converter(model);
  return { schema: converter.convert(node), targets: converter.targets };
}

const lists = ['allOf', 'anyOf', 'oneOf'] as const;
const children = ['items', 'additionalProperties', 'contains', 'if', 'then'] as const;
const plain = [
  'type',
  'default',
  'const',
  'enum',
  'examples',
  'format',
  'required',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'readOnly',
  'writeOnly',
] as const;

/** By format. @see https://spec.openapis.org/registry/format/ */
const ranges: Readonly<Record<string, readonly [min: number, max: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  float: [-(2 ** 128), 2 ** 128 - 1],
  double: [-Number.MAX_VALUE, Number.MAX_VALUE],
};

class Converter {
  readonly targets: Tree[] = [];
  readonly #model: Model;
  /** In 3.1 a document that names its dialect is left as it is. */
  readonly #isPlain: boolean;
  readonly #converted = new Map<string, { readonly schema: Tree; isReady: boolean; target: number }>();

  constructor(model: Model) {
    this.#model = model;
    const root = model.document.root.value;
    this.#isPlain = isObject(root) && typeof root.jsonSchemaDialect === 'string';
  }

  convert({ value, at }: SchemaNode): Tree {
    const key = `${at.source}#${at.pointer}`;
    const known = this.#converted.get(key);
    if (known?.isReady) return known.schema;
    if (known) {
      if (known.target < 0) known.target = this.targets.push(known.schema) - 1;
      return { $ref: `#/${known.target}` };
    }
    const entry = { schema: {}, isReady: false, target: -1 };
    this.#converted.set(key, entry);
    Object.assign(entry.schema, this.#convertValue(value, at));
    entry.isReady = true;
    // Prism looks into a schema within itself once more, since what it is led to are other objects with the same in them.
    if (entry.target >= 0) this.targets[entry.target] = structuredClone(entry.schema);
    return entry.schema;
  }

  #convertValue(value: unknown, at: SchemaNode['at']): Tree {
    if (!isObject(value)) return {};
    const ref = refOf(value);
    const own = this.#convertObject(value, at);
    if (ref === undefined) return own;
    const target = follow(this.#model.document, ref, at.source);
    if (!target) return own;
    const referenced = this.convert(target);
    // What stands beside a reference counts too, also in 3.0: so Prism reads it.
    return Object.keys(own).length === 0 || '$ref' in referenced ? referenced : { ...referenced, ...own };
  }

  #convertObject(source: Tree, at: SchemaNode['at']): Tree {
    const schema: Tree = {};
    for (const keyword of plain) if (source[keyword] !== undefined) schema[keyword] = source[keyword];
    for (const keyword of lists) {
      const list = source[keyword];
      if (!Array.isArray(list)) continue;
      schema[keyword] = list.flatMap((value, index) =>
        isObject(value) ? [this.convert({ value, at: childOf(at, keyword, index) })] : [],
      );
    }
    for (const keyword of children) {
      const value = source[keyword];
      if (isObject(value)) schema[keyword] = this.convert({ value, at: childOf(at, keyword) });
      else if (Array.isArray(value)) {
        schema[keyword] = value.map((item, index) =>
          this.convert({ value: item, at: childOf(at, keyword, index) }),
        );
      }
    }
    if (isObject(source.properties)) schema.properties = this.#properties(source.properties, at);
    for (const bound of ['exclusiveMinimum', 'exclusiveMaximum']) {
      if (source[bound] !== undefined) schema[bound] = source[bound];
    }
    if (this.#isPlain) return source.example === undefined ? schema : { ...schema, example: source.example };
    translate(schema, source);
    return schema;
  }

  #properties(properties: Tree, at: SchemaNode['at']): Tree {
    const entries = Object.entries(properties).map(([name, value]) => [
      name,
      this.convert({ value, at: childOf(at, 'properties', name) }),
    ]);
    return Object.fromEntries(entries);
  }
}

/** @see https://github.com/stoplightio/http-spec its `oas/transformers/schema/keywords` */
function translate(schema: Tree, source: Tree): void {
  const example = source['x-example'] ?? source.example;
  if (example !== undefined) schema.examples = [example];
  const nullable = source.nullable === true || source['x-nullable'] === true;
  if (nullable && typeof schema.type === 'string') schema.type = [schema.type, 'null'];
  const range = typeof schema.format === 'string' ? ranges[schema.format] : undefined;
  if (range && Object.hasOwn(ranges, String(schema.format))) {
    schema.minimum = Math.max(numberOr(schema.minimum, range[0]), range[0]);
    schema.maximum = Math.min(numberOr(schema.maximum, range[1]), range[1]);
  }
  translateBound(schema, 'exclusiveMinimum', 'minimum');
  translateBound(schema, 'exclusiveMaximum', 'maximum');
}

function numberOr(value: unknown, fallback: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isNaN(number) ? fallback : number;
}

function translateBound(schema: Tree, exclusive: string, bound: string): void {
  const { [exclusive]: flag, [bound]: value } = schema;
  if (flag === undefined || typeof flag === 'number') return;
  delete schema[exclusive];
  if (flag !== true || typeof value !== 'number') return;
  schema[exclusive] = value;
  delete schema[bound];
}
