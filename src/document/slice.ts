import { type Document, splitRef } from './document.ts';
import { parsePointer } from './pointer.ts';

/** A document cut down to one operation, and what of it could not be resolved. */
export interface Slice {
  /** One tree, whose references stay inside of it; a copy: engines may change it. */
  readonly document: Record<string, unknown>;
  /** The `$ref`s that lead to nothing in the document; in the slice each is an empty object. */
  readonly unresolved: readonly string[];
}

/** Which operation to cut out, and under which method it appears in the slice. */
export interface SliceTarget {
  /** The path template as the document writes it: `/jobs/{id}`. */
  readonly path: string;
  readonly method: string;
  /** For engines that do not know a method (`query`, of OpenAPI 3.2). Default: `method`. */
  readonly as?: string;
}

type Tree = Record<string, unknown>;

/** What every operation shares; the second line is Swagger 2.0's. */
const sharedKeys: readonly string[] = [
  ...['openapi', 'info', 'servers', 'security', 'jsonSchemaDialect', 'x-stoplight'],
  ...['swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'securityDefinitions'],
];
const methodKeys: readonly string[] = [
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query', 'additionalOperations'],
];

/** Where the slice keeps what stands in other texts than the root: a list, in the order of the document's texts. */
const othersKey = 'x-other-sources';

/** How many references in a row are followed before they count as leading nowhere. */
const maxHops = 100;

/**
 * Cuts one operation out of a document: its path item, what its `$ref`s reach, and what every operation shares
 * (servers, security, security schemes).
 *
 * The order of keys is the document's. Nothing is dereferenced; the cost is that of what is reached.
 */
export function sliceDocument(document: Document, target: SliceTarget): Slice {
  const reach = new Reach(document);
  const root = reach.root;
  for (const key of sharedKeys) if (Object.hasOwn(root, key)) reach.need(document.root.uri, [key]);
  reach.need(document.root.uri, ['components', 'securitySchemes']);
  const item = copyPathItem(reach, document.root.uri, target);
  const units = reach.finish();
  const paths: Tree = {};
  define(paths, target.path, item);
  const sliced: Tree = { paths };
  for (const { at, path, value } of units) place(sliced, [...reach.prefixOf(at), ...path], value);
  // A path item that is referred to as well: the operation's own counts.
  define(sliced.paths as Tree, target.path, item);
  return { document: inOrderOf(root, sliced, 3), unresolved: reach.unresolved };
}

/** The path item with one method only, after its own `$ref`s. */
function copyPathItem(reach: Reach, uri: string, { path, method, as }: SliceTarget): Tree {
  const item: Tree = {};
  let at = uri;
  let segments: readonly string[] = ['paths', path];
  for (let hops = 0; hops < maxHops; hops += 1) {
    const node = valueBehind(reach.valueOf(at), segments);
    if (!isTree(node)) break;
    for (const [key, value] of Object.entries(node)) {
      const isOther = methodKeys.includes(key) && key !== method;
      const name = key === method ? (as ?? key) : key;
      if (key !== '$ref' && !isOther && !Object.hasOwn(item, name)) define(item, name, reach.copy(value, at));
    }
    if (typeof node.$ref !== 'string') break;
    const next = splitRef(node.$ref, at);
    at = next.source;
    segments = parsePointer(next.pointer);
  }
  return item;
}

/** A part of a text that the slice keeps whole. */
interface Unit {
  readonly at: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Copies trees, and notes which parts of the document their references need. */
class Reach {
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

function valueBehind(root: unknown, segments: readonly string[]): unknown {
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

function place(tree: Tree, path: readonly string[], value: unknown): void {
  let parent = tree;
  for (const segment of path.slice(0, -1)) {
    if (!Object.hasOwn(parent, segment)) define(parent, segment, {});
    // A unit's parents are objects in the document too.
    parent = parent[segment] as Tree;
  }
  const last = path.at(-1);
  if (last !== undefined) define(parent, last, value);
}

/** The tree with its keys, down to a depth, in the order of another. */
function inOrderOf(order: Tree, tree: Tree, depth: number): Tree {
  const known = Object.keys(order).filter((key) => Object.hasOwn(tree, key));
  const added = Object.keys(tree).filter((key) => !Object.hasOwn(order, key));
  const entries = [...known, ...added].map((key): [string, unknown] => {
    const [below, value] = [order[key], tree[key]];
    const descends = depth > 1 && known.includes(key) && isTree(below) && isTree(value);
    return [key, descends ? inOrderOf(below, value, depth - 1) : value];
  });
  return Object.fromEntries(entries);
}

/** Sets an own property, also one that is called `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
