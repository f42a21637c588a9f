import { expect, test } from 'vitest';
import type { Filter } from '../../resources/resource.ts';
import { type Fit, fitOf } from './filter-fit.ts';
import { listModel } from './list-document.fixture.ts';
import { queryPlace } from './query-place.ts';

const model = listModel('page');
const [operation] = model.operations;
const place = operation && queryPlace(model, operation, 'color');
const noon = '2024-05-01T12:00:00Z';

function judged(
  test: Filter['test'],
  item: unknown,
  value: unknown,
  said = '',
  property = ['p'],
  name = 'p',
): Fit {
  if (!place) throw new Error('the fixture has no color');
  const filter = { parameter: name, property, test };
  return fitOf({ filter, place: { ...place, name }, said, isSent: true }, item, value);
}

test.each<[string, Fit, Parameters<typeof judged>]>([
  ['the same', 'yes', ['equals', { p: 'a' }, 'a']],
  ['another', 'no', ['equals', { p: 'b' }, 'a']],
  ['in another case', 'maybe', ['equals', { p: 'A' }, 'a']],
  ['in another case, said to be exact', 'no', ['equals', { p: 'A' }, 'a', 'Exactly this.']],
  ['a part', 'maybe', ['equals', { p: 'ab' }, 'a']],
  ['a number as a text', 'yes', ['equals', { p: 5 }, '5']],
  ['null', 'no', ['equals', { p: null }, 'a']],
  ['not shown', 'maybe', ['equals', {}, 'a']],
  ['the other of two', 'no', ['equals', { p: false }, true]],
  ['the other of two, shown as well', 'maybe', ['equals', { p: false }, true, 'Also include these.']],
  ['one of two', 'yes', ['one-of', { p: 'b' }, 'a,b']],
  ['none of two', 'no', ['one-of', { p: 'c' }, ['a', 'b']]],
  ['in the list', 'yes', ['contains', { p: ['a', 'b'] }, 'a']],
  ['not in the list', 'no', ['contains', { p: ['b'] }, 'a']],
  ['a reference in the list', 'yes', ['contains', { p: [{ type: 'labels', id: '7' }] }, '7']],
  ['no such reference', 'no', ['contains', { p: [{ type: 'labels', id: '8' }] }, '7']],
  ['an object that says more', 'maybe', ['contains', { p: [{ id: '8', name: 'x' }] }, '7']],
  ['some of all', 'no', ['contains', { p: ['a'] }, ['a', 'b'], 'All of them.']],
  ['some of any', 'yes', ['contains', { p: ['a'] }, ['a', 'b'], 'At least one of them.']],
  ['some of what is not said', 'maybe', ['contains', { p: ['a'] }, ['a', 'b']]],
  ['in the text', 'yes', ['contains', { p: 'xay' }, 'a', 'Contains this.']],
  ['not in the text', 'no', ['contains', { p: 'xy' }, 'a', 'Contains this.']],
  ['in the text in another case', 'maybe', ['contains', { p: 'xAy' }, 'a', 'Contains this.']],
  ['in any case', 'yes', ['contains', { p: 'xAy' }, 'a', 'Contains this, whatever the case.']],
  ['in capitals or not', 'yes', ['contains', { p: 'xAy' }, 'a', 'Contains this, in capitals or not.']],
  ['upper or lower case', 'yes', ['contains', { p: 'xAy' }, 'a', 'Contains this in upper or lower case.']],
  ['capitals that count', 'maybe', ['contains', { p: 'xAy' }, 'a', 'Contains this, capitals and all.']],
  ['in none of the texts', 'maybe', ['contains', { name: 'xy' }, 'a', '', []]],
  [
    'in a text that is not said',
    'maybe',
    ['contains', { name: 'xy', note: 'a' }, 'a', 'Part of the name.', []],
  ],
  ['above', 'yes', ['at-least', { p: 6 }, 5]],
  ['below', 'no', ['at-least', { p: 4 }, 5]],
  ['the bound, not at it', 'no', ['after', { p: 5 }, 5, 'After this instant, not at it.']],
  ['the bound, without it', 'no', ['after', { p: 5 }, 5, 'After the day, without the day itself.']],
  ['the bound, of which nothing is said', 'maybe', ['after', { p: 5 }, 5, 'After this instant, not before.']],
  ['the bound', 'maybe', ['at-least', { p: 5 }, 5]],
  ['the bound of what has a least', 'yes', ['at-least', { p: 5 }, 5, '', ['p'], 'min_p']],
  ['the bound, included', 'yes', ['at-most', { p: 5 }, 5, 'This or less.', ['p'], 'p_to']],
  ['the bound, left out', 'no', ['before', { p: 5 }, 5, 'Exclusive.']],
  ['a decimal number as a text', 'yes', ['at-least', { p: '10.00' }, 9]],
  ['a later time', 'yes', ['after', { p: noon }, '2024-05-01T11:59:00Z']],
  ['a time on the day', 'maybe', ['at-most', { p: noon }, '2024-05-01', 'Inclusive.']],
])('%s: %s', (_name, want, asked) => {
  expect(judged(...asked)).toBe(want);
});

test.each<[string, Fit, boolean]>([
  ['where the other bound counts itself', 'no', true],
  ['where nothing is said of the other', 'maybe', false],
])('the bound of "before this time", %s: half-open', (_name, want, isStrict) => {
  if (!place) throw new Error('the fixture has no color');
  const filter: Filter = { parameter: 'to', property: ['p'], test: 'before' };
  const one = { filter, place: { ...place, name: 'to' }, said: 'Before this time.', isSent: true, isStrict };
  expect(fitOf(one, { p: noon }, noon)).toBe(want);
});
