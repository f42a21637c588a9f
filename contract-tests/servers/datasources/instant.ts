/**
 * Milliseconds since 1970 of a time of RFC 3339, rounded up to the next whole one.
 *
 * Rows have whole milliseconds, so that "at or after" and "before" mean the same for the time that is rounded up.
 * A leap second is the second after it.
 *
 * @param text checked against the format `date-time` before
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function instantMs(text: string): number {
  const [, date, time, seconds = '', fraction = '', zone = ''] = pattern.exec(text) ?? [];
  const isLeap = seconds === '60';
  const wholeMs = Date.parse(`${date}T${time}:${isLeap ? '59' : seconds}.000${zone.toUpperCase()}`);
  // By digits: 0.285 * 1000 is a little more than 285.
  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0')) + (/[1-9]/.test(fraction.slice(3)) ? 1 : 0);
  return wholeMs + (isLeap ? 1000 : 0) + fractionMs;
}

const pattern = /^(\d{4}-\d{2}-\d{2})[Tt\s](\d{2}:\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;
