import { follow, refOf } from '../../document/document.ts';
import { joinPointer } from '../../document/pointer.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import type { Direction } from '../hidden-properties.ts';
import { namedBranches } from './discriminator.ts';
import type { Contradiction } from './run.ts';

/** A schema object that a value must satisfy, without what its `$ref`, `allOf` and alternatives say. */
export interface Part {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly at: Location;
}

/** Alternatives, one of which must hold: each is a list of schemas that hold together. */
export interface Choice {
  readonly keyword: string;
  readonly at: Location;
  readonly branches: readonly (readonly SchemaNode[])[];
  /** The branch that is taken seldom: null. */
  readonly rare?: number;
  /** Where the branches are named by a property. */
  readonly discriminator?: Record<string, unknown>;
  /** Whether the branches are tried in order instead of by chance: the first ones are the better ones. */
  readonly inOrder?: boolean;
  /** Whether the last branch is taken only where no other has a value. */
  readonly hasFallback?: boolean;
}

/** All that a value must satisfy, taken apart. */
export interface Demand {
  readonly parts: readonly Part[];
  readonly choices: readonly Choice[];
  /** Schemas that the value must not satisfy. */
  readonly nots: readonly SchemaNode[];
  readonly contradiction: Contradiction | undefined;
  /** Schemas that are part of the demand already: whatever leads back to them adds nothing. */
  readonly seen: ReadonlySet<unknown>;
}

/** What taking apart follows from. */
export interface DemandContext {
  readonly model: Model;
  readonly direction: Direction;
  /** Whether the other branches of a `oneOf` are made sure not to match. */
  readonly strict: boolean;
}

const emptyDemand: Demand = {
  parts: [],
  choices: [],
  nots: [],
  contradiction: undefined,
  seen: new Set(),
};

/** Takes schemas that hold together apart, on top of a demand that holds already. */
export function demandOf(
  context: DemandContext,
  nodes: readonly SchemaNode[],
  base: Demand = emptyDemand,
): Demand {
  const builder = new DemandBuilder(context, base);
  for (const node of nodes) builder.visit(node, 0);
  return builder.demand();
}

/** Deeper than any schema that people write. */
const maxNesting = 100;

class DemandBuilder {
  readonly #context: DemandContext;
  readonly #parts: Part[];
  readonly #choices: Choice[];
  readonly #nots: SchemaNode[];
  readonly #seen: Set<unknown>;
  #contradiction: Contradiction | undefined;

  constructor(context: DemandContext, base: Demand) {
    this.#context = context;
    this.#parts = [...base.parts];
    this.#choices = [...base.choices];
    this.#nots = [...base.nots];
    this.#seen = new Set(base.seen);
    this.#contradiction = base.contradiction;
  }

  demand(): Demand {
    return {
      parts: this.#parts,
      choices: this.#choices,
      nots: this.#nots,
      contradiction: this.#contradiction,
      seen: this.#seen,
    };
  }

