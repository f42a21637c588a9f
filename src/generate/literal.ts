/** Lines up to this width are not broken. */
const lineWidth = 100;

/** Longer data is written as JSON in a string: compilers read that a hundred times faster than a literal. */
const longestLiteral = 4_000;

/**
 * A value as TypeScript source: `{ id: 7, name: 'x' }`, broken over lines where it is long.
 *
 * Nothing in it can end the literal, a comment or a script element around it; a key `__proto__` is written so that it
 * stays a key.
 *
 * @param value plain JSON data
 * @param indent the number of spaces that the line starts with
 */
export function printLiteral(value: unknown, indent = 0): string {
  const flat = printFlat(value);
  if (typeof value !== 'object' || value === null) return flat;
  if (flat.length > longestLiteral) return `/* @__PURE__ */ JSON.parse(${quote(JSON.stringify(value))})`;
  return flat.length + indent <= lineWidth ? flat : printBroken(value, indent);
}

/** As `printLiteral`, but never as JSON: for data whose types matter. */
export function printTypedLiteral(value: unknown, indent = 0): string {
  const flat = printFlat(value);
  if (typeof value !== 'object' || value === null || flat.length + indent <= lineWidth) return flat;
  return printBroken(value, indent, printTypedLiteral);
}

function printBroken(value: object, indent: number, print: typeof printLiteral = printLiteral): string {
  const inner = ' '.repeat(indent + 2);
  const items = Array.isArray(value)
    ? value.map((item) => `${inner}${print(item, indent + 2)},\n`)
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${printKey(key)}: ${print(item, indent + 2)},\n`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join('')}${' '.repeat(indent)}${close}`;
}

function printFlat(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return 'null';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, item]) => `${printKey(key)}: ${printFlat(item)}`).join(', ')} }`;
}

/** A property's name: bare where that is possible. */
export function printKey(key: string): string {
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(key) || /^(?:0|[1-9]\d{0,8})$/.test(key) ? key : quote(key);
}

/** A string literal. */
export function quote(text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  const escaped = json
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll(/<(?=\/script|!--)/gi, '\\u003C');
  return `'${escaped}'`;
}
