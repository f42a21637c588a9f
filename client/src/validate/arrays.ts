import { canonical } from './canonical.ts';
import { all, type Check, type Flaws, flaw, gather, type Schema, within } from './check.ts';

/** A check of arrays; all else passes. */
function forArray(check: (value: readonly unknown[], seen: Set<string> | undefined) => Flaws): Check {
  return (value, seen) => (Array.isArray(value) ? check(value, seen) : undefined);
}

/**
 * What each item has to be, behind the first ones that `prefix` describes one by one.
 *
 * @param rest undefined where the others are not looked at
 */
export function items(rest: Schema | undefined, ...prefix: readonly Schema[]): Check {
  const firsts = prefix.map(all);
  const check = rest === undefined ? undefined : all(rest);
  const { length } = firsts;
  return forArray((value, seen) =>
    gather(value.entries(), ([index, item]) => {
      const first = firsts[index];
      if (first || check) seen?.add(`${index}`);
      if (first) return within(first(item), `${index}`, 'prefixItems', index);
      if (rest !== false || length === 0) return within(check?.(item), `${index}`, 'items');
      return index === length
        ? flaw('items', `must have at most ${length} items, but has ${value.length}`)
        : undefined;
    }),
  );
}

/** How many items of a kind there are: at least one by default. */
export function contains(schema: Schema, least = 1, most = Number.POSITIVE_INFINITY): Check {
  const check = all(schema);
  return forArray((value, seen) => {
    const fitting = [...value.keys()].filter((index) => !check(value[index]));
    for (const index of fitting) seen?.add(`${index}`);
    if (fitting.length >= least && fitting.length <= most) return undefined;
    return flaw('contains', `must have ${least} to ${most} items of a kind, but has ${fitting.length}`);
  });
}

/** No two items are equal. */
export function uniqueItems(): Check {
  return forArray((value) =>
    new Set(value.map(canonical)).size < value.length
      ? flaw('uniqueItems', 'must not have equal items')
      : undefined,
  );
}
