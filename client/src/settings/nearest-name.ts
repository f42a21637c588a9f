/** Longer names are no typing mistakes. */
const longest = 64;

/** The known name that was probably meant; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > longest) return undefined;
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const one of known) {
    const edits = editsBetween(name.toLowerCase(), one.toLowerCase());
    if (edits <= Math.max(2, Math.floor(one.length / 4)) && edits < (best?.edits ?? Infinity))
      best = { name: one, edits };
  }
  return best?.name;
}

/** How many letters have to be added, left out or changed (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
