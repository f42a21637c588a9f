import type { SchemaNode } from '../../model/model.ts';
import { type Decided, decide } from './decide.ts';
import { type Choice, type Demand, type DemandContext, demandOf } from './demand.ts';
import { discriminated } from './discriminator.ts';
import { Leaf } from './leaf.ts';
import { type Contradiction, deadEnd, isSpent, none, type Run } from './run.ts';

/** Where plans come from, and what makers need to know of the document. */
export interface PlanSource {
  readonly context: DemandContext;
  /**
   * The plan of schemas that hold together, the same one each time.
   *
   * @param hint the name of the property that the value is for
   * @param isPassing the name was made up, and hardly ever comes again: what depends on it is not kept. Default: false
   */
  readonly planOf: (nodes: readonly SchemaNode[], hint: string | undefined, isPassing?: boolean) => Plan;
  /** Whether the other side alone sets what has this schema. */
  readonly isHidden: (node: SchemaNode) => boolean;
  readonly isValid: (node: SchemaNode, value: unknown) => boolean;
  readonly isFormat: (format: string, text: string) => boolean;
  /** Notes, once, what of the document cannot be honoured. */
  readonly warn: (code: string, message: string, at: SchemaNode['at'], hint?: string) => void;
}

/**
 * How many alternatives are looked at to find out whether any has a value: of a schema itself, of what is within it,
 * and so on. Nothing further in is looked at.
 */
const probed: readonly number[] = [40, 6, 3, 2];

/**
 * How values of some schemas are made: one alternative after the other is decided on, and what is then left makes
 * the value.
 */
export class Plan {
  readonly #source: PlanSource;
  readonly #given: Demand;
  readonly #hint: string | undefined;
  #decision: Decided | undefined;
  readonly #variants: Plan[] = [];
  #leaf: Leaf | undefined;
  /** What is left when what must not hold is not looked at. */
  #heldLeaf: Leaf | undefined;
  readonly #contradictions: { readonly found: Contradiction | undefined }[] = [];

  constructor(source: PlanSource, demand: Demand, hint: string | undefined) {
    this.#source = source;
    this.#given = demand;
    this.#hint = hint;
  }

  get #decided(): Decided {
    this.#decision ??= decide(this.#given, this.#source.context, (demand) => {
      return new Plan(this.#source, demand, undefined).contradictionAt(2) !== undefined;
    });
    return this.#decision;
  }

  /** Makes a value that fits all of the schemas, or `none`. */
  make(run: Run): unknown {
    run.steps -= 1;
    if (isSpent(run)) return none;
    if (this.#given.contradiction && !run.lenient) return deadEnd(run, this.#given.contradiction);
    const { choice } = this.#decided;
    if (!choice) return this.leaf.make(run);
    const count = choice.branches.length;
    const start = firstBranch(run, choice);
    for (let offset = 0; offset < count; offset += 1) {
      const variant = this.variant((start + offset) % count);
      if (variant.contradiction) continue;
      const value = variant.make(run);
      if (value !== none) return value;
      run.detours -= 1;
    }
    return deadEnd(
      run,
      this.contradiction ?? { at: choice.at, message: 'none of the alternatives has a value' },
    );
  }

  /** What is left when nothing more is to be decided. */
  get leaf(): Leaf {
    this.#leaf ??= new Leaf(this.#source, this.#decided.demand, this.#hint);
    return this.#leaf;
  }

  /** Why there is no value, as far as that is seen without making one. */
  get contradiction(): Contradiction | undefined {
    return this.contradictionAt(0);
  }

  /** @param depth how far within another schema this one is looked at; from 4 on, not at all */
  contradictionAt(depth: number): Contradiction | undefined {
    if (this.#given.contradiction || depth >= probed.length) return this.#given.contradiction;
    let known = this.#contradictions[depth];
    if (!known) {
      known = { found: this.#findContradiction(depth) };
      this.#contradictions[depth] = known;
    }
    return known.found;
  }

  /** The values that are allowed, where they are listed. */
  get values(): readonly unknown[] | undefined {
    return this.#decided.choice ? undefined : this.leaf.facts.values;
  }

  /** How many alternatives the first decision has; none where there is nothing to decide. */
  get variantCount(): number {
    return this.#decided.choice?.branches.length ?? 0;
  }

  /** What holds when one alternative is decided on. */
  variant(index: number): Plan {
    const known = this.#variants[index];
    if (known) return known;
    const variant = this.#makeVariant(index);
    this.#variants[index] = variant;
    return variant;
  }

  #makeVariant(index: number): Plan {
    const { context } = this.#source;
    const { choice, demand } = this.#decided;
    const decided = demandOf(context, choice?.branches[index] ?? [], demand);
    const name = choice?.discriminator ? discriminated(context, choice, index) : undefined;
    if (name) {
      const named = new Plan(this.#source, demandOf(context, [name], decided), this.#hint);
      if (!named.contradiction) return named;
    }
    return new Plan(this.#source, decided, this.#hint);
  }

  #findContradiction(depth: number): Contradiction | undefined {
    // Deciding how to break schemas looks for contradictions itself, from depth 2 on.
    if (depth >= 2 && this.#given.choices.length === 0) {
      this.#heldLeaf ??= new Leaf(this.#source, this.#given, this.#hint);
      return this.#heldLeaf.contradictionAt(depth);
    }
    const { choice, demand } = this.#decided;
    if (demand.contradiction) return demand.contradiction;
    if (!choice) return this.leaf.contradictionAt(depth);
    const { branches, at } = choice;
    const count = Math.min(branches.length, probed[depth] ?? 0);
    let first: Contradiction | undefined;
    for (let index = 0; index < count; index += 1) {
      const found = this.variant(index).contradictionAt(depth + 1);
      if (!found) return undefined;
      first ??= found;
    }
    if (branches.length > count) return undefined;
    return first ?? { at, message: 'there is no alternative' };
  }
}

/** Null is seldom taken; where only the least is made, alternatives are tried in order. */
function firstBranch({ random, least }: Run, { branches, rare, inOrder, hasFallback }: Choice): number {
  const count = hasFallback ? branches.length - 1 : branches.length;
  if (count <= 1 || inOrder) return 0;
  if (rare === undefined || count > 3) return least ? 0 : random.integer(0, count - 1);
  if (least) return rare;
  if (random.chance(0.1)) return rare;
  const other = random.integer(0, count - 2);
  return other >= rare ? other + 1 : other;
}
