import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { conflictClauses } from './conflict-clauses.ts';

test.each<[description: string, conflict: string | undefined, want: readonly string[]]>([
  ['Vote.', undefined, []],
  [
    'Vote.',
    'The poll is closed, or the user has voted in it before.',
    ['the poll is closed', 'the user has voted in it before'],
  ],
  [
    'Assign.',
    'The person is assigned to this shift already or to another one that overlaps it, or is not active.\n',
    [
      'the person is assigned to this shift already',
      'to another one that overlaps it',
      'the person is not active',
    ],
  ],
  [
    'Book.',
    'The room is taken at that time, or archived.',
    ['the room is taken at that time', 'the room is archived'],
  ],
  ['One a user. A second one is a 409.', '', ['a second one is a 409']],
  ['Sell.', 'It is `sold`, or there is no such buyer.', ['it is sold', 'there is no such buyer']],
])('%s %s', (description, conflict, want) => {
  const responses = {
    201: { description: 'Done.' },
    ...(conflict !== undefined && { 409: { description: conflict } }),
  };
  const paths = { '/votes': { post: { description, responses } } };
  const [operation] = modelOf({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }).operations;
  expect(operation && conflictClauses(operation)).toEqual(want);
});
