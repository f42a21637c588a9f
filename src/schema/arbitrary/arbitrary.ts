import type { Model, SchemaNode } from '../../model/model.ts';
import type { Direction } from '../hidden-properties.ts';
import { defaultSampleOptions } from '../sample/options.ts';
import { createRandom } from '../sample/random.ts';
import { samplerOf } from '../sample/sampler.ts';
import { validatorOf } from '../validate.ts';
import { type Grown, growValues } from './fast-check.ts';
import { shapeOfPlan } from './plan-shape.ts';
import type { Shape } from './shape.ts';

/** A value that is valid, and valid ones that are smaller. */
export interface Drawn {
  readonly value: unknown;
  /** The smallest first; of those that follow from each other each is nearer to this one. */
  smaller(): Iterable<Drawn>;
}

/** Random values of one schema: usual ones, and more unusual ones than people think of. */
export interface Arbitrary {
  /**
   * Draws valid values; fewer than asked for where the schema has none that could be found.
   *
   * @param seed a whole number: the same one gives the same values
   */
  draw(seed: number, count: number): readonly Drawn[];
}

/**
 * The random values of a schema: all that it allows, bounds and odd texts more often than by chance. Texts have no blanks at
 * their ends, and lengths that fit however characters are counted; what the other side alone sets is left out.
 *
 * @example
 * arbitraryOf(model, schema, 'request').draw(7, 20).map(({ value }) => value)
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

/** Smaller values that are looked at for one that is valid. */
const maxSkipped = 200;

function sizeOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}

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

  draw(seed: number, count: number): readonly Drawn[] {
    this.#shape ??= shapeOfPlan(samplerOf(this.#model, this.#schema, this.#direction).plan(false));
    const grown = growValues(this.#shape, seed, count);
    return grown.flatMap((one, index) => {
      if (this.#isValid(one.value)) return [this.#drawn(one)];
      const sampled = this.#sampled(`${seed} ${index}`);
      return sampled ? [sampled] : [];
    });
  }

  #drawn({ value, smaller }: Grown): Drawn {
    const size = sizeOf(value);
    // What is made anew from a smaller seed may be longer.
    const isValid = (one: unknown) => sizeOf(one) <= size && this.#isValid(one);
    const drawn = (one: Grown) => this.#drawn(one);
    return {
      value,
      *smaller() {
        let skipped = 0;
        for (const one of smaller()) {
          if (isValid(one.value)) yield drawn(one);
          else skipped += 1;
          if (skipped > maxSkipped) return;
        }
      },
    };
  }

  /** Where rules work together in ways that a shape cannot tell, the sampler looks for a value. */
  #sampled(seed: string): Drawn | undefined {
    const sampler = samplerOf(this.#model, this.#schema, this.#direction);
    const sample = (options: Partial<typeof defaultSampleOptions>) =>
      sampler.sample(createRandom(seed), { ...defaultSampleOptions, ...options });
    const rich = sample({ optionalsProbability: 0.6 });
    if (!rich.valid) return undefined;
    const small = sample({ requiredOnly: true, minItems: 0, maxItems: 1, fillProperties: false });
    const isSmaller = small.valid && JSON.stringify(small.value).length < JSON.stringify(rich.value).length;
    const least: Drawn = { value: small.value, smaller: () => [] };
    return { value: rich.value, smaller: () => (isSmaller ? [least] : []) };
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
