import type { Model, Operation } from '../model/model.ts';
import { operationLabel } from './finding.ts';

/** `get  /jobs` to `GET /jobs`. */
export function normalKey(key: string): string {
  const [, method, path] = /^([A-Za-z]+) +(\/.*)$/s.exec(key) ?? [];
  return method !== undefined && path !== undefined ? `${method.toUpperCase()} ${path}` : key;
}

type Index = ReadonlyMap<string, readonly Operation[]>;
const indexes = new WeakMap<Model, Index>();

/** The operations that a key means: one, unless the document uses an operationId twice. */
export function operationsNamed(model: Model, key: string): readonly Operation[] {
  let index = indexes.get(model);
  if (!index) {
    index = indexOf(model);
    indexes.set(model, index);
  }
  return index.get(key) ?? [];
}

function indexOf({ operations }: Model): Index {
  const byId = Map.groupBy(operations, ({ operationId }) => operationId);
  const byLabel = Map.groupBy(operations, operationLabel);
  const index = new Map<string, readonly Operation[]>(byLabel);
  for (const [id, named] of byId) if (id !== undefined) index.set(id, named);
  return index;
}
