import { all, type Check, type Flaw, flaw, gather, type Schema, within } from './check.ts';

/** Every one of these schemas. */
export function allOf(...schemas: readonly Schema[]): Check {
  const checks = schemas.map(all);
  return (value, seen) =>
    gather(checks.entries(), ([index, check]) => within(check(value, seen), undefined, 'allOf', index));
}

/** At least one of these schemas. */
export function anyOf(...schemas: readonly Schema[]): Check {
  return alternatives('anyOf', schemas.map(all));
}

/** Exactly one of these schemas. */
export function oneOf(...schemas: readonly Schema[]): Check {
  return alternatives('oneOf', schemas.map(all));
}

/** Where none fits, what they say of parts of the value explains more than that none does. */
function alternatives(keyword: string, checks: readonly Check[]): Check {
  return (value, seen) => {
    let passed = 0;
    const deeper: Flaw[] = [];
    for (const [index, check] of checks.entries()) {
      const flaws = tried(check, value, seen);
      if (!flaws) passed += 1;
      else deeper.push(...(within(flaws, undefined, keyword, index) ?? []));
    }
    if (passed === 1 || (passed > 1 && keyword === 'anyOf')) return undefined;
    const parts = passed > 0 ? [] : deeper.filter(({ pointer }) => pointer !== '');
    return [
      ...parts,
      ...flaw(keyword, `must match one of the alternatives, but matches ${passed || 'none'}`),
    ];
  };
}

/** A schema that need not be met: what it looks at counts only where it is. */
function tried(check: Check, value: unknown, seen: Set<string> | undefined) {
  const own = new Set<string>();
  const flaws = check(value, seen && own);
  if (!flaws) for (const name of own) seen?.add(name);
  return flaws;
}

/** Anything but this schema. */
export function not(schema: Schema): Check {
  const check = all(schema);
  return (value) => (check(value) ? undefined : flaw('not', 'must not match the schema that is ruled out'));
}

/** `if`, `then` and `else`. */
export function when(condition: Schema, then: Schema = true, otherwise: Schema = true): Check {
  const [test, met, unmet] = [all(condition), all(then), all(otherwise)];
  return (value, seen) =>
    tried(test, value, seen)
      ? within(unmet(value, seen), undefined, 'else')
      : within(met(value, seen), undefined, 'then');
}
