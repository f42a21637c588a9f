import { type Document, follow, refOf } from '../src/document/document.ts';
import { joinPointer } from '../src/document/pointer.ts';
import type { Location } from '../src/problem.ts';

/** A schema of the document and where it stands. */
export interface PlaceOfSchema {
  readonly value: unknown;
  readonly at: Location;
}

type Tree = Record<string, unknown>;

/**
 * Turns schemas of an OpenAPI document into plain JSON Schema 2020-12 for a validator that knows nothing of OpenAPI.
 *
 * Written apart from the toolkit's own conversion, so that a mistake there does not vouch for itself. Each schema that
 * a `$ref` names becomes one with an `$id` of its own, so that it is compiled once in a document. A keyword whose
 * value is malformed is left out: it asks for nothing.
 *
 * @param add called for each schema that is new, with its `$id`, before anything that refers to it is used
 */
export class PlainSchemas {
  readonly #document: Document;
  readonly #isOas30: boolean;
  readonly #flag: 'readOnly' | 'writeOnly';
  readonly #add: (schema: Tree) => void;
  readonly #ids = new Map<string, string>();
  readonly #pending: { id: string; node: PlaceOfSchema; hidden: ReadonlySet<string> }[] = [];
  /** References that lead to nothing. */
  readonly broken = new Set<string>();

  constructor(
    document: Document,
    options: { isOas30: boolean; direction: 'request' | 'response' },
    add: (schema: Tree) => void,
  ) {
    this.#document = document;
    this.#isOas30 = options.isOas30;
    this.#flag = options.direction === 'request' ? 'readOnly' : 'writeOnly';
    this.#add = add;
  }

