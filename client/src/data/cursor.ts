/** How far a reading has come: a time of RFC 3339, milliseconds since 1970 or another number, or a text in order. */
export type Cursor = string | number;

const timePattern = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,30}))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Below 0 where `a` comes first, 0 where they are the same.
 *
 * Times are compared as such, whatever their zones and digits; numbers as numbers, other texts by their code units.
 *
 * @throws TypeError for two that have no order: a number and a text, a time and another text
 */
export function compareCursors(a: Cursor, b: Cursor): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') throw mixed(a, b);
  if (a === b) return 0;
  const [one, other] = [timeOf(a), timeOf(b)];
  if (!one !== !other) throw mixed(a, b);
  if (!one || !other) return a < b ? -1 : 1;
  if (one.ms !== other.ms) return one.ms - other.ms;
  if (one.fraction === other.fraction) return 0;
  return one.fraction < other.fraction ? -1 : 1;
}

/**
 * The cursor so many milliseconds before.
 *
 * @throws TypeError for a text that is no time
 */
export function cursorBefore(cursor: Cursor, overlapMs: number): Cursor {
  if (overlapMs === 0) return cursor;
  if (typeof cursor === 'number') return cursor - overlapMs;
  const time = timeOf(cursor);
  if (!time)
    throw new TypeError(
      `overlapMs needs cursors that are times with a zone, as 2025-01-18T12:00:00Z, or milliseconds; '${short(cursor)}' is neither`,
    );
  const fractionMs = Number(time.fraction.slice(0, 3).padEnd(3, '0'));
  return new Date(time.ms + fractionMs - overlapMs).toISOString();
}

/** @throws TypeError for what is no cursor */
export function checkedCursor(value: unknown): Cursor {
  if ((typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value)))
    return value;
  const came = typeof value === 'number' ? String(value) : value === '' ? 'an empty text' : typeof value;
  throw new TypeError(`cursorOf gives a text or a number for each item, not ${came}`);
}

/** Whole seconds in milliseconds, and the digits behind them: a server may have more than a `Date` keeps. */
function timeOf(text: string): { readonly ms: number; readonly fraction: string } | undefined {
  const [, date, time, fraction = '', zone = ''] = timePattern.exec(text) ?? [];
  const ms = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(ms) ? undefined : { ms, fraction: fraction.replace(/0+$/, '') };
}

function mixed(a: Cursor, b: Cursor): TypeError {
  return new TypeError(`the cursors '${short(a)}' and '${short(b)}' have no order: they are not of one kind`);
}

function short(cursor: Cursor): string {
  return String(cursor).slice(0, 60);
}
