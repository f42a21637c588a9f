/** Keys below which there are no schemas, unless they name a property or a component. */
const otherKeys: ReadonlySet<string> = new Set([
  'const',
  'default',
  'enum',
  'example',
  'examples',
  'info',
  'links',
  'security',
  'securitySchemes',
  'servers',
  'tags',
  'value',
]);
/** Keys whose members are named by the author. */
const mapKeys: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'schemas',
  'headers',
  'content',
  'responses',
  'parameters',
  'requestBodies',
  'callbacks',
  'paths',
  'dependentSchemas',
]);
const knownTypes: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

type Tree = Record<string, unknown>;

/**
 * Mends, in place, what makes Prism's validator give up on a whole schema: it then checks nothing, without a word,
 * and tries again at every request.
 *
 * `nullable` without a `type` becomes an alternative, an enum loses its duplicates and a null that Prism adds again. A pattern that does not compile
 * and an unknown type are left out, and told.
 */
export function mendSchemas(root: unknown, warn: (message: string) => void): void {
  const pending: { node: object; isMap: boolean }[] = [];
  const seen = new Set<object>();
  const visit = (node: unknown, isMap: boolean) => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    pending.push({ node, isMap });
  };
  visit(root, false);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, isMap } = next;
    for (const [key, child] of Object.entries(node)) {
      if (isMap || Array.isArray(node)) visit(child, false);
      else if (!otherKeys.has(key) && !key.startsWith('x-')) visit(child, mapKeys.has(key));
    }
    if (!isMap && !Array.isArray(node)) mend(node as Tree, warn);
  }
}

function mend(node: Tree, warn: (message: string) => void): void {
  const { pattern, type, enum: values } = node;
  // Prism adds a null of its own to the enum of what is nullable.
  const addsNull = node.nullable === true && type !== undefined;
  if (Array.isArray(values)) node.enum = distinct(values).filter((value) => !(addsNull && value === null));
  if (typeof pattern === 'string' && !compiles(pattern)) {
    delete node.pattern;
    warn(`the pattern ${JSON.stringify(pattern)} is not a valid regular expression and is not checked`);
  }
  if (typeof type === 'string' && !knownTypes.includes(type)) {
    delete node.type;
    warn(`the type ${JSON.stringify(type)} is not one of JSON Schema and is not checked`);
  }
  if (typeof node.nullable === 'boolean' && type === undefined) mendNullable(node, node.nullable);
}

/** Keywords that null breaks, where there is no `type`. */
const constraints: readonly string[] = ['allOf', 'anyOf', 'const', 'enum', 'not', 'oneOf'];

function mendNullable(node: Tree, nullable: boolean): void {
  delete node.nullable;
  if (!nullable || node.$ref !== undefined || !constraints.some((key) => key in node)) return;
  const alternative = { ...node };
  for (const key of Object.keys(node)) delete node[key];
  node.anyOf = [alternative, { enum: [null] }];
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    return !seen.has(key) && seen.add(key);
  });
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
