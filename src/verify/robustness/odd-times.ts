import type { Model, Operation } from '../../model/model.ts';
import { withChange, withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import type { Place } from '../boundaries/place.ts';
import type { OddInput } from './odd-input.ts';

/** More places are not tried. */
const maxPlaces = 4;

/** Valid ones that calendars seldom reach: leap days, the 366th day of a year; a leap second is one that most cannot read. */
const times: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '2024-02-29T12:00:00Z',
    '2024-12-31T23:30:00-05:00',
    '9999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '2016-12-31T23:59:60Z',
  ],
  date: ['2024-02-29', '2024-12-31', '9999-12-31', '0001-01-01'],
};

/** The dates and times of an operation's bodies, queries and paths. */
export function timePlaces(model: Model, operation: Operation): readonly Place[] {
  return findPlaces(model, operation)
    .filter(({ root, constraints: { format } }) => {
      const isSent = root.kind === 'body' || root.parameter.in === 'query' || root.parameter.in === 'path';
      return isSent && format !== undefined && Object.hasOwn(times, format);
    })
    .slice(0, maxPlaces);
}

/** Times at the ends of the calendar, one place at a time. */
export function oddTimes(model: Model, place: Place): readonly OddInput[] {
  return (times[place.constraints.format ?? ''] ?? []).map((time) => ({
    make: (request) => {
      const present = withPlace(model, request, place);
      return present && withChange(model, present, place, time);
    },
  }));
}
