import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { refusesOverlaps } from './overlap-words.ts';

test.each<[boolean, string, string | undefined]>([
  [true, 'One that overlaps another is a 409.', 'A conflict.'],
  [true, 'Book a room.', 'The room is taken at that time, or archived.'],
  [true, 'Book a room.', 'It overlaps another booking.'],
  [false, 'One that overlaps another is a 409.', undefined],
  [false, 'Book a room.', 'The name is taken.'],
  [false, 'Bookings may overlap. A name that is taken is a 409.', 'The name is taken.'],
  [false, 'One that overlaps another is a 409, unless it is tentative.', 'A conflict.'],
  [false, 'Book a room.', 'It overlaps a confirmed booking.'],
])('%s: %s %s', (want, description, conflict) => {
  const responses = {
    201: { description: 'Done.' },
    ...(conflict !== undefined && { 409: { description: conflict } }),
  };
  const paths = { '/bookings': { post: { description, responses } } };
  const [operation] = modelOf({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }).operations;
  expect(operation && refusesOverlaps(operation)).toBe(want);
});
