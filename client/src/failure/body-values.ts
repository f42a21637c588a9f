/** An object's properties, or none for anything else. */
export type Properties = Readonly<Record<string, unknown>>;

/** A value's properties where it is an object; none where it is not. */
export function propertiesOf(value: unknown): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The first of some values that is text with something in it, trimmed. */
export function firstText(...values: readonly unknown[]): string | undefined {
  for (const value of values) if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return undefined;
}
