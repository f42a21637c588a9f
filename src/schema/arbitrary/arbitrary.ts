import type { Model, SchemaNode } from '../../model/model.ts';
import type { Direction } from '../hidden-properties.ts';
import { defaultSampleOptions } from '../sample/options.ts';
import { createRandom } from '../sample/random.ts';
import { samplerOf } from '../sample/sampler.ts';
import { validatorOf } from '../validate.ts';
import { randomValues } from './fast-check.ts';
import { shapeOfPlan } from './plan-shape.ts';
import type { Shape } from './shape.ts';

/** Random values of one schema: usual ones, and more unusual ones than people think of. */
interface Arbitrary {
  /**
   * Draws valid values; fewer than asked for where the schema has none that could be found.
   *
   * @param seed a whole number: the same one gives the same values
   */
  draw(seed: number, count: number): readonly unknown[];
}

/**
 * The random values of a schema: all that it allows, bounds and odd texts more often than by chance. Texts have no blanks at
 * their ends, and lengths that fit however characters are counted; what the other side alone sets is left out.
 *
 * @example
 * arbitraryOf(model, schema, 'request').draw(7, 20)
 */
export function arbitraryOf(model: Model, schema: SchemaNode, direction: Direction): Arbitrary {
  const arbitraries = arbitrariesByModel.get(model) ?? new Map<string, Arbitrary>();
  arbitrariesByModel.set(model, arbitraries);
  const key = `${direction} ${schema.at.source}#${schema.at.pointer}`;
  const known = arbitraries.get(key) ?? new SchemaArbitrary(model, schema, direction);
  arbitraries.set(key, known);
  return known;
}

const arbitrariesByModel = new WeakMap<Model, Map<string, Arbitrary>>();

class SchemaArbitrary implements Arbitrary {
  readonly #model: Model;
  readonly #schema: SchemaNode;
  readonly #direction: Direction;
  #shape: Shape | undefined;

  constructor(model: Model, schema: SchemaNode, direction: Direction) {
    this.#model = model;
    this.#schema = schema;
    this.#direction = direction;
  }

  draw(seed: number, count: number): readonly unknown[] {
    this.#shape ??= shapeOfPlan(samplerOf(this.#model, this.#schema, this.#direction).plan(false));
    return randomValues(this.#shape, seed, count).flatMap((value, index) =>
      this.#isValid(value) ? [value] : this.#sampled(`${seed} ${index}`),
    );
  }

  /** Where rules work together in ways that a shape cannot tell, the sampler looks for a value; empty where it finds none. */
  #sampled(seed: string): readonly unknown[] {
    const options = { ...defaultSampleOptions, optionalsProbability: 0.6 };
    const sampler = samplerOf(this.#model, this.#schema, this.#direction);
    const { value, valid } = sampler.sample(createRandom(seed), options);
    return valid ? [value] : [];
  }

  #isValid(value: unknown): boolean {
    if (value === undefined) return false;
    try {
      return validatorOf(this.#model, this.#schema, this.#direction).check(value).length === 0;
    } catch (error) {
      // A schema that leads back to itself without an end cannot be checked: nothing is known to be valid.
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}
