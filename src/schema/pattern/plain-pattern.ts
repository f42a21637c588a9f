const atom = String.raw`(?:[^\\^$.*+?()[\]{}|]|\.|\\[dDsSwWtnrfv\-./^$*+?()[\]{}|\\]|\[(?:[^\\\]]|\\.)+\])`;
const fixed = String.raw`${atom}(?:\{\d{1,3}\})?`;
const plain = new RegExp(
  String.raw`^\^(?:${fixed})*(?:${atom}(?:[*+?]|\{\d{1,4},\d{0,4}\}))?((?:${fixed})*)\$?$`,
);
const counts = /\{(\d+)\}/g;

/**
 * Whether a pattern is seen to be harmless at a glance, as most are: one that starts with `^`, without groups, and
 * with at most one repetition whose count is not fixed, has one way through any text but for where that ends.
 *
 * @param pattern one that JavaScript compiles
 */
export function isPlainPattern(pattern: string): boolean {
  const match = pattern.length < 500 ? plain.exec(pattern) : null;
  if (!match) return false;
  const rest = match[1] ?? '';
  // What stands behind the repetition is tried wherever that can end.
  return [...rest.matchAll(counts)].reduce((sum, [, count]) => sum + Number(count), rest.length) < 32;
}
