import { parsePointer } from './pointer.ts';

/** A document cut down to one operation, and what of it could not be resolved. */
export interface Slice {
  /** A tree of its own: engines may change it. */
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
const sharedRootKeys: readonly string[] = [
  ...['openapi', 'info', 'servers', 'security', 'jsonSchemaDialect', 'x-stoplight'],
  ...['swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'securityDefinitions'],
];
const methodKeys: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
  'additionalOperations',
];

/**
 * Cuts one operation out of a bundled document: its path item, what its `$ref`s reach, and what every operation
 * shares (servers, security, security schemes).
 *
 * The order of keys is the document's. Nothing is dereferenced; the cost is that of what is reached.
 */
export function sliceDocument(root: Tree, target: SliceTarget): Slice {
  const reach = new Reach(root);
  const item = reach.copy(pathItemOf(root, target));
  const shared = new Map(
    sharedRootKeys.filter((key) => Object.hasOwn(root, key)).map((key) => [key, reach.copy(root[key])]),
  );
  reach.need(['components', 'securitySchemes']);
  const units = reach.finish();
  const sliced = assemble(root, units);
  for (const [key, value] of shared) define(sliced, key, value);
  const paths = isTree(sliced.paths) ? sliced.paths : {};
  define(paths, target.path, item);
  sliced.paths = paths;
  return { document: inOrderOf(root, sliced), unresolved: reach.unresolved };
}

/** The path item with one method only, after its own `$ref`. */
function pathItemOf(root: Tree, target: SliceTarget): Tree {
  const paths = isTree(root.paths) ? root.paths : {};
  let item = Object.hasOwn(paths, target.path) ? paths[target.path] : undefined;
  for (let hops = 0; isTree(item) && typeof item.$ref === 'string' && hops < maxHops; hops += 1) {
    const { $ref, ...beside } = item;
    const found = valueBehind(root, parsePointer($ref.replace(/^#/, '')));
    item = isTree(found) ? { ...found, ...beside } : beside;
  }
  if (!isTree(item)) return {};
  const entries = Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
    if (key === target.method) return [[target.as ?? key, value]];
    return methodKeys.includes(key) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** How many references in a row are followed before they count as leading nowhere. */
const maxHops = 100;

function valueBehind(root: Tree, segments: readonly string[]): unknown {
  let value: unknown = root;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Tree)[segment];
  }
  return value;
}

/** Copies trees and notes which parts of the document their references need. */
class Reach {
  readonly unresolved: string[] = [];
  readonly #root: Tree;
  readonly #copies = new Map<object, object>();
  readonly #pending: [object, object][] = [];
  /** By pointer; the path of each is two or three segments long, so that the slice keeps the document's layout. */
  readonly #units = new Map<string, { readonly path: readonly string[]; readonly value: unknown }>();

  constructor(root: Tree) {
    this.#root = root;
  }

  /** A copy, filled when `finish` is called: without recursion, so that no depth of a document is too much. */
  copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#copies.get(value);
    if (known) return known;
    const made = Array.isArray(value) ? [] : {};
    this.#copies.set(value, made);
    this.#pending.push([value, made]);
    return made;
  }

  need(path: readonly string[]): void {
    const key = JSON.stringify(path);
    if (this.#units.has(key)) return;
    const value = valueBehind(this.#root, path);
    if (value !== undefined) this.#units.set(key, { path, value: this.copy(value) });
  }

  finish(): readonly { readonly path: readonly string[]; readonly value: unknown }[] {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const [from, to] = next;
      const ref = Array.isArray(from) ? undefined : (from as Tree).$ref;
      const broken = typeof ref === 'string' && ref.startsWith('#') && !this.#follow(ref);
      if (broken) this.unresolved.push(ref);
      for (const [key, value] of Object.entries(from)) {
        if (!(broken && key === '$ref')) define(to, key, this.copy(value));
      }
    }
    return [...this.#units.values()];
  }

  /** Notes what a reference needs; false when it leads to nothing. */
  #follow(ref: string): boolean {
    let rest = parsePointer(ref.slice(1));
    if (rest.length === 0 || !ref.startsWith('#/')) return false;
    for (let hops = 0; hops < maxHops; hops += 1) {
      this.need(unitOf(this.#root, rest));
      const step = this.#walk(rest);
      if (step === undefined || typeof step === 'boolean') return step ?? false;
      rest = step;
    }
    return false;
  }

  /** True when the pointer leads to a value; a pointer to go on with where it passes through a reference. */
  #walk(segments: readonly string[]): boolean | string[] {
    let value: unknown = this.#root;
    for (const [index, segment] of segments.entries()) {
      if (typeof value !== 'object' || value === null) return false;
      if (!Object.hasOwn(value, segment)) {
        const through = (value as Tree).$ref;
        if (typeof through !== 'string' || !through.startsWith('#/')) return false;
        return [...parsePointer(through.slice(1)), ...segments.slice(index)];
      }
      value = (value as Tree)[segment];
    }
    return true;
  }
}

/** The part of the document that is kept for a pointer: `['components', 'schemas', 'Job']` for all inside of it. */
function unitOf(root: Tree, segments: readonly string[]): readonly string[] {
  const wanted = segments[0] === 'components' ? 3 : 2;
  const path = segments.slice(0, wanted);
  for (let length = 1; length < path.length; length += 1) {
    if (!isTree(valueBehind(root, path.slice(0, length)))) return path.slice(0, length);
  }
  return path;
}

/** Puts the parts where they stand in the document, in its order. */
function assemble(
  root: Tree,
  units: readonly { readonly path: readonly string[]; readonly value: unknown }[],
): Tree {
  const sliced: Tree = {};
  for (const { path, value } of units) {
    let parent = sliced;
    for (const segment of path.slice(0, -1)) {
      if (!isTree(parent[segment]) || !Object.hasOwn(parent, segment)) define(parent, segment, {});
      parent = parent[segment] as Tree;
    }
    const last = path.at(-1);
    if (last !== undefined) define(parent, last, value);
  }
  if (isTree(sliced.components) && isTree(root.components)) {
    for (const [section, entries] of Object.entries(sliced.components)) {
      const original = root.components[section];
      if (isTree(entries) && isTree(original)) {
        define(sliced.components, section, inOrderOf(original, entries));
      }
    }
    sliced.components = inOrderOf(root.components, sliced.components);
  }
  return sliced;
}

function inOrderOf(order: Tree, tree: Tree): Tree {
  const known = Object.keys(order).filter((key) => Object.hasOwn(tree, key));
  const added = Object.keys(tree).filter((key) => !Object.hasOwn(order, key));
  return Object.fromEntries([...known, ...added].map((key) => [key, tree[key]]));
}

/** Sets an own property, also one that is called `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
