import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import { methods, type Operation } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { ExtraOperation } from './emit-types.ts';
import { quote } from './literal.ts';
import { safeName } from './types-name.ts';
import type { Tree } from './types-tree.ts';

/** Under which name each operation stands in `types.ts`. */
export interface TypeReferences {
  /** `operations['repos/get']`, or `paths['/repos']['get']` where the operation has no id of its own. */
  of(operation: Operation): string;
  /** Operations that the emitter does not find itself. */
  readonly extra: readonly ExtraOperation[];
}

/**
 * Settles the names of operations in the types. The emitter lists them by id; of several with the same id the first
 * keeps it, the others lose it (in the tree, which is changed).
 */
export function referenceTypes(tree: Tree): TypeReferences {
  const names = new OperationIds();
  const places = new Map<string, string>();
  for (const [path, item] of Object.entries(mapAt(tree, '/paths'))) {
    const pathItem = followPathItem(tree, item);
    if (pathItem) names.claim(pathItem, path);
    for (const method of methods) {
      const id = names.of(pathItem?.[method]);
      if (id !== undefined) places.set(`${method} ${path}`, `operations[${quote(id)}]`);
    }
  }
  for (const group of ['/webhooks', '/components/pathItems']) {
    for (const [name, item] of Object.entries(mapAt(tree, group))) {
      if (isObject(item)) names.claim(item, name);
    }
  }
  return {
    of: ({ method, path }) =>
      places.get(`${method} ${safeName(path)}`) ?? `paths[${quote(path)}][${quote(method)}]`,
    extra: names.extra,
  };
}

/** The ids given out so far, and to whom. */
class OperationIds {
  readonly extra: ExtraOperation[] = [];
  readonly #owners = new Map<string, unknown>();
  readonly #ids = new Map<unknown, string>();

  of(operation: unknown): string | undefined {
    return this.#ids.get(operation);
  }

  claim(pathItem: Tree, path: string): void {
    for (const method of methods) {
      const operation = pathItem[method];
      if (!isObject(operation) || this.#ids.has(operation)) continue;
      // The emitter writes a hash as a slash.
      const own = typeof operation.operationId === 'string' ? operation.operationId.replaceAll('#', '/') : '';
      // It does not know the method QUERY of OpenAPI 3.2.
      const id = own === '' && method === 'query' ? `query ${path}` : own;
      if (id === '' || this.#owners.has(id)) {
        delete operation.operationId;
        continue;
      }
      this.#owners.set(id, operation);
      this.#ids.set(operation, id);
      if (method === 'query') this.extra.push({ id, operation: withParametersOf(pathItem, operation) });
    }
  }
}

function withParametersOf(pathItem: Tree, operation: Tree): Tree {
  const lists = [pathItem.parameters, operation.parameters].filter((list) => Array.isArray(list));
  return { ...operation, parameters: lists.flat() };
}

function followPathItem(tree: Tree, item: unknown): Tree | undefined {
  const ref = refOf(item);
  const target = ref === undefined ? item : valueAt(tree, ref.slice(1));
  return isObject(target) ? target : undefined;
}

function mapAt(tree: Tree, pointer: string): Tree {
  const value = valueAt(tree, pointer);
  return isObject(value) ? value : {};
}

/** The line that imports what the operations' types are read from; empty without operations. */
export function importTypes(operations: readonly Operation[], references: TypeReferences): string {
  const used = new Set(operations.map((operation) => references.of(operation).replace(/\[.*$/s, '')));
  return used.size === 0 ? '' : `import type { ${[...used].sort().join(', ')} } from './types.ts';\n`;
}
