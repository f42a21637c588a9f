import { valueAt } from './pointer.ts';

type Tree = Record<string, unknown>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/**
 * A Swagger 2.0 tree whose operations hold their body and form parameters themselves, instead of a `$ref` or with
 * their path item: the upgrader knows a request body only where it stands. Changes the tree.
 *
 * @see https://spec.openapis.org/oas/v2.0.html#parameter-object
 */
export function inlineBodyParameters(root: Tree): Tree {
  for (const item of Object.values(objectOr(root.paths))) {
    if (!isTree(item)) continue;
    const shared = resolveBodies(root, item.parameters);
    const bodies = shared.filter(isBody);
    if (Array.isArray(item.parameters)) item.parameters = shared.filter((parameter) => !isBody(parameter));
    for (const method of methods) {
      const operation = Object.hasOwn(item, method) ? item[method] : undefined;
      if (!isTree(operation)) continue;
      const own = resolveBodies(root, operation.parameters);
      // An operation's body or form takes the place of its path item's.
      const inherited = own.some(isBody) ? [] : bodies.map((body) => structuredClone(body));
      if (own.length + inherited.length > 0) operation.parameters = [...own, ...inherited];
    }
  }
  // Nothing refers to them any more; left there they would become request bodies that nothing uses.
  if (isTree(root.parameters)) {
    const others = Object.entries(root.parameters).filter(([, value]) => !isBody(resolveLocal(root, value)));
    root.parameters = Object.fromEntries(others);
  }
  return root;
}

function resolveBodies(root: Tree, parameters: unknown): readonly unknown[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.map((parameter: unknown) => {
    const resolved = resolveLocal(root, parameter);
    return isBody(resolved) ? withoutEmpty(structuredClone(resolved as Tree)) : parameter;
  });
}

/** What says that a form's text may not be empty; OpenAPI 3 has no word for it in a body. */
function withoutEmpty(parameter: Tree): Tree {
  const { allowEmptyValue, ...rest } = parameter;
  if (parameter.in !== 'formData' || allowEmptyValue === undefined) return parameter;
  const isText = allowEmptyValue === false && rest.type === 'string' && rest.minLength === undefined;
  return isText ? { ...rest, minLength: 1 } : rest;
}

/** Follows references inside the tree, as far as anybody would chain them. */
export function resolveLocal(root: unknown, value: unknown): unknown {
  let current = value;
  for (let hops = 0; hops < 20; hops += 1) {
    if (!isTree(current) || typeof current.$ref !== 'string') return current;
    if (!current.$ref.startsWith('#')) return current;
    current = valueAt(root, current.$ref.slice(1));
  }
  return undefined;
}

/** Whether a Swagger 2.0 parameter is (a part of) the request body. */
export function isBody(parameter: unknown): boolean {
  return isTree(parameter) && (parameter.in === 'body' || parameter.in === 'formData');
}

function objectOr(value: unknown): Tree {
  return isTree(value) ? value : {};
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
