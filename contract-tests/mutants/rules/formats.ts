const dateTimeParts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Whether a text is a `date` of RFC 3339, one that the calendar has. */
export function date(text: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Whether a text is a `date-time` of RFC 3339; a leap second is one at 23:59:60 in UTC alone. */
export function dateTime(text: string): boolean {
  const found = dateTimeParts.exec(text);
  if (!found) return false;
  const [, day = '', hours = '', minutes = '', seconds = '', zone = ''] = found;
  const [, sign = '+', zoneHours = '0', zoneMinutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (Number(zoneHours) > 23 || Number(zoneMinutes) > 59) return false;
  if (!date(day) || Number(hours) > 23 || Number(minutes) > 59) return false;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  const minuteOfDay = (Number(hours) * 60 + Number(minutes) - offset + 2880) % 1440;
  return Number(seconds) < 60 || (seconds === '60' && minuteOfDay === 1439);
}

/** The instant of a `date-time` in milliseconds since 1970; a leap second counts as the second before it. */
export function instantOf(text: string): number {
  return Date.parse(text.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'));
}

const mailbox = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const quoted = /^"(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const literal = /^\[[a-z0-9:.]+\]$/i;

/** Whether a text is an `email` as RFC 5321 has it. */
export function email(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return false;
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  if (local.length > 64 || !(mailbox.test(local) || quoted.test(local))) return false;
  return literal.test(host) || host.split('.').every((part) => label.test(part));
}

/** Whether a text is a `uuid`, of any version. */
export function uuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
