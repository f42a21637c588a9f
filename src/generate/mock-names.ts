import type { Operation } from '../model/model.ts';

/** The name of each operation's mock: `getJob` becomes `mockGetJob`; names that clash get a number. */
export function mockNames(operations: readonly Operation[], taken: string): ReadonlyMap<Operation, string> {
  const used = new Set([taken]);
  return new Map(
    operations.map((operation) => {
      const base = `mock${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}`;
      let name = base;
      for (let count = 2; used.has(name); count += 1) name = `${base}${count}`;
      used.add(name);
      return [operation, name];
    }),
  );
}
