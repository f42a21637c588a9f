import { type Document, follow, refOf } from '../document/document.ts';
import { joinPointer } from '../document/pointer.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import { isKnownFormat } from './formats.ts';
import { type Direction, hiddenProperties } from './hidden-properties.ts';
import {
  plainKeywords,
  schemaKeywords,
  schemaListKeywords,
  schemaMapKeywords,
  typeNames,
  unsupportedKeywords,
} from './keywords.ts';
import { readPattern } from './pattern.ts';

/** A schema in a form that stands beside others: JSON Schema 2020-12, every `$ref` the `$id` of another one. */
export interface Definition {
  /** `{ $id: 's:3', type: 'array', items: { $ref: 's:4' } }` */
  readonly schema: { readonly $id: string };
  readonly at: Location;
  /** The definitions that it refers to, by their number. */
  readonly refs: ReadonlySet<number>;
  /** What of it cannot be checked: an unknown format, a pattern that does not compile, a broken reference. */
  readonly problems: readonly Problem[];
}

/**
 * The schemas of a document as JSON Schema 2020-12, each converted when it is first asked for or referred to, and once.
 *
 * OpenAPI 3.0's `nullable` and boolean `exclusiveMinimum` are translated; `nullable` admits null beside an `enum`
 * and without a `type` too, as Prism has it.
 */
export class Definitions {
  readonly #document: Document;
  readonly #isOas30: boolean;
  readonly #direction: Direction;
  readonly #all: Definition[] = [];
  /** The place in the document that each schema within was read from; a keyword's place is right below. */
  readonly #places = new WeakMap<object, Location>();
  readonly #indexByKey = new Map<string, number>();
  readonly #pending: { index: number; node: SchemaNode; hidden: ReadonlySet<string> }[] = [];
  #problems: Problem[] = [];
  #refs = new Set<number>();
  /** The schema that is being converted, as the document has it. */
  #root: unknown;

  constructor(model: Pick<Model, 'document' | 'version'>, direction: Direction) {
    this.#document = model.document;
    this.#isOas30 = model.version === '3.0';
    this.#direction = direction;
  }

  /** All that were converted so far, in the order of their numbers; grows. */
  get all(): readonly Definition[] {
    return this.#all;
  }

