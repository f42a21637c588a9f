/** Whether a value is nested deeper than so many levels; looks no deeper itself. */
export function isTooDeep(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null && !ArrayBuffer.isView(item) ? Object.values(item) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
