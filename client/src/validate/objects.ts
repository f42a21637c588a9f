import { all, type Check, type Flaws, flaw, gather, join, type Schema, within } from './check.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A check of objects; all else passes. */
function forObject(check: (value: JsonObject, seen: Set<string> | undefined) => Flaws): Check {
  return (value, seen) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? // What is no array has names.
        check(value as JsonObject, seen)
      : undefined;
}

/** Properties that have to be there. */
export function required(...names: readonly string[]): Check {
  return forObject((value) =>
    gather(names, (name) =>
      Object.hasOwn(value, name)
        ? undefined
        : flaw('required', `must have the property ${JSON.stringify(name)}`),
    ),
  );
}

/** Properties by name and by pattern, and what is asked of all others. */
export function properties(
  named: Readonly<Record<string, Schema>>,
  { patterns = {}, additional }: PropertiesOptions = {},
): Check {
  const checks = new Map(Object.entries(named).map(([name, schema]) => [name, all(schema)]));
  const matchers = Object.entries(patterns).map(
    ([source, schema]) => [source, new RegExp(source, 'u'), all(schema)] as const,
  );
  const others = additional === undefined ? undefined : all(additional);
  return forObject((value, seen) =>
    gather(Object.entries(value), ([name, item]) => {
      const own = checks.get(name);
      const matching = matchers.filter(([, regExp]) => regExp.test(name));
      const isKnown = own || matching.length > 0;
      if (isKnown || others) seen?.add(name);
      if (!isKnown) {
        if (additional === false) return unexpected('additionalProperties', name);
        return within(others?.(item), name, 'additionalProperties');
      }
      const flaws = within(own?.(item), name, 'properties', name);
      if (matching.length === 0) return flaws;
      return matching.reduce(
        (found, [source, , check]) => join(found, within(check(item), name, 'patternProperties', source)),
        flaws,
      );
    }),
  );
}

export interface PropertiesOptions {
  /** By pattern of names, for the flag `u`. */
  readonly patterns?: Readonly<Record<string, Schema>>;
  /** Default: they are not looked at. */
  readonly additional?: Schema;
}

function unexpected(keyword: string, name: string): Flaws {
  return flaw(keyword, `must not have the property ${JSON.stringify(name.slice(0, 80))}`);
}

/** What the names of properties have to be. */
export function propertyNames(schema: Schema): Check {
  const check = all(schema);
  return forObject((value) =>
    Object.keys(value).some((name) => check(name))
      ? flaw('propertyNames', 'must have no property of such a name')
      : undefined,
  );
}

/** What is asked of properties, or of items, that nothing of the other rules has looked at. */
export function unevaluated(of: 'Properties' | 'Items', schema: Schema, rules: Schema): Check {
  const [check, others, keyword] = [all(rules), all(schema), `unevaluated${of}`];
  return (value, outer) => {
    const isMeant = typeof value === 'object' && value !== null && Array.isArray(value) === (of === 'Items');
    if (!isMeant) return check(value, outer);
    const seen = new Set<string>();
    const own = check(value, seen);
    const rest = gather(Object.entries(value), ([name, item]) => {
      outer?.add(name);
      if (seen.has(name)) return undefined;
      return schema === false ? unexpected(keyword, name) : within(others(item), name, keyword);
    });
    return join(own, rest);
  };
}
