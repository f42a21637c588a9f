import type { SchemaNode } from '../model/model.ts';
import { firstValid, type ReadContext } from './first-valid.ts';
import { Malformed } from './malformed.ts';
import type { QueryField } from './read-query.ts';
import { textReaderOf } from './read-scalar.ts';
import { itemsOf, propertyOf } from './schema-views.ts';
import { setOwn } from './set-own.ts';
import { shapesOf } from './shapes.ts';

/** `a[x][y]` is two deep. More than this is refused: the recursion follows what was sent. */
const maxDepth = 10;

/** What `a[x][]=1&a[x][]=2` looks like before types are known. */
interface Node {
  /** Texts given for this very name. */
  readonly texts: string[];
  readonly children: Map<string, Node>;
}

/**
 * The reader of `a[x]=1&a[y][z]=2`: what is in brackets is the name of a property, or the index of an item where the
 * schema has an array (`a[]`, `a[0]`). OpenAPI leaves what is nested undefined; this is what servers commonly read.
 *
 * @returns undefined where no field has brackets
 */
export function deepObjectReader(
  context: ReadContext,
  schema: SchemaNode | undefined,
  { name, decode }: { readonly name: string; readonly decode: (text: string) => string },
): (fields: readonly QueryField[]) => unknown {
  const prefix = `${name}[`;
  return (fields) => {
    let root: Node | undefined;
    for (const field of fields) {
      if (!field.name.startsWith(prefix)) continue;
      const keys = keysOf(field.name.slice(name.length));
      if (!keys) return new Malformed('style', `cannot be read: ${JSON.stringify(field.name)}`);
      if (keys.length > maxDepth) {
        return new Malformed('style', `must not be nested deeper than ${maxDepth} levels`);
      }
      root ??= newNode();
      insert(root, keys).texts.push(decode(field.raw));
    }
    return root && treeValue(context, schema, root);
  };
}

function newNode(): Node {
  return { texts: [], children: new Map() };
}

/** `[x][y]` to `['x', 'y']`; undefined for anything else. */
function keysOf(text: string): readonly string[] | undefined {
  const keys: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf(']', start);
    if (text[start] !== '[' || end < 0) return undefined;
    keys.push(text.slice(start + 1, end));
    start = end + 1;
  }
  return keys;
}

function insert(root: Node, keys: readonly string[]): Node {
  let node = root;
  for (const key of keys) {
    const known = node.children.get(key) ?? newNode();
    node.children.set(key, known);
    node = known;
  }
  return node;
}

function treeValue(context: ReadContext, schema: SchemaNode | undefined, node: Node): unknown {
  const { model, direction } = context;
  if (node.children.size === 0) return leafOf(context, schema, node.texts);
  const shapes = schema && shapesOf(context, schema);
  const arrays = (shapes?.arrays ?? []).map((view) => () => {
    const keys = [...node.children.keys()];
    if (!keys.every((key) => /^\d*$/.test(key))) return undefined;
    const items = itemsOf(view);
    return [...node.children].flatMap(([key, child]) => {
      const readItem = textReaderOf(model, items, direction);
      // `a[]=1&a[]=2` are two items, whatever they are.
      const isList = key === '' && child.children.size === 0;
      return isList ? child.texts.map(readItem) : [treeValue(context, items, child)];
    });
  });
  const objects = (shapes?.objects ?? []).map((view) => () => objectOf(node, (key) => propertyOf(view, key)));
  const objectOf = (from: Node, schemaOf: (key: string) => SchemaNode | undefined) => {
    const value: Record<string, unknown> = {};
    for (const [key, child] of from.children) setOwn(value, key, treeValue(context, schemaOf(key), child));
    return value;
  };
  const plain = () => objectOf(node, () => undefined);
  return schema ? firstValid(context, schema, [...arrays, ...objects, plain])(undefined) : plain();
}

function leafOf(context: ReadContext, schema: SchemaNode | undefined, texts: readonly string[]): unknown {
  const { model, direction } = context;
  const read = textReaderOf(model, schema, direction);
  const single = () => (texts.length === 1 ? read(texts[0] ?? '') : undefined);
  const shapes = schema && shapesOf(context, schema);
  if (!schema || !shapes || shapes.onlyScalar) return texts.length === 1 ? single() : texts;
  const lists = shapes.arrays.map((view) => () => {
    const readItem = textReaderOf(model, itemsOf(view), direction);
    return texts.map((text) => readItem(text));
  });
  const first = shapes.scalars === 'none' && lists.length > 0 ? [] : [single];
  return firstValid(context, schema, [...first, ...lists, () => texts])(undefined);
}
