import { hasNode, type LookNode, type PatternNode, type SetNode } from './pattern-tree.ts';
import { writablePoints } from './writable-points.ts';

/** How long a text should become. */
export interface Growth {
  /** Code points that are missing to the shortest match. */
  readonly missing: number;
  /** Whether repetitions are as few as they can be. */
  readonly isShort: boolean;
  /** Whether any readable character is chosen, not only letters and digits. */
  readonly isOdd: boolean;
}

/** Writes one text for a pattern: choices and repetitions at random, assertions left to chance. */
export class TextWriter {
  readonly #random: () => number;
  readonly #growth: Growth;
  readonly #most: number;
  readonly #captured: string[] = [];
  /** What lookaheads ask for: sets of which there must be one somewhere. */
  #wanted: readonly SetNode[] = [];
  #missing: number;
  #length = 0;

  /** @param most code points after which it is given up */
  constructor(random: () => number, growth: Growth, most: number) {
    this.#random = random;
    this.#growth = growth;
    this.#most = most;
    this.#missing = growth.missing;
  }

  /** @returns undefined when the text becomes too long, or a set is empty */
  write(node: PatternNode): string | undefined {
    if (this.#length > this.#most) return undefined;
    switch (node.kind) {
      case 'set':
        return this.#point(node);
      case 'sequence':
        return this.#sequence(node.items);
      case 'choice':
        return this.#choice(node.options);
      case 'repeat':
        return this.#repeat(node.item, this.#countOf(node));
      case 'group': {
        const text = this.write(node.item);
        if (text !== undefined) this.#captured[node.index] = text;
        return text;
      }
      case 'backreference':
        return this.#again(node.groups);
      case 'look':
        return this.#look(node);
      case 'edge':
        return '';
    }
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #point(node: SetNode): string | undefined {
    const points = writablePoints(node);
    let choice = points.usual;
    if (this.#growth.isOdd && this.#random() < 0.5) choice = points.all;
    const wanted =
      this.#wanted.length > 0 && this.#random() < 0.5 ? this.#wantedPoint(points.all) : undefined;
    this.#length += 1;
    return wanted ?? choice[this.#below(choice.length)];
  }

  /** A character that a lookahead asks for, where it fits. */
  #wantedPoint(fitting: readonly string[]): string | undefined {
    const wanted = this.#wanted[this.#below(this.#wanted.length)];
    const usual = wanted ? writablePoints(wanted).usual : [];
    const point = usual[this.#below(usual.length)];
    return point !== undefined && fitting.includes(point) ? point : undefined;
  }

  #sequence(items: readonly PatternNode[]): string | undefined {
    let text = '';
    for (const item of items) {
      const part = this.write(item);
      if (part === undefined) return undefined;
      text += part;
    }
    return text;
  }

  #choice(options: readonly PatternNode[]): string | undefined {
    if (this.#growth.isShort) {
      const fewest = Math.min(...options.map(fewestOf));
      const shortest = options.filter((option) => fewestOf(option) === fewest);
      return this.write(shortest[this.#below(shortest.length)] ?? { kind: 'sequence', items: [] });
    }
    const option = options[this.#below(options.length)];
    return option && this.write(option);
  }

  #repeat(item: PatternNode, count: number): string | undefined {
    let text = '';
    if (item.kind === 'set' && !this.#growth.isOdd && this.#wanted.length === 0) {
      if (this.#length + count > this.#most) return undefined;
      this.#length += count;
      const { usual } = writablePoints(item);
      for (let index = 0; index < count; index += 1) text += usual[this.#below(usual.length)] ?? '';
      return text;
    }
    for (let index = 0; index < count; index += 1) {
      const part = this.write(item);
      if (part === undefined) return undefined;
      text += part;
    }
    return text;
  }

  /** How often to repeat: a few times more than needed, or as often as is missing. */
  #countOf({ min, max, item }: Extract<PatternNode, { kind: 'repeat' }>): number {
    const size = Math.max(1, fewestOf(item));
    if (this.#missing > 0 && max > min) {
      const share = this.#random() < 0.5 ? this.#missing : this.#below(this.#missing + 1);
      const added = Math.min(max - min, Math.ceil(share / size));
      this.#missing -= added * size;
      return min + added;
    }
    if (this.#growth.isShort) return min;
    const isWord = item.kind === 'set';
    // A word has some letters, what is optional is there half of the time, and a list has one or two entries.
    const least = isWord && max > 4 ? Math.max(min, Math.min(3, max)) : max === 1 ? min : Math.max(min, 1);
    return Math.min(max, least + this.#below(isWord ? 6 : 2));
  }

  #look({ isAhead, isNegated, item }: LookNode): string | undefined {
    if (isNegated) return '';
    if (isAhead) {
      this.#wanted = [...this.#wanted, ...wantedOf(item)];
      return '';
    }
    // What it looks back at may be there already.
    return this.#random() < 0.5 ? this.write(item) : '';
  }

  #again(groups: readonly number[]): string {
    const text =
      groups.map((group) => this.#captured[group]).find((captured) => captured !== undefined) ?? '';
    this.#length += text.length;
    return text;
  }
}

const fewestByNode = new WeakMap<PatternNode, number>();

/** The fewest code points that a node can read; those of assertions do not count. */
export function fewestOf(node: PatternNode): number {
  let fewest = fewestByNode.get(node);
  if (fewest === undefined) {
    fewest = countFewest(node);
    fewestByNode.set(node, fewest);
  }
  return fewest;
}

function countFewest(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + fewestOf(item), 0);
    case 'choice':
      return Math.min(...node.options.map(fewestOf));
    case 'repeat':
      return node.min === 0 ? 0 : node.min * fewestOf(node.item);
    case 'group':
      return fewestOf(node.item);
    case 'look':
    case 'edge':
    case 'backreference':
      return 0;
  }
}

/** The sets of a lookahead that are not for anything: of `(?=.*[A-Z])`, `[A-Z]`. */
function wantedOf(node: PatternNode): readonly SetNode[] {
  if (node.kind === 'set') return writablePoints(node).all.length < 80 ? [node] : [];
  if (node.kind === 'sequence') return node.items.flatMap(wantedOf);
  if (node.kind === 'choice') return node.options.flatMap(wantedOf);
  if (node.kind === 'group') return wantedOf(node.item);
  if (node.kind !== 'repeat' || node.min === 0 || hasNode(node, ({ kind }) => kind === 'look')) return [];
  return wantedOf(node.item);
}
