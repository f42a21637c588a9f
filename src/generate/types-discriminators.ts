import { refOf } from '../document/document.ts';
import { isObject } from '../model/values.ts';
import type { Tree } from './types-tree.ts';
import { declarationsOf, eachSchema, followSchema } from './types-walk.ts';

const prefix = '#/components/schemas/';

interface Discriminator {
  readonly propertyName: string;
  readonly mapping: Readonly<Record<string, string>>;
}

/**
 * Writes discriminators out, so that a look at the property tells the alternatives apart: each alternative, and each
 * schema that extends one with a discriminator, is joined with `{ kind: 'cat' }`. The tree is changed; no
 * discriminator is left in it.
 *
 * The emitter changes the alternatives themselves instead, takes the property out of what they extend with `Omit`
 * (which loses everything beside an index signature), and looks at one level of inheritance and one union only.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1158
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1464
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1690
 */
export function writeDiscriminators(tree: Tree): void {
  const unions: Tree[] = [];
  const bases = new Map<Tree, Discriminator>();
  eachSchema(tree, (schema) => {
    if (!isObject(schema.discriminator)) return;
    if (schema.oneOf !== undefined || inner(schema, 'anyOf') !== undefined) unions.push(schema);
    bases.set(schema, discriminatorOf(schema.discriminator));
  });
  extendBases(tree, bases);
  for (const union of unions) tellApart(tree, union);
  for (const schema of bases.keys()) delete schema.discriminator;
}

function discriminatorOf({ propertyName, mapping }: Tree): Discriminator {
  // Made by `schemaKeywords`: a name, and references by value.
  return { propertyName: String(propertyName), mapping: (mapping ?? {}) as Record<string, string> };
}

/** The list of alternatives, which stands in `allOf` where the schema has properties too. */
function inner(schema: Tree, keyword: 'anyOf' | 'oneOf'): unknown[] | undefined {
  if (Array.isArray(schema[keyword])) return schema[keyword];
  const members: readonly unknown[] = Array.isArray(schema.allOf) ? schema.allOf : [];
  const holder = members.find((member) => isObject(member) && Array.isArray(member[keyword]));
  return isObject(holder) ? (holder[keyword] as unknown[]) : undefined;
}

/** The values that name a schema: those of the mapping, else its own name. */
function valuesOf(ref: string, { mapping }: Discriminator): readonly string[] {
  const mapped = Object.keys(mapping).filter((value) => mapping[value] === ref);
  return mapped.length > 0 ? mapped : [ref.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~')];
}

function tellApart(tree: Tree, union: Tree): void {
  const discriminator = discriminatorOf(union.discriminator as Tree);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const members = inner(union, keyword) ?? [];
    for (const [index, member] of members.entries()) {
      const ref = refOf(member);
      if (!ref?.startsWith(prefix) || !isObject(member)) continue;
      const told = narrowing(tree, member, discriminator.propertyName, valuesOf(ref, discriminator));
      if (told) members[index] = { allOf: [told, member] };
    }
  }
}

/** The object that pins a schema's property to some values; none where the schema does so itself, or pins others. */
function narrowing(tree: Tree, schema: unknown, name: string, values: readonly string[]): Tree | undefined {
  const declared = declarationsOf(tree, schema, name);
  const allowed = declared.flatMap((declaration) => {
    const known = constantsOf(tree, declaration.schema);
    return known === undefined ? [] : [known];
  });
  const left = values.filter((value) => allowed.every((known) => known.includes(value)));
  const isPinned =
    declared.some(({ required }) => required) && allowed.some((known) => known.length <= left.length);
  if (left.length === 0 || isPinned) return undefined;
  const isReadOnly = declared.some(({ schema: node }) => isObject(node) && node.readOnly === true);
  const property = { type: 'string', enum: left, ...(isReadOnly && { readOnly: true }) };
  const properties: Tree = Object.create(null);
  properties[name] = property;
  return { type: 'object', required: [name], properties };
}

