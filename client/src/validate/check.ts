/** One way in which a value breaks its schema. It holds nothing of the value but the names of properties. */
export interface Flaw {
  /** JSON pointer into the value; the empty string is the value itself. */
  readonly pointer: string;
  /** The keyword's place: a JSON pointer from the schema around, or with its document: `#/components/schemas/Job/type`. */
  readonly place: string;
  /** The JSON Schema keyword that is broken: `required`, `format`. */
  readonly keyword: string;
  /** One sentence without its subject: `must be integer, but is string`. */
  readonly message: string;
}

/** Flaws; undefined where there are none. */
export type Flaws = readonly Flaw[] | undefined;

/**
 * Checks a value.
 *
 * @param seen takes the names of the properties, or the indices of the items, that a keyword has looked at
 */
export type Check = (value: unknown, seen?: Set<string>) => Flaws;

/** Everything that a schema asks for; `true` takes any value, `false` none. */
export type Schema = boolean | readonly Check[];

/** More flaws of one value are not looked for. */
const mostFlaws = 100;

/** A flaw of the value itself, at a keyword of its schema. */
export function flaw(keyword: string, message: string, place = `/${keyword}`): readonly Flaw[] {
  return [{ pointer: '', place, keyword, message }];
}

/** The flaws that looking at one thing after another brings up; ends where they become many. */
export function gather<Item>(items: Iterable<Item>, look: (item: Item) => Flaws): Flaws {
  let found: Flaws;
  for (const item of items) {
    found = join(found, look(item));
    if (found && found.length >= mostFlaws) break;
  }
  return found;
}

/** Both lists. */
export function join(found: Flaws, more: Flaws): Flaws {
  return found && more ? [...found, ...more] : (found ?? more);
}

/**
 * Flaws of a part, told from the whole; a place that names its document already stays.
 *
 * @param key the part's name; undefined where it is the value itself
 */
export function within(flaws: Flaws, key: string | undefined, ...path: readonly (string | number)[]): Flaws {
  const pointer = key === undefined ? '' : pointerTo(key);
  const place = pointerTo(...path);
  return flaws?.map((one) => placed({ ...one, pointer: pointer + one.pointer }, place));
}

/** Only a place that begins with a slash, or is empty, is told from the schema around. */
function placed(one: Flaw, place: string): Flaw {
  return /^[^/]/.test(one.place) ? one : { ...one, place: place + one.place };
}

function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** One check of a whole schema. */
export function all(schema: Schema): Check {
  if (schema === false) return () => flaw('false schema', 'must not be there', '');
  if (schema === true) return () => undefined;
  const [first] = schema;
  if (first && schema.length === 1) return first;
  return (value, seen) => gather(schema, (check) => check(value, seen));
}

/** A schema that knows its place in the document: `#/components/schemas/Job`. */
export function schema(place: string, ...rules: readonly Check[]): Check {
  const check = all(rules);
  return (value, seen) => check(value, seen)?.map((one) => placed(one, place));
}

/** A schema that is defined further down, or that holds itself. */
export function ref(target: () => Check): Check {
  return (value, seen) => target()(value, seen);
}
