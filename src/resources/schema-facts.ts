import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import { alternativesOf, schemaParts, type TypeName, typesOf } from '../schema/resolve-schema.ts';
import { plainName } from './noun.ts';
import { simpleTypes } from './simple-types.ts';

/** A property as a schema and all that it is composed of describe it. */
export interface PropertyFacts {
  readonly name: string;
  readonly schema: SchemaNode;
  /** In every branch that has it. */
  readonly isRequired: boolean;
}

/** What is found out about the schemas of one document, each once. */
export class SchemaFacts {
  readonly model: Model;
  readonly #properties = new Map<unknown, ReadonlyMap<string, PropertyFacts>>();
  readonly #parts = new Map<unknown, readonly SchemaNode[]>();
  readonly #types = new Map<unknown, ReadonlySet<TypeName>>();
  readonly #plain = new Map<unknown, ReadonlyMap<string, PropertyFacts>>();
  readonly #targets = new Map<unknown, string>();

  constructor(model: Model) {
    this.model = model;
  }

  /** What holds at once: see `schemaParts`. */
  parts(node: SchemaNode): readonly SchemaNode[] {
    return remembered(this.#parts, node.value, () => schemaParts(this.model, node));
  }

  types(node: SchemaNode): ReadonlySet<TypeName> {
    return simpleTypes(node.value) ?? remembered(this.#types, node.value, () => typesOf(this.model, node));
  }

  /** Whether values may be of the type, and are of no other but null. */
  isOnly(node: SchemaNode, type: TypeName): boolean {
    const types = this.types(node);
    const others = [...types].filter(
      (name) => name !== 'null' && name !== type && !(type === 'number' && name === 'integer'),
    );
    return types.has(type) && others.length === 0;
  }

  /** Whether values are objects: the type says so, or there are properties and no type. */
  isObject(node: SchemaNode): boolean {
    return this.isOnly(node, 'object') || (this.properties(node).size > 0 && this.types(node).has('object'));
  }

  /** Whether values are arrays: the type says so, or there are items and no type. */
  isArray(node: SchemaNode): boolean {
    if (this.isOnly(node, 'array')) return true;
    return this.types(node).has('array') && this.items(node) !== undefined && !this.isObject(node);
  }

  /** The properties by name, those of the branches of `oneOf` and `anyOf` among them, as optional ones. */
  properties(node: SchemaNode): ReadonlyMap<string, PropertyFacts> {
    return remembered(this.#properties, node.value, () => this.#readProperties(node));
  }

  /** The same by their plain names; of two that differ in case or separators only, the first. */
  plainProperties(node: SchemaNode): ReadonlyMap<string, PropertyFacts> {
    return remembered(this.#plain, node.value, () => {
      const all = [...this.properties(node).values()].map((one) => [plainName(one.name), one] as const);
      return new Map(all.toReversed());
    });
  }

  /** The schema of the items of an array. */
  items(node: SchemaNode): SchemaNode | undefined {
    for (const { value, at } of this.parts(node)) {
      if (isObject(value) && value.items !== undefined)
        return { value: value.items, at: childOf(at, 'items') };
    }
    return undefined;
  }

  /** The first value that a keyword has in the schema: `enum`, `maximum`. */
  keyword(node: SchemaNode | undefined, name: string): unknown {
    if (!node) return undefined;
    for (const { value } of this.parts(node)) {
      if (isObject(value) && Object.hasOwn(value, name)) return value[name];
    }
    return undefined;
  }

  /** The values of an enum, as texts. */
  texts(node: SchemaNode): readonly string[] {
    const values = this.keyword(node, 'enum');
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  }

  /** Where the schema is that this one refers to, for telling whether two are the same. */
  target(node: SchemaNode): string {
    return remembered(this.#targets, node.value, () => this.#findTarget(node));
  }

  /**
   * Whether two schemas mean the same: one place, or the same properties.
   *
   * @param least how many properties there must be for that to say something
   */
  isSame(one: SchemaNode, other: SchemaNode, least = 2): boolean {
    if (this.target(one) === this.target(other)) return true;
    const [names, others] = [this.properties(one), this.properties(other)];
    if (names.size !== others.size || names.size < least) return false;
    return [...names.keys()].every((name) => others.has(name));
  }

  #findTarget(node: SchemaNode): string {
    const alternatives = this.#alternatives(node).filter((one) => !this.isOnly(one, 'null'));
    const [only] = alternatives;
    if (only && alternatives.length === 1 && this.#ownProperties(node).size === 0 && only !== node) {
      // One that leads back to itself is its own target.
      this.#targets.set(node.value, placeOf(node));
      return this.target(only);
    }
    const parts = this.parts(node);
    const target =
      parts.find(({ value }) => isObject(value) && value.properties !== undefined) ?? parts.at(-1);
    return placeOf(target ?? node);
  }

  #readProperties(node: SchemaNode): ReadonlyMap<string, PropertyFacts> {
    const found = new Map(this.#ownProperties(node));
    // One that leads back to itself has no properties while they are read.
    this.#properties.set(node.value, found);
    for (const branch of this.#alternatives(node)) {
      for (const [name, property] of this.properties(branch)) {
        if (!found.has(name)) found.set(name, optional(property));
      }
    }
    return found;
  }

  #ownProperties(node: SchemaNode): ReadonlyMap<string, PropertyFacts> {
    const required = new Set<unknown>();
    const found = new Map<string, SchemaNode>();
    for (const { value, at } of this.parts(node)) {
      if (!isObject(value)) continue;
      if (Array.isArray(value.required)) for (const name of value.required) required.add(name);
      if (!isObject(value.properties)) continue;
      for (const name of Object.keys(value.properties)) {
        // Its place is made when it is asked for: most properties are looked at by their names alone.
        if (!found.has(name)) found.set(name, { value: value.properties[name], at });
      }
    }
    return new Map(
      [...found].map(([name, { value, at }]) => {
        const isRequired = required.has(name);
        const facts = {
          name,
          isRequired,
          get schema() {
            return { value, at: childOf(at, 'properties', name) };
          },
        };
        return [name, facts];
      }),
    );
  }

  #alternatives(node: SchemaNode): readonly SchemaNode[] {
    return this.parts(node).flatMap((part) => alternativesOf(part));
  }
}

function optional(property: PropertyFacts): PropertyFacts {
  return {
    name: property.name,
    isRequired: false,
    get schema() {
      return property.schema;
    },
  };
}

function placeOf({ at }: SchemaNode): string {
  return `${at.source}#${at.pointer}`;
}

/** Only objects are remembered: `true` is the same schema everywhere, at other places. */
function remembered<T>(known: Map<unknown, T>, key: unknown, compute: () => T): T {
  if (!isObject(key)) return compute();
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = compute();
  known.set(key, value);
  return value;
}