/** The only values that a schema allows, where it lists them; none are known of one that is no string. */
function constantsOf(tree: Tree, schema: unknown): readonly unknown[] | undefined {
  const node = followSchema(tree, schema);
  if (node === undefined) return schema === false ? [] : undefined;
  if (node.const !== undefined) return [node.const];
  if (Array.isArray(node.enum)) return node.enum;
  const { type } = node;
  if (type !== undefined && type !== 'string') return [];
  const members: readonly unknown[] = Array.isArray(node.allOf) ? node.allOf : [];
  const inline = members.flatMap((member) => {
    const target = followSchema(tree, member);
    return Array.isArray(target?.enum) ? [target.enum] : [];
  });
  return inline[0];
}

/** Pins the property in every component that extends one with a discriminator, at any distance. */
function extendBases(tree: Tree, bases: ReadonlyMap<Tree, Discriminator>): void {
  if (bases.size === 0) return;
  const { refs, extending } = familiesOf(tree);
  for (const [base, discriminator] of bases) {
    const root = refs.get(base);
    if (root === undefined) continue;
    const children = descendants(extending, root);
    const listed = new Set([...(inner(base, 'oneOf') ?? []), ...(inner(base, 'anyOf') ?? [])].map(refOf));
    detach(tree, base, root, listed, children);
    const added = [...children].flatMap((ref) => {
      const family = [ref, ...descendants(extending, ref)];
      // What extends a union is one of its alternatives, whichever.
      if (listed.size > 0 && !family.some((member) => listed.has(member))) return [];
      const values = [...new Set(family.flatMap((member) => valuesOf(member, discriminator)))];
      const told = narrowing(tree, { $ref: ref }, discriminator.propertyName, values);
      return told ? [[ref, told] as const] : [];
    });
    // All are found before the first is changed: a child must not see what its parent is pinned to.
    for (const [ref, told] of added) {
      const members = followSchema(tree, { $ref: ref })?.allOf;
      if (Array.isArray(members)) members.unshift(told);
    }
  }
}

/** The components: the reference of each, and which ones name it in their `allOf`. */
function familiesOf(tree: Tree) {
  const schemas = followSchema(tree, { $ref: '#/components/schemas' }) ?? {};
  const refs = new Map<unknown, string>();
  const extending = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const ref = prefix + name.replaceAll('~', '~0').replaceAll('/', '~1');
    refs.set(schema, ref);
    const members: readonly unknown[] = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
    for (const parent of members.flatMap((member) => refOf(member) ?? [])) {
      extending.set(parent, [...(extending.get(parent) ?? []), ref]);
    }
  }
  return { refs, extending };
}

/** Components that extend one, at any distance. */
function descendants(extending: ReadonlyMap<string, readonly string[]>, root: string): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...(extending.get(root) ?? [])];
  for (let ref = left.pop(); ref !== undefined; ref = left.pop()) {
    if (ref === root || found.has(ref)) continue;
    found.add(ref);
    left.push(...(extending.get(ref) ?? []));
  }
  return found;
}

/** Alternatives that extend the schema which lists them take its properties without the list. */
function detach(
  tree: Tree,
  base: Tree,
  root: string,
  listed: ReadonlySet<string | undefined>,
  children: ReadonlySet<string>,
): void {
  if (![...children].some((ref) => listed.has(ref))) return;
  const { oneOf: _oneOf, anyOf: _anyOf, discriminator: _discriminator, ...properties } = base;
  const members: readonly unknown[] = Array.isArray(base.allOf) ? base.allOf : [];
  const kept = members.filter(
    (member) => !(isObject(member) && (member.oneOf ?? member.anyOf) !== undefined),
  );
  const alone = structuredClone({
    ...properties,
    ...(kept.length > 0 ? { allOf: kept } : { allOf: undefined }),
  });
  for (const ref of children) {
    const child = followSchema(tree, { $ref: ref });
    if (!isObject(child) || !Array.isArray(child.allOf)) continue;
    child.allOf = child.allOf.map((member) => (refOf(member) === root ? structuredClone(alone) : member));
  }
}
