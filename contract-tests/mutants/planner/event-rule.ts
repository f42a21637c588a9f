import { dateTime, email, instantOf } from '../rules/formats.ts';
import { type Fault, flag, list, nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Household } from './household.ts';

/** The rule of the fields of an event. @param isWhole whether the required fields must be there */
export function eventRule({ on }: Household, isWhole: boolean): Rule {
  const name = (field: string) => (isWhole ? field : `${field}?`);
  const time = on('any-start') ? text({ min: 1 }) : text({ format: dateTime });
  return record(
    {
      [on('title-optional') ? 'title?' : name('title')]: text({
        min: 1,
        max: on('title-limit-off') ? 121 : 120,
        pattern: /\S/u,
      }),
      [name('starts_at')]: time,
      [name('ends_at')]: text({ format: dateTime }),
      'all_day?': on('all-day-as-number') ? (value, field) => flag(value === 1 ? true : value, field) : flag,
      'status?': oneOf(on('tentative-refused') ? ['confirmed'] : ['tentative', 'confirmed']),
      'location?': nullable(text({ max: 100 })),
      'attendees?': list(on('any-attendee') ? text() : text({ format: email }), {
        max: on('twentieth-refused') ? 19 : 20,
        unique: true,
      }),
      'reminders?': list(numeric({ min: on('reminder-after-start') ? -1 : 0, max: 40_320, whole: true }), {
        max: 5,
      }),
      'repeat?': nullable(repeatRule(on('weekdays-not-required'))),
    },
    { open: true },
  );
}

/** The rule that no schema can say: an event must not end before it starts. */
export function orderFaults(startsAt: string, endsAt: string, field = 'ends_at'): readonly Fault[] {
  const isLate = instantOf(endsAt) < instantOf(startsAt);
  return isLate ? [{ field, reason: 'is before the start' }] : [];
}

function repeatRule(isLax: boolean): Rule {
  const rule = record(
    {
      every: oneOf(['day', 'week', 'month']),
      'interval?': numeric({ min: 1, max: 30, whole: true }),
      'weekdays?': list(oneOf(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']), { min: 1, unique: true }),
    },
    { open: true },
  );
  return (value, field) => {
    const faults = rule(value, field);
    if (faults.length > 0 || isLax) return faults;
    const { every, weekdays } = value as { every: string; weekdays?: unknown };
    const isMissing = every === 'week' && weekdays === undefined;
    return isMissing ? [{ field: `${field}.weekdays`, reason: 'is required for weeks' }] : [];
  };
}
