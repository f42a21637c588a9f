import type { Model, SchemaNode } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import type { Direction } from '../hidden-properties.ts';
import { type SchemaViolation, type Validator, validatorOf } from '../validate.ts';
import { defaultSampleOptions, type SampleOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { Planner } from './planner.ts';
import { createRandom, type Random } from './random.ts';
import { type Contradiction, none as noValue, startRun } from './run.ts';

/** A value made for a schema, and whether it is valid. */
export interface SampleResult {
  /** Null where no value at all was found. */
  readonly value: unknown;
  readonly valid: boolean;
  /** What the validator says of the value; empty when it is valid. */
  readonly violations: readonly SchemaViolation[];
  /** Why no valid value was found, and where. */
  readonly reason?: Problem;
}

/** Makes values for one schema. */
export interface Sampler {
  /** A value that follows from the random values and the options alone, checked. */
  sample(random: Random, options: SampleOptions): SampleResult;
  /**
   * What is not honoured, such as an `x-faker` that names no method: of all schemas of the model sampled so far,
   * each once.
   */
  readonly problems: readonly Problem[];
  /** How values are made: sure that other branches of a `oneOf` do not match, or quickly. */
  plan(strict: boolean): Plan;
}

/**
 * The sampler of a schema, compiled on first use and kept with the model.
 *
 * @param direction leaves out what the other side alone sets: `readOnly` of requests, `writeOnly` of responses
 */
export function samplerOf(model: Model, schema: SchemaNode, direction: Direction): Sampler {
  let samplers = samplersByModel.get(model);
  if (!samplers) {
    samplers = { byKey: new Map(), planners: new Map(), problems: [] };
    samplersByModel.set(model, samplers);
  }
  const key = `${direction} ${schema.at.source}#${schema.at.pointer}`;
  const known = samplers.byKey.get(key);
  if (known) return known;
  const sampler = new SchemaSampler(samplers, model, schema, direction);
  samplers.byKey.set(key, sampler);
  return sampler;
}

interface Samplers {
  readonly byKey: Map<string, Sampler>;
  readonly planners: Map<string, Planner>;
  readonly problems: Problem[];
}

const samplersByModel = new WeakMap<Model, Samplers>();

/** One way of trying. */
interface Attempt {
  /** Make sure that other branches do not match. */
  readonly strict: boolean;
  readonly plain: boolean;
  readonly least: boolean;
  readonly lenient: boolean;
}

const quick: Attempt = { strict: false, plain: false, least: false, lenient: false };
const strict: Attempt = { ...quick, strict: true };
const lenient: Attempt = { ...strict, plain: true, lenient: true };

/** From the quickest and richest to the surest. */
const attempts: readonly Attempt[] = [
  quick,
  strict,
  { ...strict, plain: true },
  { ...quick, least: true, plain: true },
  { ...strict, least: true, plain: true },
  lenient,
];

/** How often an attempt must succeed before it is the first that is made. */
const trials = 3;

/** What an attempt came to. */
interface Tried {
  /** Null stands for no value at all. */
  readonly value: unknown;
  readonly violations: readonly SchemaViolation[];
  readonly end: Contradiction | undefined;
}

function isBetter(tried: Tried, best: Tried): boolean {
  if (tried.value === null || best.value === null) return best.value === null;
  return tried.violations.length < best.violations.length;
}

const none: readonly never[] = [];

class SchemaSampler implements Sampler {
  readonly problems: readonly Problem[];
  readonly #samplers: Samplers;
  readonly #model: Model;
  readonly #schema: SchemaNode;
  readonly #direction: Direction;
  readonly #validator: Validator;
  readonly #plans: Plan[] = [];
  #order: readonly Attempt[] | undefined;

  constructor(samplers: Samplers, model: Model, schema: SchemaNode, direction: Direction) {
    this.problems = samplers.problems;
    this.#samplers = samplers;
    this.#model = model;
    this.#schema = schema;
    this.#direction = direction;
    this.#validator = validatorOf(model, schema, direction);
  }

  sample(random: Random, options: SampleOptions): SampleResult {
    this.#order ??= this.#findOrder();
    let best: Tried | undefined;
    let end: Contradiction | undefined;
    for (const attempt of this.#order) {
      const tried = this.#try(attempt, random, options);
      if (tried.violations.length === 0) return { value: tried.value, valid: true, violations: none };
      if (!best || isBetter(tried, best)) best = tried;
      // The first reason is that of the value as it should have been.
      end ??= tried.end;
    }
    const { value, violations } = best ?? this.#try(lenient, random, options);
    return { value, valid: false, violations, reason: this.#reason(violations, end) };
  }

  plan(isStrict: boolean): Plan {
    const index = isStrict ? 1 : 0;
    this.#plans[index] ??= this.#makePlan(isStrict);
    return this.#plans[index];
  }

  #makePlan(isStrict: boolean): Plan {
    const { planners, problems } = this.#samplers;
    const key = `${this.#direction} ${isStrict}`;
    const planner = planners.get(key) ?? new Planner(this.#model, this.#direction, isStrict, problems);
    planners.set(key, planner);
    return planner.planOf([this.#schema], undefined);
  }

  /**
   * The attempts worth making for this schema.
   *
   * Found out once, with random values of its own, so that what is made never depends on what was made before.
   */
  #findOrder(): readonly Attempt[] {
    let fair: number | undefined;
    for (const [index, attempt] of attempts.entries()) {
      const random = createRandom(`trial ${index}`);
      let hits = 0;
      for (let trial = 0; trial < trials && hits === trial; trial += 1)
        if (this.#try(attempt, random, defaultSampleOptions).violations.length === 0) hits += 1;
      if (hits === trials) return [...attempts.slice(index)];
      if (hits > 0) fair ??= index;
    }
    // Where nothing helps, little is tried: the reason is the same each time.
    return fair === undefined ? [quick, lenient] : attempts.slice(fair);
  }

  #try(attempt: Attempt, random: Random, options: SampleOptions): Tried {
    const run = startRun(random, options, attempt);
    const made = this.plan(attempt.strict).make(run);
    const value = made === noValue ? null : made;
    return { value, violations: this.#violationsOf(value), end: run.deadEnd };
  }

  #violationsOf(value: unknown): readonly SchemaViolation[] {
    try {
      return this.#validator.check(value);
    } catch (error) {
      // A schema that leads back to itself without looking further into the value is checked without an end.
      if (!(error instanceof RangeError)) throw error;
      return [
        {
          pointer: '',
          keyword: '$ref',
          message: 'cannot be checked: the schema refers to itself without an end',
        },
      ];
    }
  }

  #reason(violations: readonly SchemaViolation[], end: Contradiction | undefined): Problem {
    const [violation] = violations;
    const at = end?.at ?? violation?.schemaAt ?? this.#schema.at;
    const where = violation?.pointer ? `${violation.pointer} ` : '';
    return {
      code: 'sample-impossible',
      severity: 'warning',
      message: `no valid value was found: ${end ? end.message : `${where}${violation?.message}`}`,
      at,
      hint: 'Correct the keywords that contradict each other, or give an example.',
    };
  }
}
