/**
 * A value as JSON, the last one remembered: what is made is measured, tagged and sent, one right after the other.
 *
 * @param value never changed in place
 */
export function valueText(value: unknown): string {
  if (last !== undefined && last.value === value) return last.text;
  const text = JSON.stringify(value);
  // What is large is not held on to.
  last = typeof value === 'object' && text.length <= maxLastLength ? { value, text } : undefined;
  return text;
}

const maxLastLength = 100_000;

let last: { readonly value: object | null; readonly text: string } | undefined;
