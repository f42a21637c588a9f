import type { TypeName } from '../resolve-schema.ts';
import { authoredMaker } from './authored.ts';
import type { Demand } from './demand.ts';
import { type Facts, factsOf, hasKeyword, isAmong } from './facts.ts';
import { type ArrayMaker, arrayMaker } from './make-array.ts';
import { numberMaker } from './make-number.ts';
import { type ObjectMaker, objectMaker } from './make-object.ts';
import { stringMaker } from './make-string.ts';
import type { PlanSource } from './plan.ts';
import { type Contradiction, deadEnd, isLeast, type Make, none, type Run } from './run.ts';
import { xFakerMaker } from './x-faker.ts';

/** How often null is taken where something else could be. */
const nullChance = 0.1;

/** A demand in which nothing is left to decide: makes its values, by type. */
export class Leaf {
  readonly facts: Facts;
  readonly #source: PlanSource;
  readonly #hint: string | undefined;
  readonly #types: readonly TypeName[];
  readonly #admitsNull: boolean;
  readonly #makers = new Map<TypeName, Make>();
  readonly #authored: Make | undefined;
  #object: ObjectMaker | undefined;
  #array: ArrayMaker | undefined;
  /** Stands for the schema while a value of it is made. */
  readonly #shape: unknown;

  constructor(source: PlanSource, demand: Demand, hint: string | undefined) {
    this.#source = source;
    this.#hint = hint;
    this.facts = factsOf(source.context, demand.parts);
    this.#types = likelyTypes(this.facts, hint);
    this.#admitsNull = this.facts.types.has('null') && this.#types.length > 0;
    this.#authored = xFakerMaker(this.facts, source) ?? authoredMaker(this.facts);
    this.#shape = shapeOf(demand);
  }

  make(run: Run): unknown {
    if (this.#authored && !run.plain) {
      const value = this.#authored(run);
      if (value !== none) return value;
    }
    const { values } = this.facts;
    if (values)
      return values.length > 0 ? pickValue(run, values) : deadEnd(run, this.facts.contradiction ?? nowhere);
    if (this.#types.length === 0) return this.#withoutType(run);
    if (this.#admitsNull && (isLeast(run) ? this.#isDeep() : run.random.chance(nullChance))) return null;
    const count = this.#types.length;
    const start = count === 1 || run.least ? 0 : run.random.integer(0, count - 1);
    for (let offset = 0; offset < count; offset += 1) {
      const value = this.#makeType(run, this.#types[(start + offset) % count] ?? 'null');
      if (value !== none) return value;
    }
    return this.#admitsNull ? null : none;
  }

  #withoutType(run: Run): unknown {
    if (this.facts.types.has('null')) return null;
    return deadEnd(run, this.facts.contradiction ?? nowhere);
  }

  #isDeep(): boolean {
    return this.#types.some((type) => type === 'object' || type === 'array');
  }

