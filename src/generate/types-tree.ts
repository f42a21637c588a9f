import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import { ToolkitError } from '../error.ts';
import { isObject } from '../model/values.ts';
import { type Child, children, type NodeKind, scalars } from './types-grammar.ts';
import { mendSchema, saysType } from './types-mend.ts';
import { safeName } from './types-name.ts';
import { TypesRefs } from './types-refs.ts';
import { schemaKeywords } from './types-schema.ts';

/** A tree of plain objects, without a prototype where keys are names. */
export type Tree = Record<string, unknown>;

/** Deeper nesting than any real document has; what nests deeper holds itself, through a YAML alias. */
const maxDepth = 400;
/** Ten times a document of 13 MB; YAML aliases can make a small text larger than memory. */
const maxNodes = 1_000_000;

/**
 * Copies what types are made from, in a form that the types emitter can be given.
 *
 * References point at named components afterwards: schemas that stand elsewhere become components, everything else
 * is copied to where it is used; references to nothing become "any value". Malformed keywords are left out, as the
 * model leaves them out. The document is not changed.
 *
 * @throws ToolkitError E_INPUT for a document that holds itself
 */
export function copyForTypes(root: Record<string, unknown>): Tree {
  const copier = new Copier(root);
  const tree = copier.node(root, 'root', 0) as Tree;
  const components = isObject(tree.components) ? tree.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : Object.create(null);
  // Copying a schema can find another one that is referred to.
  for (let next = copier.refs.takeHoisted(); next; next = copier.refs.takeHoisted()) {
    schemas[next.name] = copier.node(valueAt(root, next.pointer), 'schema', 0) ?? {};
  }
  return { ...tree, components: { ...components, schemas } };
}

class Copier {
  readonly refs: TypesRefs;
  readonly #root: Record<string, unknown>;
  #nodes = 0;

  constructor(root: Record<string, unknown>) {
    this.#root = root;
    this.refs = new TypesRefs(root);
  }

  /** Undefined for what is no node. */
  node(value: unknown, kind: NodeKind, depth: number): unknown {
    this.#count(depth);
    if (kind === 'schema' && typeof value === 'boolean') return value;
    if (!isObject(value)) return undefined;
    const ref = refOf(value);
    if (ref !== undefined) return this.#reference(value, ref, kind, depth);
    const copied: [string, unknown][] = [];
    for (const [key, accepts] of Object.entries(scalars[kind])) {
      if (Object.hasOwn(value, key) && accepts(value[key]))
        copied.push([key, key === 'name' ? safeName(String(value[key])) : value[key]]);
    }
    if (kind === 'schema') copied.push(...schemaKeywords(value, this.#root));
    for (const [key, child] of Object.entries(children[kind])) {
      const copy = Object.hasOwn(value, key) ? this.#child(value[key], child, depth + 1) : undefined;
      if (copy !== undefined) copied.push([key, copy]);
    }
    const copy = Object.fromEntries(copied);
    return kind === 'schema' ? mendSchema(copy) : finish(kind, copy);
  }

  #reference(value: Tree, ref: string, kind: NodeKind, depth: number): unknown {
    const target = this.refs.target(ref, kind);
    if (target.kind === 'component') {
      const { description, deprecated } = value;
      const says = kind === 'schema' && typeof description === 'string' ? { description } : {};
      const reference = { ...says, ...(deprecated === true && { deprecated }), $ref: target.ref };
      return kind === 'schema' ? this.#withSiblings(value, reference, depth) : reference;
    }
    if (target.kind === 'nothing') return kind === 'schema' ? {} : undefined;
    return this.node(target.value, kind, depth + 1);
  }

  /** From 3.1 on, keywords beside a `$ref` hold too; a `type` alone is mostly a slip, and says nothing new. */
  #withSiblings({ $ref: _ref, ...siblings }: Tree, reference: Tree, depth: number): Tree {
    if (/^(?:3\.0|2)/.test(String(this.#root.openapi ?? '2'))) return reference;
    const { type: _type, ...typed } = siblings;
    if (!saysType(this.node(typed, 'schema', depth + 1)) && !Array.isArray(siblings.required))
      return reference;
    const beside = this.node(siblings, 'schema', depth + 1);
    const { $ref, ...says } = reference;
    return mendSchema({ ...says, allOf: [{ $ref }, beside] });
  }

  #child(value: unknown, child: Child, depth: number): unknown {
    if (child.as === 'one') return this.node(value, child.kind, depth);
    if (child.as === 'list') {
      if (!Array.isArray(value)) return undefined;
      const items = value
        .map((item) => this.node(item, child.kind, depth))
        .filter((item) => item !== undefined);
      return child.kind === 'parameter' ? this.#uniqueParameters(items) : items.map(objectSchema);
    }
    if (!isObject(value)) return undefined;
    // Without a prototype: a property called "constructor" must not be found where there is none.
    const copies: Tree = Object.create(null);
    for (const [name, item] of Object.entries(value)) {
      if (child.kind !== 'schema' && name.startsWith('x-') && !isObject(item)) continue;
      const copy = this.node(item, child.kind, depth);
      if (copy !== undefined) copies[safeName(child.kind === 'response' ? statusOf(name) : name)] = copy;
    }
    return copies;
  }

  /** The last of each place and name wins, as in the model; headers that other parts of the document say are left out. */
  #uniqueParameters(parameters: readonly unknown[]): readonly unknown[] {
    const byKey = new Map<string, unknown>();
    for (const parameter of parameters) {
      const ref = refOf(parameter);
      const target = ref === undefined ? parameter : valueAt(this.#root, ref.slice(1));
      if (!isObject(target) || typeof target.name !== 'string') continue;
      if (target.in === 'header' && /^(?:accept|content-type|authorization)$/i.test(target.name)) continue;
      byKey.set(`${String(target.in)} ${target.name}`, parameter);
    }
    return [...byKey.values()];
  }

  #count(depth: number): void {
    this.#nodes += 1;
    if (depth <= maxDepth && this.#nodes <= maxNodes) return;
    const why = depth > maxDepth ? 'a part of it holds itself' : 'it has more nodes than memory should hold';
    throw new ToolkitError('E_INPUT', `types cannot be made from this document: ${why}`, {
      hint: 'Look for YAML aliases (*name) inside the node that their anchor (&name) names, or in lists of aliases; use $ref instead.',
    });
  }
}

/** A parameter with `content` has that schema; the emitter knows `schema` alone. */
function finish(kind: NodeKind, node: Tree): Tree {
  if ((kind !== 'parameter' && kind !== 'header') || node.schema !== undefined) return node;
  const media = isObject(node.content) ? Object.values(node.content)[0] : undefined;
  return isObject(media) && media.schema !== undefined ? { ...node, schema: media.schema } : node;
}

/** The emitter asks every member of `allOf`, `anyOf` and `oneOf` for its `$ref`, which a boolean cannot answer. */
function objectSchema(schema: unknown): unknown {
  if (typeof schema !== 'boolean') return schema;
  return schema ? {} : { enum: [] };
}

function statusOf(status: string): string {
  return /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status;
}
