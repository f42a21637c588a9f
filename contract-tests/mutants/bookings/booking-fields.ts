import { dateTime, email, instantOf } from '../rules/formats.ts';
import { type Fault, list, nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import { type BookingFields, bookingDefaults, type House } from './house.ts';

const guest = record({ name: text({ min: 1, max: 80 }), 'email?': text({ format: email }) });

const rulesOf = ({ on }: House, isNew: boolean) => {
  const pattern = isNew && on('cost-center-unanchored') ? /[A-Z]{2}-[0-9]{3,5}/ : /^[A-Z]{2}-[0-9]{3,5}$/;
  const time = text(
    isNew && on('offsets-refused') ? { format: dateTime, pattern: /z$/i } : { format: dateTime },
  );
  return {
    name: text({ min: 1, max: 100 }),
    starts_at: time,
    ends_at: time,
    attendees: numeric({ min: 1, max: 200, whole: true }),
    status: oneOf(['tentative', 'confirmed']),
    notes: nullable(text({ max: 500 })),
    cost_center: nullable(text({ pattern })),
    guests: list(guest, { max: 10 }),
  };
};

/** What a booking must be. @param isNew violations tell new ones from patched ones */
export function bookingRule(house: House, isNew: boolean): Rule {
  const { name, starts_at, ends_at, attendees, ...rest } = rulesOf(house, isNew);
  return record({ name, starts_at, ends_at, attendees, ...optional(rest) });
}

/** What a merge patch of a booking must be. */
export function mergeRule(house: House): Rule {
  const { status, guests, ...rest } = rulesOf(house, false);
  return record(optional({ ...rest, status: nullable(status), guests: nullable(guests) }));
}

/** The fields of a body that fits, with the defaults of those that are left out. */
export function completed(given: Readonly<Record<string, unknown>>): BookingFields {
  // The rule has made sure of the types.
  return { ...bookingDefaults, ...given } as BookingFields;
}

/** What is wrong with the times of a booking, taken together. */
export function timeFaults({ starts_at, ends_at }: BookingFields): readonly Fault[] {
  const isOrdered = instantOf(starts_at) < instantOf(ends_at);
  return isOrdered ? [] : [{ field: 'ends_at', reason: 'must be after starts_at' }];
}

function optional(rules: Readonly<Record<string, Rule>>): Record<string, Rule> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`${name}?`, rule]));
}