  /** @param depth how far within another schema this one is looked at */
  contradictionAt(depth: number): Contradiction | undefined {
    if (this.facts.contradiction) return this.facts.contradiction;
    // Only what is surely an object is looked into.
    if (this.facts.types.size !== 1 || !this.facts.types.has('object')) return undefined;
    const { rules } = this.object;
    for (const name of rules.required) {
      const found = rules.plan(name).contradictionAt(depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  get object(): ObjectMaker {
    this.#object ??= objectMaker(this.facts, this.#source);
    return this.#object;
  }

  get array(): ArrayMaker {
    this.#array ??= arrayMaker(this.facts, this.#source, this.#hint);
    return this.#array;
  }

  #makeType(run: Run, type: TypeName): unknown {
    if (type === 'object' || type === 'array') return this.#makeDeep(run, type);
    let make = this.#makers.get(type);
    if (!make) {
      make = this.#scalarMaker(type);
      this.#makers.set(type, make);
    }
    return make(run);
  }

  #makeDeep(run: Run, type: 'object' | 'array'): unknown {
    const shape = this.#shape;
    const outer = run.least;
    let within = 0;
    for (const other of run.shapes) if (other === shape) within += 1;
    if (within > run.options.maxRecursion - 1 && within > 0) run.least = true;
    const isLeastValue = isLeast(run);
    // The least value of a schema never contains another value of it.
    if (isLeastValue && run.leastPlans.includes(this)) {
      run.least = outer;
      return deadEnd(run, {
        at: this.facts.parts[0]?.at ?? nowhere.at,
        message: 'the schema contains itself without an end',
      });
    }
    run.shapes.push(shape);
    if (isLeastValue) run.leastPlans.push(this);
    run.depth += 1;
    const value = type === 'object' ? this.object.make(run) : this.array.make(run);
    run.depth -= 1;
    if (isLeastValue) run.leastPlans.pop();
    run.shapes.pop();
    run.least = outer;
    return value;
  }

  #scalarMaker(type: TypeName): Make {
    switch (type) {
      case 'string':
        return stringMaker(this.facts, this.#source.isFormat, this.#hint);
      case 'integer':
        return numberMaker(this.facts, true, this.#hint);
      case 'number':
        // Validators take these formats for whole numbers whatever the type is called.
        return numberMaker(this.facts, this.facts.formats.some(isWholeFormat), this.#hint);
      case 'boolean':
        return booleanMaker(this.facts);
      default:
        return () => null;
    }
  }
}

const isWholeFormat = (format: string): boolean => format === 'int32' || format === 'int64';

const nowhere: Contradiction = { at: { source: '', pointer: '' }, message: 'no value is left' };

function pickValue(run: Run, values: readonly unknown[]): unknown {
  const value = run.random.pick(values);
  // A listed null is as seldom as any other.
  const other =
    value === null && values.length > 1 && !run.random.chance(nullChance) ? run.random.pick(values) : value;
  return typeof other === 'object' && other !== null ? structuredClone(other) : other;
}

function booleanMaker({ excluded }: Facts): Make {
  const left = [true, false].filter((value) => !isAmong(value, excluded));
  return (run) => (left.length === 0 ? none : run.random.pick(left));
}

/** What a schema within itself is recognised by: its first part that has children. */
function shapeOf({ parts }: Demand): unknown {
  const deep = parts.find((part) => hasKeyword([part], deepKeywords));
  return (deep ?? parts[0])?.schema;
}

const deepKeywords = ['properties', 'items', 'additionalProperties', 'patternProperties', 'prefixItems'];
const objectKeywords = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'dependentRequired',
];
const arrayKeywords = ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'];
const stringKeywords = ['pattern', 'minLength', 'maxLength', 'format'];
const numberKeywords = ['minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum'];

/** The types to make values of, null apart: of a schema that names none, those that its keywords speak of. */
function likelyTypes(facts: Facts, hint: string | undefined): readonly TypeName[] {
  const types = [...facts.types].filter((type) => type !== 'null');
  // Whole numbers are as good wherever numbers are asked for; numbers with a fraction show what the schema means.
  const distinct = types.includes('number') ? types.filter((type) => type !== 'integer') : types;
  if (facts.isTyped || distinct.length < 3) return distinct;
  const { parts } = facts;
  const spoken: readonly (readonly [readonly TypeName[], readonly string[]])[] = [
    [['object'], objectKeywords],
    [['array'], arrayKeywords],
    [['number', 'integer'], numberKeywords],
    [['string'], stringKeywords],
  ];
  for (const [names, keywords] of spoken) {
    if (!hasKeyword(parts, keywords)) continue;
    const found = distinct.filter((type) => names.includes(type));
    if (found.length > 0) return found;
  }
  const usual =
    hint === undefined && parts.length > 0 ? (['object', 'string'] as const) : (['string'] as const);
  const found = usual.find((type) => distinct.includes(type));
  return found ? [found] : distinct;
}
