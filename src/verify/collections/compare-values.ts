/** Date and time as RFC 3339 and ISO 8601 write them. */
const timePattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A moment in ms, where a value is a date or a time. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 40 || !timePattern.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** Whether a value is a day without a time. */
export function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

const collators = [
  new Intl.Collator('en'),
  new Intl.Collator('en', { numeric: true }),
  new Intl.Collator('en', { ignorePunctuation: true }),
];
type Order = (one: string, other: string) => number;
const textOrders: readonly Order[] = [
  (one, other) => (one < other ? -1 : one > other ? 1 : 0),
  (one, other) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : one.toLowerCase() > other.toLowerCase() ? 1 : 0,
  ...collators.map(
    (collator): Order =>
      (one, other) =>
        collator.compare(one, other),
  ),
];

/**
 * Compares two values where every order that a server may use agrees: negative, positive, or 0 where they are equal or
 * orders differ. Texts may be ordered by bytes or as people do; null is nowhere.
 *
 * @param ranks the values of an enum in their order, which a server may follow as well
 */
export function compareSurely(one: unknown, other: unknown, ranks: readonly unknown[] = []): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  const [first, second] = [timeOf(one), timeOf(other)];
  if (first !== undefined && second !== undefined) return isDay(one) === isDay(other) ? first - second : 0;
  const orders = textOrders.map((compare) => Math.sign(compare(one, other)));
  if (ranks.includes(one) && ranks.includes(other))
    orders.push(Math.sign(ranks.indexOf(one) - ranks.indexOf(other)));
  // Numbers that are written as texts.
  if (isNumeric(one) && isNumeric(other)) orders.push(Math.sign(Number(one) - Number(other)));
  const [sign = 0] = orders;
  return orders.every((order) => order === sign) ? sign : 0;
}

/** Whether a value is a decimal number that is written as a text. */
export function isNumeric(text: unknown): text is string {
  return typeof text === 'string' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text);
}
