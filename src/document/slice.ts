import { type Document, splitRef } from './document.ts';
import { parsePointer } from './pointer.ts';
import { define, isTree, maxHops, Reach, type Tree, valueBehind } from './slice-reach.ts';

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

/** What every operation shares. */
const sharedKeys: readonly string[] = [
  'openapi',
  'info',
  'servers',
  'security',
  'jsonSchemaDialect',
  'x-stoplight',
];
const methodKeys: readonly string[] = [
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query', 'additionalOperations'],
];

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
