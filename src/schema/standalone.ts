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

/** A schema that stands alone: JSON Schema 2020-12, every `$ref` within it. */
export interface StandaloneSchema {
  /** `{ $ref: '#/$defs/0', $defs: { 0: …, 1: … } }`: entry 0 is the schema itself. */
  readonly schema: { readonly $ref: string; readonly $defs: Readonly<Record<string, unknown>> };
  /** The place in the document that each schema within was read from; a keyword's place is right below. */
  readonly places: ReadonlyMap<unknown, Location>;
  /** What of the schema cannot be checked: an unknown format, a pattern that does not compile, a broken reference. */
  readonly problems: readonly Problem[];
}

/**
 * Turns a schema of the document, and all that it refers to, into JSON Schema 2020-12 that stands alone.
 *
 * OpenAPI 3.0's `nullable` and boolean `exclusiveMinimum` are translated; `nullable` admits null beside an `enum`
 * and without a `type` too, as Prism has it. Only what is reachable is read.
 */
export function standaloneSchema(
  model: Pick<Model, 'document' | 'version'>,
  node: SchemaNode,
  direction: Direction,
): StandaloneSchema {
  const { definitions, ...converted } = standaloneSchemas(model, [node], direction);
  return { ...converted, schema: { $ref: '#/$defs/0', $defs: definitions } };
}

/**
 * Turns several schemas into definitions that stand together, what they share among them once.
 *
 * @returns definition n is schema n; schemas at the same place must not be given twice
 */
export function standaloneSchemas(
  model: Pick<Model, 'document' | 'version'>,
  nodes: readonly SchemaNode[],
  direction: Direction,
): Omit<StandaloneSchema, 'schema'> & { readonly definitions: Readonly<Record<string, unknown>> } {
  return new Converter(model.document, model.version === '3.0', direction).convertAll(nodes);
}

class Converter {
  readonly #document: Document;
  readonly #isOas30: boolean;
  readonly #direction: Direction;
  readonly #problems: Problem[] = [];
  readonly #places = new Map<unknown, Location>();
  #definitionCount = 0;
  readonly #indexByKey = new Map<string, number>();
  readonly #pending: { index: number; node: SchemaNode; hidden: ReadonlySet<string> }[] = [];

  constructor(document: Document, isOas30: boolean, direction: Direction) {
    this.#document = document;
    this.#isOas30 = isOas30;
    this.#direction = direction;
  }

  convertAll(nodes: readonly SchemaNode[]): ReturnType<typeof standaloneSchemas> {
    const definitions: Record<string, unknown> = {};
    for (const node of nodes) this.#define(node, new Set());
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      definitions[next.index] = this.#convert(next.node.value, next.node.at, next.hidden);
    }
    return { definitions, places: this.#places, problems: this.#problems };
  }

  /** The index of the definition of a node, which is queued when it is new. */
  #define(node: SchemaNode, hidden: ReadonlySet<string>): number {
    const key = `${node.at.source}#${node.at.pointer} ${[...hidden].sort().join(' ')}`;
    const known = this.#indexByKey.get(key);
    if (known !== undefined) return known;
    const index = this.#definitionCount;
    this.#definitionCount += 1;
    this.#indexByKey.set(key, index);
    this.#pending.push({ index, node, hidden });
    return index;
  }

  /** @param inherited names that a schema which this one is part of hides in this direction */
  #convert(value: unknown, at: Location, inherited: ReadonlySet<string>): unknown {
    const converted = this.#convertObject(value, at, inherited);
    if (typeof converted === 'object') this.#places.set(converted, at);
    return converted;
  }

  #convertObject(value: unknown, at: Location, inherited: ReadonlySet<string>): unknown {
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
    if (target) return { $ref: `#/$defs/${this.#define(target, hidden)}` };
    this.#report('ref-unresolved', `"$ref: ${ref}" leads to nothing; what it stands for is not checked`, at);
    return {};
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
    if (unsupportedKeywords.has(keyword))
      this.#report('schema-keyword', `"${keyword}" is not followed; it is not checked`, at);
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

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** What only OpenAPI 3.0 says differently. @see https://spec.openapis.org/oas/v3.0.3#schema-object */
function translateOas30(source: Record<string, unknown>, converted: Record<string, unknown>): unknown {
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
