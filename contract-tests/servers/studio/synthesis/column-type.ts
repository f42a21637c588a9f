import type { ColumnType } from './column.ts';

const integer = /^[+-]?(?:0|[1-9]\d*)$/;
// Digits alone that are no integer (leading zeros, more than a number holds) are codes, not quantities.
const decimal = /^[+-]?(?:(?:0|[1-9]\d*)\.\d*|\.\d+|(?:0|[1-9]\d*)(?:\.\d*)?[eE][+-]?\d+)$/;
const boolean = /^(?:true|false)$/i;
const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const dateTime = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:([Zz])|([+-]\d\d:\d\d))?$/;
/** Longer than any number or time that is worth reading. */
const maxLength = 64;

/**
 * Reads a value of a numeric type: the number, or milliseconds since 1970. A time without offset is in UTC.
 *
 * @returns NaN where the text is not of the type
 */
export function readNumber(type: ColumnType, text: string): number {
  if (text.length > maxLength) return Number.NaN;
  switch (type) {
    case 'integer': {
      const value = integer.test(text) ? Number(text) : Number.NaN;
      return Number.isSafeInteger(value) ? value : Number.NaN;
    }
    case 'number': {
      const value = decimal.test(text) ? Number(text) : readNumber('integer', text);
      return Number.isFinite(value) ? value : Number.NaN;
    }
    case 'date':
      return readDate(text);
    case 'datetime':
      return readDateTime(text);
    case 'boolean':
    case 'string':
      return Number.NaN;
  }
}

/** Midnight in UTC. `Date` would take 2025-02-30 for a day in March. */
function readDate(text: string): number {
  const [, , , day] = date.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  const value = Date.parse(`${text}T00:00:00Z`);
  return new Date(value).getUTCDate() === Number(day) ? inFourDigits(value) : Number.NaN;
}

function readDateTime(text: string): number {
  const [, day, time, , offset] = dateTime.exec(text) ?? [];
  if (day === undefined || time === undefined || Number.isNaN(readDate(day))) return Number.NaN;
  return inFourDigits(Date.parse(`${day}T${time}${offset ?? 'Z'}`));
}

const firstTime = Date.parse('0001-01-01T00:00:00Z');
const lastTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** What can be written as it was read: an offset may lead beyond the years of four digits. */
function inFourDigits(time: number): number {
  return time >= firstTime && time <= lastTime ? time : Number.NaN;
}

const narrowestFirst = ['integer', 'number', 'date', 'datetime'] as const;

/**
 * The narrowest type that fits a value and all values before it.
 *
 * @param type of the values before; `undefined` before the first
 * @param text not empty
 */
export function widenType(type: ColumnType | undefined, text: string): ColumnType {
  if (type === 'string' || (type && isOfType(type, text))) return type;
  const own = narrowestFirst.find((each) => !Number.isNaN(readNumber(each, text)));
  if (type === undefined) return own ?? (boolean.test(text) ? 'boolean' : 'string');
  return type === 'integer' && own === 'number' ? 'number' : 'string';
}

function isOfType(type: ColumnType, text: string): boolean {
  return type === 'boolean' ? boolean.test(text) : !Number.isNaN(readNumber(type, text));
}
