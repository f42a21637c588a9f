import { type Document, splitRef } from './document.ts';
import { parsePointer } from './pointer.ts';

// How far an operation's references reach. Part of `slice.ts`.

export type Tree = Record<string, unknown>;

/** Where the slice keeps what stands in other texts than the root: a list, in the order of the document's texts. */
const othersKey = 'x-other-sources';

/** How many references in a row are followed before they count as leading nowhere. */
export const maxHops = 100;

/** A part of a text that the slice keeps whole. */
export interface Unit {
  readonly at: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Copies trees, and notes which parts of the document their references need. */
export class Reach {
  readonly unresolved: string[] = [];
  readonly root: Tree;
  readonly #document: Document;
  readonly #others: readonly string[];
  readonly #copies = new Map<object, object>();
  readonly #pending: { readonly from: object; readonly to: object; readonly at: string }[] = [];
  readonly #units = new Map<string, Unit>();

  constructor(document: Document) {
    this.#document = document;
    this.#others = [...document.sources.keys()].filter((uri) => uri !== document.root.uri);
    // Parsing refuses texts that are no objects.
    this.root = document.root.value as Tree;
  }

  valueOf(uri: string): unknown {
    return this.#document.sources.get(uri)?.value;
  }

  /** Where the slice keeps a text. */
  prefixOf(uri: string): readonly string[] {
    return uri === this.#document.root.uri ? [] : [othersKey, String(this.#others.indexOf(uri))];
  }

  /** A copy, filled when `finish` is called: without recursion, so that no depth of a document is too much. */
  copy(value: unknown, at: string): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#copies.get(value);
    if (known) return known;
    const to = Array.isArray(value) ? [] : {};
    this.#copies.set(value, to);
    this.#pending.push({ from: value, to, at });
    return to;
  }

  need(at: string, path: readonly string[]): void {
    const key = JSON.stringify([at, path]);
    if (this.#units.has(key)) return;
    const value = valueBehind(this.valueOf(at), path);
    if (value !== undefined) this.#units.set(key, { at, path, value: this.copy(value, at) });
  }

  finish(): readonly Unit[] {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const { from, to, at } = next;
      for (const [key, value] of Object.entries(from)) {
        if (key !== '$ref' || typeof value !== 'string' || Array.isArray(from)) {
          define(to, key, this.copy(value, at));
        } else {
          const ref = this.#follow(value, at);
          if (ref === undefined) this.unresolved.push(value);
          else define(to, key, ref);
        }
      }
    }
    return [...this.#units.values()];
  }

  /** Notes what a reference needs, and returns it as the slice has it; undefined when it leads to nothing. */
  #follow(ref: string, base: string): string | undefined {
    const { source, pointer } = splitRef(ref, base);
    // Every text that is referred to was read with the document: here the word stands in data.
    if (!this.#document.sources.has(source)) return ref;
    const isWhole = pointer === '' && source !== this.#document.root.uri;
    if (!isWhole && !pointer.startsWith('/')) return undefined;
    if (!this.#needBehind(source, parsePointer(pointer))) return undefined;
    const prefix = this.prefixOf(source).map((segment) => `/${segment}`);
    return `#${prefix.join('')}${pointer}`;
  }

  /** Notes what a pointer leads to, also through references; false when that is nothing. */
  #needBehind(at: string, segments: readonly string[], hops = 0): boolean {
    this.need(at, unitOf(this.valueOf(at), segments));
    const step = walk(this.valueOf(at), segments);
    if (step.kind !== 'through' || hops === maxHops) return step.kind === 'found';
    const { source, pointer } = splitRef(step.ref, at);
    return this.#needBehind(source, [...parsePointer(pointer), ...step.rest], hops + 1);
  }
}

type Step =
  | { readonly kind: 'found' }
  /** The pointer passes through a reference, with this much of it left. */
  | { readonly kind: 'through'; readonly ref: string; readonly rest: readonly string[] }
  | { readonly kind: 'nothing' };

function walk(root: unknown, segments: readonly string[]): Step {
  let value = root;
  for (const [index, segment] of segments.entries()) {
    if (typeof value !== 'object' || value === null) return { kind: 'nothing' };
    if (!Object.hasOwn(value, segment)) {
      const ref = (value as Tree).$ref;
      return typeof ref === 'string'
        ? { kind: 'through', ref, rest: segments.slice(index) }
        : { kind: 'nothing' };
    }
    value = (value as Tree)[segment];
  }
  return value === undefined ? { kind: 'nothing' } : { kind: 'found' };
}

/** The value behind own properties, by their names; undefined where there is none. */
export function valueBehind(root: unknown, segments: readonly string[]): unknown {
  let value = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Tree)[segment];
  }
  return value;
}

/** The part of a text that is kept for a pointer: `['components', 'schemas', 'Job']` for all inside of it. */
function unitOf(root: unknown, segments: readonly string[]): readonly string[] {
  const path = segments.slice(0, segments[0] === 'components' ? 3 : 2);
  for (let length = 1; length < path.length; length += 1) {
    if (!isTree(valueBehind(root, path.slice(0, length)))) return path.slice(0, length);
  }
  return path;
}

/** Sets an own property, also one that is called `__proto__`. */
export function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Whether a value is an object that is not an array. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