  /** The number of a schema's definition; what it refers to is defined too. */
  define(node: SchemaNode): number {
    const index = this.#define(node, new Set());
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      this.#all[next.index] = this.#definition(next.index, next.node, next.hidden);
    }
    return index;
  }

  /** Where a schema within a definition stands in the document. */
  placeOf(schema: unknown): Location | undefined {
    return typeof schema === 'object' && schema !== null ? this.#places.get(schema) : undefined;
  }

  /** What of a definition, and of all that it leads to, cannot be checked. */
  problemsOf(index: number): readonly Problem[] {
    const reached = new Set([index]);
    for (const one of reached) for (const ref of this.#all[one]?.refs ?? []) reached.add(ref);
    return [...reached].flatMap((one) => this.#all[one]?.problems ?? []);
  }

  #idOf(index: number): string {
    return `${this.#direction}:${index}`;
  }

  #definition(index: number, node: SchemaNode, hidden: ReadonlySet<string>): Definition {
    this.#problems = [];
    this.#refs = new Set();
    this.#root = node.value;
    const converted = this.#convert(node.value, node.at, hidden);
    const $id = this.#idOf(index);
    const schema = typeof converted === 'object' ? { $id, ...converted } : { $id, allOf: [converted] };
    // The `false` of a boolean schema stands in the same place.
    this.#places.set(schema, node.at);
    return { schema, at: node.at, refs: this.#refs, problems: this.#problems };
  }

  /** The number of the definition of a node, which is queued when it is new. */
  #define(node: SchemaNode, hidden: ReadonlySet<string>): number {
    const key = `${node.at.source}#${node.at.pointer} ${[...hidden].sort().join(' ')}`;
    const known = this.#indexByKey.get(key);
    if (known !== undefined) return known;
    const index = this.#indexByKey.size;
    this.#indexByKey.set(key, index);
    this.#pending.push({ index, node, hidden });
    return index;
  }

  /** @param inherited names that a schema which this one is part of hides in this direction */
  #convert(value: unknown, at: Location, inherited: ReadonlySet<string>): object | boolean {
    const converted = this.#convertObject(value, at, inherited);
    if (typeof converted === 'object') this.#places.set(converted, at);
    return converted;
  }

  #convertObject(value: unknown, at: Location, inherited: ReadonlySet<string>): object | boolean {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#report('schema-structure', 'a schema must be an object or a boolean', at);
      return true;
    }
    const source = value as Record<string, unknown>;
    const ref = refOf(value);
    if (ref !== undefined && this.#isOas30) return this.#reference(ref, at, inherited);
    const hidden = inherited.union(hiddenProperties(this.#document, value, at, this.#direction));
    const converted: Record<string, unknown> = ref === undefined ? {} : this.#reference(ref, at, hidden);
    for (const [keyword, item] of Object.entries(source)) {
      const result = this.#keyword(
        keyword,
        item,
        { source: at.source, pointer: joinPointer(at.pointer, keyword) },
        hidden,
      );
      if (result !== undefined) converted[keyword] = result;
    }
    if (!this.#isOas30) return converted;
    // What `nullable` wraps stands in the same place.
    this.#places.set(converted, at);
    return translateOas30(source, converted);
  }

  #reference(ref: string, at: Location, hidden: ReadonlySet<string>): Record<string, unknown> {
    const target = follow(this.#document, ref, at.source);
    if (target) return this.#refTo(target, hidden);
    this.#report('ref-unresolved', `"$ref: ${ref}" leads to nothing; what it stands for is not checked`, at);
    return {};
  }

  #refTo(target: SchemaNode, hidden: ReadonlySet<string>): { $ref: string } {
    const index = this.#define(target, hidden);
    this.#refs.add(index);
    return { $ref: this.#idOf(index) };
  }

  #keyword(keyword: string, value: unknown, at: Location, hidden: ReadonlySet<string>): unknown {
    // Only what speaks of the same object shares its hidden names; children have their own.
    const none: ReadonlySet<string> = new Set();
    if (schemaKeywords.has(keyword))
      return this.#convert(value, at, /^(?:if|then|else|not)$/.test(keyword) ? hidden : none);
    if (schemaListKeywords.has(keyword))
      return this.#list(value, at, keyword === 'prefixItems' ? none : hidden);
    if (schemaMapKeywords.has(keyword))
      return this.#map(keyword, value, at, keyword === 'dependentSchemas' ? hidden : none);
    if (plainKeywords.has(keyword)) return value;
    if (keyword === 'type') return this.#type(value, at);
    if (keyword === 'required') return this.#required(value, at, hidden);
    if (keyword === 'format') return this.#format(value, at);
    if (keyword === 'pattern') return this.#pattern(value, at) ? value : undefined;
    if (keyword === '$dynamicAnchor' || keyword === '$dynamicRef') return this.#dynamic(keyword, value, at);
    if (unsupportedKeywords.has(keyword))
      this.#report('schema-keyword', `"${keyword}" is not followed; it is not checked`, at);
    return undefined;
  }

  /** Anchors and references to them within one definition: each is a schema resource of its own. */
  #dynamic(keyword: string, value: unknown, at: Location): unknown {
    const name = typeof value === 'string' ? value.replace(/^#/, '') : '';
    if (
      /^[A-Za-z_][-A-Za-z0-9._]*$/.test(name) &&
      (keyword === '$dynamicAnchor' || hasAnchor(this.#root, name))
    ) {
      return value;
    }
    this.#report(
      'schema-keyword',
      `"${keyword}: ${String(value)}" names no anchor of its schema; it is not checked`,
      at,
    );
    return undefined;
  }

  #list(value: unknown, at: Location, hidden: ReadonlySet<string>): unknown {
    if (!Array.isArray(value) || value.length === 0) {
      this.#report('schema-structure', 'a list of schemas is expected here; it is not checked', at);
      return undefined;
    }
    return value.map((item, index) =>
      this.#convert(item, { source: at.source, pointer: joinPointer(at.pointer, index) }, hidden),
    );
  }

  #map(keyword: string, value: unknown, at: Location, hidden: ReadonlySet<string>): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#report('schema-structure', 'a map of schemas is expected here; it is not checked', at);
      return undefined;
    }
    const entries = Object.entries(value)
      .filter(([name]) => keyword !== 'patternProperties' || this.#pattern(name, at))
      .map(([name, item]) => [
        name,
        this.#convert(item, { source: at.source, pointer: joinPointer(at.pointer, name) }, hidden),
      ]);
    return Object.fromEntries(entries);
  }

  #type(value: unknown, at: Location): unknown {
    const names = Array.isArray(value) ? value : [value];
    if (names.length > 0 && names.every((name) => typeof name === 'string' && typeNames.has(name)))
      return value;
    this.#report('schema-structure', `${JSON.stringify(value)} is not a type; it is not checked`, at);
    return undefined;
  }

  #required(value: unknown, at: Location, hidden: ReadonlySet<string>): unknown {
    if (Array.isArray(value)) return value.filter((name) => typeof name === 'string' && !hidden.has(name));
    this.#report('schema-structure', '"required" must be a list of names; it is not checked', at);
    return undefined;
  }

  #format(value: unknown, at: Location): unknown {
    if (typeof value === 'string' && isKnownFormat(value)) return value;
    this.#report(
      'format-unknown',
      `the format ${JSON.stringify(value)} is not known; it is not checked`,
      at,
      'note',
    );
    return undefined;
  }

  #pattern(value: unknown, at: Location): boolean {
    const read = typeof value === 'string' ? readPattern(value) : undefined;
    const subject = `the pattern ${shortened(JSON.stringify(value))}`;
    if (!read?.ok) {
      this.#report('pattern-invalid', `${subject} ${read?.reason ?? 'is no text'}; it is not checked`, at);
      return false;
    }
    const { maxLength } = read.pattern;
    if (maxLength !== undefined) {
      const message = `${subject} can take very long; values longer than ${maxLength} characters are not checked against it`;
      this.#report('pattern-slow', message, at, maxLength < 50_000 ? 'warning' : 'note');
    }
    if (read.note !== undefined) this.#report('pattern-doubtful', `${subject} ${read.note}`, at);
    return true;
  }

  #report(code: string, message: string, at: Location, severity: Problem['severity'] = 'warning'): void {
    this.#problems.push({ code, severity, message, at });
  }
}

function hasAnchor(schema: unknown, name: string, depth = 0): boolean {
  if (typeof schema !== 'object' || schema === null || depth > 50) return false;
  if ((schema as Record<string, unknown>).$dynamicAnchor === name) return true;
  return Object.values(schema).some((child) => hasAnchor(child, name, depth + 1));
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** What only OpenAPI 3.0 says differently. @see https://spec.openapis.org/oas/v3.0.3#schema-object */
function translateOas30(source: Record<string, unknown>, converted: Record<string, unknown>): object {
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof converted[exclusive] !== 'boolean') continue;
    if (converted[exclusive] && converted[bound] !== undefined) {
      converted[exclusive] = converted[bound];
      delete converted[bound];
    } else delete converted[exclusive];
  }
  if (source.nullable !== true) return converted;
  if (Array.isArray(converted.enum) && !converted.enum.includes(null))
    converted.enum = [...converted.enum, null];
  if (typeof converted.type === 'string') {
    converted.type = [converted.type, 'null'];
    const composed = ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => keyword in converted);
    return composed ? { anyOf: [{ type: 'null' }, converted] } : converted;
  }
  return { anyOf: [{ type: 'null' }, converted] };
}
