import { follow, refOf } from '../../document/document.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';

type Tree = Record<string, unknown>;

/** A schema in the form that Prism's sampler reads; made while it is read, so that a large one costs what is used. */
export interface PrismSchema {
  /** Its references are replaced by what they lead to, but for those that lead back to where they stand. */
  readonly schema: Tree;
  /** Where those lead: `#/0`. Filled while the schema is read. */
  readonly targets: readonly Tree[];
}

/**
 * Converts a schema as Prism does: `example` to `examples`, `nullable` to a type, numeric formats to bounds.
 *
 * Only keywords that decide on a sampled value are kept. What a schema within itself leads back to is left as the
 * document writes it, as Prism leaves it: there an `example` is one, and `int64` has no bounds.
 *
 * @throws Error while it is read, when more than 20,000 schemas are asked for
 */
export function prismSchema(model: Model, node: SchemaNode): PrismSchema {
  const converter = new Converter(model);
  return { schema: converter.convert(node), targets: converter.targets };
}

const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
/** Prism leaves what is below these as it is. */
const untouched: ReadonlySet<string> = new Set(['contains', 'if', 'then']);
const structures: ReadonlySet<string> = new Set(['items', 'additionalProperties', ...untouched]);
const plain: ReadonlySet<string> = new Set([
  ...['type', 'default', 'const', 'enum', 'examples', 'format', 'required', 'readOnly', 'writeOnly'],
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
  ],
  // Nothing is made from these, but a schema without a type has one by what it names.
  ...['multipleOf', 'pattern', 'uniqueItems', 'additionalItems', 'maxProperties', 'minProperties'],
  ...['patternProperties', 'dependencies'],
]);

/** By format. @see https://spec.openapis.org/registry/format/ */
const ranges: Readonly<Record<string, readonly [min: number, max: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  float: [-(2 ** 128), 2 ** 128 - 1],
  double: [-Number.MAX_VALUE, Number.MAX_VALUE],
};

/** More than the sampler visits of any schema, unless it merges an `if` that has no end. */
const maxPositions = 20_000;

/** A schema where it is met: below those that it is within. */
interface Position {
  /** The places of the schema and of all that its references lead to. */
  readonly keys: readonly string[];
  /** With the place of the schema that each stands in; what stands beside a reference counts too, also in 3.0. */
  readonly keywords: ReadonlyMap<string, { readonly value: unknown; readonly at: Location }>;
  readonly parent: Position | undefined;
  /** By what leads there: `properties/name`. */
  readonly children: Map<string, Position>;
  /** Index of the target that it is, once something leads back to it. */
  target: number;
  /** As the document writes it; one object, since the sampler knows by that where it has been. */
  raw: Tree | undefined;
}

class Converter {
  readonly targets: Tree[] = [];
  readonly #model: Model;
  /** In 3.1 a document that names its dialect is left as it is. */
  readonly #isPlain: boolean;
  #count = 0;

  constructor(model: Model) {
    this.#model = model;
    const root = model.document.root.value;
    this.#isPlain = isObject(root) && typeof root.jsonSchemaDialect === 'string';
  }

  convert(node: SchemaNode): Tree {
    return this.#treeOf(this.#positionOf(node, undefined), false);
  }

  /** @param isRaw as the document writes it */
  #childOf(parent: Position, node: SchemaNode, path: string, isRaw: boolean): Tree {
    let position = parent.children.get(path);
    if (!position) {
      position = this.#positionOf(node, parent);
      parent.children.set(path, position);
    }
    for (let above: Position | undefined = parent; above; above = above.parent) {
      if (above.keys.some((key) => position.keys.includes(key)))
        return { $ref: `#/${this.#targetOf(above)}` };
    }
    return isRaw ? this.#rawOf(position) : this.#treeOf(position, false);
  }

  #positionOf({ value, at }: SchemaNode, parent: Position | undefined): Position {
    this.#count += 1;
    if (this.#count > maxPositions) throw new Error('the schema is too complex');
    const keys: string[] = [];
    const keywords = new Map<string, { value: unknown; at: Location }>();
    for (let node: { value: unknown; at: Location } | undefined = { value, at }; node; ) {
      const key = `${node.at.source}#${node.at.pointer}`;
      if (keys.includes(key) || !isObject(node.value)) break;
      keys.push(key);
      for (const [name, own] of Object.entries(node.value)) {
        if (!keywords.has(name)) keywords.set(name, { value: own, at: node.at });
      }
      const ref = refOf(node.value);
      node = ref === undefined ? undefined : follow(this.#model.document, ref, node.at.source);
    }
    return { keys, keywords, parent, children: new Map(), target: -1, raw: undefined };
  }

  #targetOf(position: Position): number {
    if (position.target < 0) position.target = this.targets.push(this.#rawOf(position)) - 1;
    return position.target;
  }

  #rawOf(position: Position): Tree {
    position.raw ??= this.#treeOf(position, true);
    return position.raw;
  }

  #treeOf(position: Position, isRaw: boolean): Tree {
    const tree: Tree = {};
    for (const [name, { value, at }] of position.keywords) {
      const child = (item: unknown, isChildRaw: boolean, ...path: (string | number)[]) =>
        this.#childOf(
          position,
          { value: item, at: childOf(at, name, ...path) },
          [name, ...path].join('/'),
          isChildRaw,
        );
      if (plain.has(name)) tree[name] = value;
      else if (lists.has(name) && Array.isArray(value)) {
        define(tree, name, () => lazyList(value, isObject, (item, index) => child(item, isRaw, index)));
      } else if (structures.has(name)) {
        const isChildRaw = isRaw || untouched.has(name);
        define(tree, name, () => {
          if (isObject(value)) return child(value, isChildRaw);
          if (!Array.isArray(value)) return value;
          return lazyList(
            value,
            () => true,
            (item, index) => child(item, isChildRaw, index),
          );
        });
      } else if (name === 'properties' && isObject(value)) {
        const entries = Object.entries(value);
        define(tree, name, () => lazyObject(entries, (item, key) => child(item, isRaw, key)));
      }
    }
    if (isRaw || this.#isPlain) {
      const example = position.keywords.get('example')?.value;
      return example === undefined ? tree : define(tree, 'example', () => example);
    }
    translate(tree, position.keywords);
    return tree;
  }
}

/** A property that is made when it is first read. */
function define<T extends object>(tree: T, name: string | number, make: () => unknown): T {
  const fix = (value: unknown) =>
    Object.defineProperty(tree, name, { value, enumerable: true, configurable: true, writable: true });
  return Object.defineProperty(tree, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      fix(value);
      return value;
    },
  });
}

function lazyList(
  items: readonly unknown[],
  isKept: (item: unknown) => boolean,
  make: (item: unknown, index: number) => unknown,
): readonly unknown[] {
  const list: unknown[] = [];
  for (const [index, item] of items.entries()) {
    if (isKept(item)) define(list, list.length, () => make(item, index));
  }
  return list;
}

function lazyObject(
  entries: readonly (readonly [key: string, item: unknown])[],
  make: (item: unknown, key: string) => unknown,
): Tree {
  const tree: Tree = {};
  for (const [key, item] of entries) define(tree, key, () => make(item, key));
  return tree;
}

/** @see https://github.com/stoplightio/http-spec its `oas/transformers/schema/keywords` */
function translate(schema: Tree, keywords: Position['keywords']): void {
  const example = (keywords.get('example') ?? keywords.get('x-example'))?.value;
  if (example !== undefined) schema.examples = [example];
  const nullable = ['nullable', 'x-nullable'].some((name) => keywords.get(name)?.value === true);
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
