/** `2026-05-04` or `2026-05-04T09:00:00+02:00`. */
const time = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}.*)?$/i;

/** Whether a value is written as a date, or as a date and a time. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && time.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)));
}

/** A time so many days later, at the same time of the day; two that are moved alike stay as far apart as they were. */
export function movedTime(value: string, days: number): string {
  const [, date = '', rest = ''] = time.exec(value) ?? [];
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  return moved.toISOString().slice(0, 10) + rest;
}
