/** What a schedule says, a set a field: the numbers on which it falls. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Whether a day need only be in one of `days` and `weekdays`: where both are restricted. */
  readonly isEitherDay: boolean;
}

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const fields: readonly [name: string, min: number, max: number][] = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of the month', 1, 31],
  ['month', 1, 12],
  // Sunday is both 0 and 7.
  ['day of the week', 0, 7],
];
const itemForm = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/;

/**
 * Reads a schedule: minute, hour, day of the month, month and day of the week, each `*`, a number, a range or a list of
 * them, with a step after a slash: `0,30 8-18 * * 1-5`. A range may go over the end: `22-2`. A number with a step goes on from there.
 *
 * @throws Error that says which field is wrong
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html
 */
export function parseCron(schedule: string): Cron {
  const texts = schedule.split(' ');
  if (texts.length !== fields.length)
    throw new Error(`a schedule has 5 fields, as in 0 3 * * *, not ${texts.length}`);
  const [minutes, hours, days, months, week] = fields.map(([name, min, max], index) =>
    parseField(texts[index] ?? '', name, min, max),
  );
  if (!minutes || !hours || !days || !months || !week) throw new Error('a field is lacking');
  const weekdays = new Set([...week].map((day) => day % 7));
  const isEitherDay = !texts[2]?.startsWith('*') && !texts[4]?.startsWith('*');
  return { minutes, hours, days, months, weekdays, isEitherDay };
}

/**
 * When a schedule falls for the first time after a moment, in UTC.
 *
 * @param afterMs milliseconds since 1970
 * @param untilMs the last moment that counts
 * @returns milliseconds since 1970; undefined where it does not fall until then
 */
export function nextTime(cron: Cron, afterMs: number, untilMs: number): number | undefined {
  const startMs = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
  for (let dayStart = startMs - (startMs % dayMs); dayStart <= untilMs; dayStart += dayMs) {
    if (!fallsOn(cron, new Date(dayStart))) continue;
    const time = timeOfDay(cron, Math.max(startMs - dayStart, 0) / minuteMs);
    if (time !== undefined) {
      const found = dayStart + time * minuteMs;
      return found <= untilMs ? found : undefined;
    }
  }
  return undefined;
}

function parseField(text: string, name: string, min: number, max: number): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const item of text.split(',')) {
    const [match, first, last, step] = itemForm.exec(item) ?? [];
    const from = first === undefined ? min : Number(first);
    const to = last !== undefined ? Number(last) : first === undefined || step !== undefined ? max : from;
    if (match === undefined || from < min || from > max || to < min || to > max)
      throw new Error(`the ${name} is from ${min} to ${max}, as in *, ${min}-${max} or */2, not "${item}"`);
    const span = max - min + 1;
    const length = (to - from + span) % span;
    for (let offset = 0; offset <= length; offset += Number(step ?? 1))
      numbers.add(min + ((from - min + offset) % span));
  }
  return numbers;
}

function fallsOn({ days, months, weekdays, isEitherDay }: Cron, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const isDay = days.has(date.getUTCDate());
  const isWeekday = weekdays.has(date.getUTCDay());
  return isEitherDay ? isDay || isWeekday : isDay && isWeekday;
}

/** The first minute of a day, from one on, that is in a schedule; undefined where there is none left. */
function timeOfDay({ hours, minutes }: Cron, fromMinute: number): number | undefined {
  for (let minute = fromMinute; minute < 1440; minute += 1)
    if (hours.has(Math.floor(minute / 60)) && minutes.has(minute % 60)) return minute;
  return undefined;
}