  /** The `$id` under which a schema, and all that it refers to, has been added. */
  idOf(node: PlaceOfSchema): string {
    const id = this.#register(node, new Set());
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const schema = this.#schema(next.node, next.hidden);
      this.#add({ $id: next.id, allOf: [schema] });
    }
    return id;
  }

  #register(node: PlaceOfSchema, hidden: ReadonlySet<string>): string {
    const key = `${node.at.source}#${node.at.pointer} ${[...hidden].sort().join(' ')}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `plain:${this.#flag}/${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#pending.push({ id, node, hidden });
    return id;
  }

  /** @param inherited required properties of these names are the other side's to send */
  #schema({ value, at }: PlaceOfSchema, inherited: ReadonlySet<string>): unknown {
    if (typeof value === 'boolean') return value;
    if (!isTree(value)) return true;
    const ref = refOf(value);
    if (ref !== undefined && this.#isOas30) return this.#reference(ref, at, inherited);
    const hidden = new Set([...inherited, ...this.#flagged({ value, at }, 0)]);
    const entries = Object.entries(value).flatMap(([keyword, item]): [string, unknown][] => {
      const place = { value: item, at: { source: at.source, pointer: joinPointer(at.pointer, keyword) } };
      const plain = this.#keyword(keyword, place, hidden);
      return plain === undefined ? [] : [[keyword, plain]];
    });
    const plain = Object.fromEntries(entries);
    if (ref !== undefined) return { allOf: [this.#reference(ref, at, hidden), plain] };
    return this.#isOas30 ? asOas30(value, plain) : plain;
  }

  #reference(ref: string, at: Location, hidden: ReadonlySet<string>): unknown {
    const target = follow(this.#document, ref, at.source);
    if (target) return { $ref: this.#register(target, hidden) };
    this.broken.add(ref);
    return true;
  }

  #keyword(keyword: string, { value, at }: PlaceOfSchema, hidden: ReadonlySet<string>): unknown {
    const child = (key: string | number, item: unknown): PlaceOfSchema => ({
      value: item,
      at: { source: at.source, pointer: joinPointer(at.pointer, key) },
    });
    // What stands below another value hides its own properties only.
    const passed = sameValue.has(keyword) ? hidden : new Set<string>();
    if (keyword === 'required')
      return isStrings(value) ? [...new Set(value)].filter((name) => !hidden.has(name)) : undefined;
    if (oneSchema.has(keyword))
      return isTree(value) || typeof value === 'boolean' ? this.#schema({ value, at }, passed) : undefined;
    if (listOfSchemas.has(keyword)) {
      if (!Array.isArray(value) || value.length === 0) return undefined;
      return value.map((item, index) => this.#schema(child(index, item), passed));
    }
    if (mapOfSchemas.has(keyword)) {
      if (!isTree(value)) return undefined;
      const kept = Object.entries(value).filter(
        ([name]) => keyword !== 'patternProperties' || isPattern(name),
      );
      return Object.fromEntries(kept.map(([name, item]) => [name, this.#schema(child(name, item), passed)]));
    }
    return asserted[keyword]?.(value, this.#isOas30) ? value : undefined;
  }

  /** The properties of an object, wherever its parts name them, that carry the flag. */
  #flagged({ value, at }: PlaceOfSchema, depth: number): readonly string[] {
    if (!isTree(value) || depth > 20) return [];
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(this.#document, ref, at.source);
    const own = isTree(value.properties) ? Object.entries(value.properties) : [];
    const parts = Array.isArray(value.allOf) ? value.allOf : [];
    return [
      ...(target ? this.#flagged(target, depth + 1) : []),
      ...own.filter(([, item]) => this.#carries({ value: item, at }, 0)).map(([name]) => name),
      ...parts.flatMap((part) => this.#flagged({ value: part, at }, depth + 1)),
    ];
  }

  #carries({ value, at }: PlaceOfSchema, depth: number): boolean {
    if (!isTree(value) || depth > 20) return false;
    if (value[this.#flag] === true) return true;
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(this.#document, ref, at.source);
    const parts = Array.isArray(value.allOf) ? value.allOf : [];
    return (
      (target !== undefined && this.#carries(target, depth + 1)) ||
      parts.some((part) => this.#carries({ value: part, at }, depth + 1))
    );
  }
}

/** Keywords whose schemas judge the same value as the schema that they stand in. */
const sameValue = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);
const oneSchema = new Set(
  'additionalProperties contains else if items not propertyNames then unevaluatedItems unevaluatedProperties'.split(
    ' ',
  ),
);
const listOfSchemas = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const mapOfSchemas = new Set(['dependentSchemas', 'patternProperties', 'properties']);
const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isList = (value: unknown) => Array.isArray(value) && value.length > 0;
const isBound = (value: unknown, isOas30: boolean) =>
  isNumber(value) || (isOas30 && typeof value === 'boolean');

/** Every other keyword that asks for something, and what its value must be to do so. */
const asserted: Readonly<Record<string, (value: unknown, isOas30: boolean) => boolean>> = {
  __proto__: null as never,
  const: () => true,
  dependentRequired: (value) => isTree(value) && Object.values(value).every(isStrings),
  enum: isList,
  exclusiveMaximum: isBound,
  exclusiveMinimum: isBound,
  format: (value) => typeof value === 'string',
  maxContains: isCount,
  maxItems: isCount,
  maxLength: isCount,
  maxProperties: isCount,
  maximum: isNumber,
  minContains: isCount,
  minItems: isCount,
  minLength: isCount,
  minProperties: isCount,
  minimum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  pattern: (value) => typeof value === 'string' && isPattern(value),
  type: (value) => {
    const names = Array.isArray(value) ? value : [value];
    return names.length > 0 && names.every((name) => types.has(name)) && new Set(names).size === names.length;
  },
  uniqueItems: (value) => typeof value === 'boolean',
};

/**
 * What OpenAPI 3.0 says in its own way. As its users and Prism read it, `nullable` admits null beside an `enum`
 * without null and without a `type` too.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#schema-object
 */
function asOas30(source: Tree, plain: Tree): unknown {
  const result = { ...plain };
  for (const side of ['Minimum', 'Maximum']) {
    const bound = side.toLowerCase();
    if (typeof result[`exclusive${side}`] !== 'boolean') continue;
    const isExclusive = result[`exclusive${side}`] === true && result[bound] !== undefined;
    delete result[`exclusive${side}`];
    if (!isExclusive) continue;
    result[`exclusive${side}`] = result[bound];
    delete result[bound];
  }
  return source.nullable === true ? { anyOf: [{ type: 'null' }, result] } : result;
}

/** A pattern in either of JavaScript's readings; undefined for what neither means: `\\A` is Ruby's. */
export function compileEither(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    if (flags === '' && /\\(?:[pP]\{|[AzZ])/.test(pattern)) break;
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried in the other reading.
    }
  }
  return undefined;
}

function isPattern(text: string): boolean {
  return compileEither(text) !== undefined;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
