import { refOf } from '../document/document.ts';
import { formatPointer, parsePointer, valueAt } from '../document/pointer.ts';
import { type NodeKind, sectionKinds } from './types-grammar.ts';
import { safeName } from './types-name.ts';

/** What becomes of a reference: it names a component, its target is copied to its place, or it leads to nothing. */
export type RefTarget =
  | { readonly kind: 'component'; readonly ref: string }
  | { readonly kind: 'inline'; readonly value: unknown }
  | { readonly kind: 'nothing' };

/** Decides on the references of one document, and gives schemas that stand elsewhere names among the components. */
export class TypesRefs {
  readonly #root: Record<string, unknown>;
  readonly #nameByPointer = new Map<string, string>();
  readonly #pending: { readonly name: string; readonly pointer: string }[] = [];
  readonly #taken: Set<string>;

  constructor(root: Record<string, unknown>) {
    this.#root = root;
    this.#taken = new Set(Object.keys((valueAt(root, '/components/schemas') as object | undefined) ?? {}));
  }

  target(ref: string, kind: NodeKind): RefTarget {
    const pointer = this.#follow(ref);
    if (pointer === undefined) return { kind: 'nothing' };
    const segments = parsePointer(pointer);
    const [first, section = '', name = ''] = segments;
    if (
      first === 'components' &&
      segments.length === 3 &&
      name !== '' &&
      sectionKinds.get(section) === kind
    ) {
      return { kind: 'component', ref: `#${formatPointer(segments.map(safeName))}` };
    }
    if (kind !== 'schema') return { kind: 'inline', value: valueAt(this.#root, pointer) };
    return { kind: 'component', ref: `#/components/schemas/${this.#hoist(pointer, segments)}` };
  }

  /** The next schema that has to be copied under its new name. */
  takeHoisted(): { readonly name: string; readonly pointer: string } | undefined {
    return this.#pending.shift();
  }

  /** The pointer that a chain of references ends at; a chain that leads to nothing or to itself has no end. */
  #follow(ref: string): string | undefined {
    const seen = new Set<string>();
    let end: string | undefined;
    for (let next: string | undefined = ref; next !== undefined && !seen.has(next); ) {
      seen.add(next);
      if (next !== '#' && !next.startsWith('#/')) return undefined;
      const pointer = next.slice(1);
      const value = valueAt(this.#root, pointer);
      if (value === undefined) return undefined;
      end ??= pointer;
      next = refOf(value);
      if (next === undefined) return end;
    }
    return undefined;
  }

  #hoist(pointer: string, segments: readonly string[]): string {
    const known = this.#nameByPointer.get(pointer);
    if (known !== undefined) return known;
    const words = segments
      .filter((segment) => !structural.has(segment))
      .map((word) => word.replace(/\W+/g, '_'));
    const base =
      words
        .slice(-3)
        .join('_')
        .replace(/^_+|_+$/g, '') || 'Schema';
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}_${count}`;
    this.#taken.add(name);
    this.#nameByPointer.set(pointer, name);
    this.#pending.push({ name, pointer });
    return name;
  }
}

/** Segments that say nothing in a name. */
const structural: ReadonlySet<string> = new Set([
  'components',
  'schemas',
  'properties',
  '$defs',
  'definitions',
  'paths',
  'schema',
  'content',
]);
