/**
 * Whether a pattern repeats a group that repeats or chooses inside: `(a+)+`, `(a|ab)*`, `([\w .]*)*`.
 *
 * Only such patterns can take exponential time on a backtracking engine. Some that are found cannot: they are only
 * run by another engine, so a false alarm costs little. Polynomial time (`\s*\s*$`) is not looked for.
 */
export function backtracks(pattern: string): boolean {
  /** For each open group, whether it repeats or chooses inside. */
  const groups: boolean[] = [];
  const mark = () => {
    if (groups.length > 0) groups[groups.length - 1] = true;
  };
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index];
    if (char === '\\') index += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') {
      groups.push(false);
      // `(?:`, `(?=` and `(?<name>` are no quantifiers.
      if (pattern[index + 1] === '?') index += 1;
    } else if (char === ')') {
      const isComplex = groups.pop() ?? false;
      const repeats = repeatsOften(pattern.slice(index + 1));
      if (isComplex && repeats) return true;
      if (isComplex || repeats) mark();
    } else if (char === '|' || repeatsOften(pattern.slice(index, index + 12)) || char === '?') mark();
  }
  return false;
}

/** Whether a text starts with a quantifier that allows many repetitions: `*`, `+`, `{2,}`, `{0,50}`. */
function repeatsOften(text: string): boolean {
  const match = /^(?:([*+])|\{(\d+)(,?)(\d*)\})/.exec(text);
  if (!match) return false;
  if (match[1] !== undefined) return true;
  const most =
    match[3] === '' ? Number(match[2]) : match[4] === '' ? Number.POSITIVE_INFINITY : Number(match[4]);
  return most > 8;
}
