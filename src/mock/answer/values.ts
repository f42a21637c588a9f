import type { Model, SchemaNode } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { type SampleOptions, sampleOptionsOf } from '../../schema/sample/options.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { EngineOptions } from '../engine.ts';
import { staticSample } from '../prism/prism-sample.ts';
import { fakerOptions } from './faker-options.ts';
import { TooComplexError, type ValueMaker } from './make-answer.ts';

/** How the values of a mock are made, whatever is asked. */
export interface ValueSettings {
  readonly sample: SampleOptions;
  /** Replace examples that break their own schema. */
  readonly repair: boolean;
  readonly warn: (problem: Problem) => void;
  /** Tells what was added to a list that only grows. */
  readonly tellNew: (problems: readonly Problem[]) => void;
}

/** How the values of one answer are made. */
export interface ValueWishes {
  /** From the schema alone, each time another where the seed is another; else as Prism makes them up. */
  readonly dynamic: boolean;
  readonly seed: string;
  /** Dates near a fixed day instead of today. */
  readonly isFixed: boolean;
}

/** What the options of a mock and the document's `x-json-schema-faker` say of values. */
export function valueSettings(
  model: Model,
  { fillProperties, examples }: EngineOptions,
  warn: (problem: Problem) => void,
): ValueSettings {
  const at = { source: model.document.root.uri, pointer: '/x-json-schema-faker' };
  const tell = (message: string) => warn({ code: 'faker-option', severity: 'warning', message, at });
  const { options, unsupported } = sampleOptionsOf(
    fakerOptions(model.document.root.value, fillProperties, tell),
  );
  for (const name of unsupported) tell(`x-json-schema-faker: "${name}" has no effect`);
  let told = 0;
  const tellNew = (problems: readonly Problem[]) => {
    if (told === problems.length) return;
    for (const problem of problems.slice(told)) warn(problem);
    told = problems.length;
  };
  return { sample: options, repair: examples === 'repair', warn, tellNew };
}

/** Makes the values of one answer; what comes out is valid for its schema wherever a value is. */
export function valuesOf(model: Model, settings: ValueSettings, wishes: ValueWishes): ValueMaker {
  return new AnswerValues(model, settings, wishes);
}

/** One for each answer, of which most ask for nothing: what is shared by all of them is not made again. */
class AnswerValues implements ValueMaker {
  readonly #model: Model;
  readonly #settings: ValueSettings;
  readonly #wishes: ValueWishes;
  #random: Random | undefined;

  constructor(model: Model, settings: ValueSettings, wishes: ValueWishes) {
    this.#model = model;
    this.#settings = settings;
    this.#wishes = wishes;
  }

  make(schema: SchemaNode): ReturnType<ValueMaker['make']> {
    const { dynamic, seed } = this.#wishes;
    if (dynamic) {
      const source = { kind: 'schema', at: schema.at, dynamic, seed } as const;
      return { value: sortKeys(this.#sampled(schema)), source };
    }
    const made = staticSample(this.#model, schema);
    const source = { kind: 'schema', at: schema.at, dynamic } as const;
    if (!made.ok && !this.#settings.repair) throw new TooComplexError();
    if (!made.ok) return { value: this.#sampled(schema), source };
    return {
      value: this.#isValid(made.value, schema) ? made.value : this.#repaired(made.value, schema),
      source,
    };
  }

  example(value: unknown, schema: SchemaNode | undefined): ReturnType<ValueMaker['example']> {
    return this.#settings.repair ? this.repaired(value, schema) : { value, repaired: false };
  }

  repaired(value: unknown, schema: SchemaNode | undefined): ReturnType<ValueMaker['repaired']> {
    const isFine = schema === undefined || this.#isValid(value, schema);
    return { value: isFine ? value : this.#repaired(value, schema), repaired: !isFine };
  }

  #source(): { readonly random: Random; readonly options: SampleOptions } {
    const { sample } = this.#settings;
    const { isFixed, seed } = this.#wishes;
    this.#random ??= createRandom(seed);
    return { random: this.#random, options: isFixed ? sample : { ...sample, now: new Date() } };
  }

  #sampled(schema: SchemaNode): unknown {
    const sampler = samplerOf(this.#model, schema, 'response');
    const { random, options } = this.#source();
    const { value, reason } = sampler.sample(random, options);
    this.#settings.tellNew(sampler.problems);
    if (reason) this.#settings.warn(reason);
    return value;
  }

  #repaired(value: unknown, schema: SchemaNode): unknown {
    const { random, options } = this.#source();
    const result = repairValue(this.#model, schema, value, 'response', random, options);
    // Where no value is valid, what the author wrote into the schema says more than one made up.
    return result.valid ? result.value : value;
  }

  #isValid(value: unknown, schema: SchemaNode): boolean {
    return validatorOf(this.#model, schema, 'response').checkPlainly(value).length === 0;
  }
}

/** Generated objects have their keys in the order of the alphabet, as Prism's. */
function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}
