import { type Check, flaw } from './check.ts';

/** For longer texts the expressions can take too long: no text of that length has one of their formats. */
const longestText = 10_000;

/** A format that an expression says, such as those of addresses: generated code brings the ones that it needs. */
export function expression(name: string, source: string, flags: string): Check {
  const regExp = new RegExp(source, flags);
  return texts(name, (text) => text.length <= longestText && regExp.test(text));
}

function texts(name: string, isMet: (text: string) => boolean): Check {
  return (value) => (typeof value !== 'string' || isMet(value) ? undefined : wrong(name));
}

function wrong(name: string) {
  return flaw('format', `must have the format "${name}"`);
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00Z`) : undefined;
  // A day that a month does not have becomes one of the next, or none.
  return day !== undefined && Number.isFinite(day.getTime()) && day.toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text);
  const [hour = 99, minute = 0, second = 0, sign = '', zoneHour = 0, zoneMinute = 0] = match?.slice(1) ?? [];
  const isInRange = +hour < 24 && +minute < 60 && +zoneHour < 24 && +zoneMinute < 60;
  const offset = Number(`${sign}1`) * (+zoneHour * 60 + +zoneMinute);
  const utc = +hour * 60 + +minute - offset;
  // A leap second is the last one of a day in UTC.
  return isInRange && +second < (utc === -1 || utc === 1439 ? 61 : 60);
}

function isDateTime(text: string): boolean {
  const [day = '', time = '', ...more] = text.split(/t|\s/i);
  return more.length === 0 && isDate(day) && isTime(time);
}

/** @see https://json-schema.org/draft/2020-12/json-schema-validation#name-defined-formats */
export const date = texts('date', isDate);
export const dateTime = texts('date-time', isDateTime);
export const time = texts('time', isTime);
/** @see https://spec.openapis.org/oas/v3.0.3#data-types */
export const byte = texts('byte', (text) =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/m.test(text),
);
export const int32: Check = (value) =>
  typeof value !== 'number' || (Number.isInteger(value) && value < 2 ** 31 && value >= -(2 ** 31))
    ? undefined
    : wrong('int32');
export const int64: Check = (value) =>
  typeof value !== 'number' || Number.isInteger(value) ? undefined : wrong('int64');