  visit({ value, at }: SchemaNode, depth: number): void {
    if (value === false) this.#contradiction ??= { at, message: 'no value is allowed' };
    if (!isObject(value) || this.#seen.has(value) || depth > maxNesting) return;
    this.#seen.add(value);
    const { document, version } = this.#context.model;
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(document, ref, at.source);
    if (target) this.visit(target, depth + 1);
    // In 3.0 what stands beside a reference is ignored.
    if (ref !== undefined && version === '3.0') return;
    const dynamic = dynamicTarget(this.#context.model, value, at);
    if (dynamic) this.visit(dynamic, depth + 1);
    if (version === '3.0' && value.nullable === true && isComposed(value)) this.#nullable(value, at);
    else this.#visitOwn(value, at, depth);
  }

  /** A null instead of whatever the schema says otherwise. */
  #nullable(value: Record<string, unknown>, at: Location): void {
    const branches = [
      [{ value: derived(value, 'plain', () => ({ ...value, nullable: false })), at }],
      [{ value: nullSchema, at }],
    ];
    this.#choices.push({ keyword: 'nullable', at, branches, rare: 1 });
  }

  #visitOwn(schema: Record<string, unknown>, at: Location, depth: number): void {
    this.#parts.push({ schema, at });
    if (Array.isArray(schema.allOf)) {
      for (const [index, item] of schema.allOf.entries())
        this.visit({ value: item, at: childOf(at, 'allOf', index) }, depth + 1);
    }
    for (const keyword of ['oneOf', 'anyOf'] as const) this.#alternatives(schema, keyword, at);
    if (schema.not !== undefined) this.#nots.push({ value: schema.not, at: childOf(at, 'not') });
    this.#conditional(schema, at);
    const named = namedBranches(this.#context, { schema, at }, this.#seen);
    if (named) this.#choices.push(named);
    if (isObject(schema.dependentSchemas)) {
      for (const [name, dependent] of Object.entries(schema.dependentSchemas))
        this.#dependent(schema, name, { value: dependent, at: childOf(at, 'dependentSchemas', name) });
    }
  }

  #alternatives(schema: Record<string, unknown>, keyword: 'oneOf' | 'anyOf', at: Location): void {
    const values = schema[keyword];
    if (!Array.isArray(values) || values.length === 0) return;
    const nodes = values.map((value, index) => ({ value, at: childOf(at, keyword, index) }));
    const excludes = keyword === 'oneOf' && this.#context.strict;
    const branches = nodes.map((node) => [
      node,
      ...(excludes ? nodes.filter((other) => other !== node).map(negated) : []),
    ]);
    const discriminator = isObject(schema.discriminator) ? schema.discriminator : undefined;
    const rare = nodes.findIndex(({ value }) => isObject(value) && value.type === 'null');
    this.#choices.push({
      keyword,
      at: childOf(at, keyword),
      branches,
      ...(discriminator && { discriminator }),
      ...(rare >= 0 && { rare }),
    });
  }

  #conditional(schema: Record<string, unknown>, at: Location): void {
    if (schema.if === undefined || (schema.then === undefined && schema.else === undefined)) return;
    const node = (keyword: string) =>
      schema[keyword] === undefined ? [] : [{ value: schema[keyword], at: childOf(at, keyword) }];
    const branches = [
      [...node('if'), ...node('then')],
      [...node('if').map(negated), ...node('else')],
    ];
    this.#choices.push({ keyword: 'if', at: childOf(at, 'if'), branches });
  }

  #dependent(schema: Record<string, unknown>, name: string, dependent: SchemaNode): void {
    const { at } = dependent;
    const present = derived(schema, `with ${name}`, () => ({ required: [name] }));
    const absent = derived(schema, `without ${name}`, () => ({ properties: named(name, false) }));
    const branches = [[{ value: present, at }, dependent], [{ value: absent, at }]];
    this.#choices.push({ keyword: 'dependentSchemas', at, branches, rare: 1 });
  }
}

/** Whether null cannot simply be added to the types that a nullable schema names. */
function isComposed(schema: Record<string, unknown>): boolean {
  if (typeof schema.type !== 'string') return true;
  return ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => keyword in schema);
}

const nullSchema = { type: 'null' };

/** The schema that holds where another does not. */
export function negated({ value, at }: SchemaNode): SchemaNode {
  return { value: isObject(value) ? derived(value, 'not', () => ({ not: value })) : { not: value }, at };
}

/** An object with one entry, whose name may be `__proto__`. */
export function named(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[name, value]]);
}

const derivedSchemas = new WeakMap<object, Map<string, Record<string, unknown>>>();

/** A schema made from another, the same one each time: what is compiled of it is found again. */
export function derived(
  source: object,
  purpose: string,
  make: () => Record<string, unknown>,
): Record<string, unknown> {
  const made = derivedSchemas.get(source) ?? new Map<string, Record<string, unknown>>();
  derivedSchemas.set(source, made);
  const schema = made.get(purpose) ?? make();
  made.set(purpose, schema);
  return schema;
}

/**
 * What a `$dynamicRef` leads to: the nearest schema around it with that anchor.
 *
 * Which schema led here is not looked at. The validator does not follow it at all, and says so.
 */
function dynamicTarget(model: Model, schema: Record<string, unknown>, at: Location): SchemaNode | undefined {
  const ref = schema.$dynamicRef;
  if (typeof ref !== 'string' || !ref.startsWith('#')) return undefined;
  if (ref === '#' || ref.startsWith('#/')) return follow(model.document, ref, at.source);
  const anchor = ref.slice(1);
  for (let pointer = at.pointer; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const node = follow(model.document, `#${pointer}`, at.source);
    if (node && isObject(node.value) && node.value.$dynamicAnchor === anchor) return node;
  }
  return undefined;
}

/** The node of a keyword's value within a part. */
export function keywordNode({ schema, at }: Part, keyword: string, ...segments: string[]): SchemaNode {
  let value: unknown = schema[keyword];
  for (const segment of segments) value = isObject(value) ? value[segment] : undefined;
  return { value, at: { source: at.source, pointer: joinPointer(at.pointer, keyword, ...segments) } };
}
