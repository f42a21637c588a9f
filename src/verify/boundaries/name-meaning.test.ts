import { expect, test } from 'vitest';
import { hasMeaning, isFreeText, isReference } from './name-meaning.ts';
import { isEndOfPair } from './paired-names.ts';
import { isPosition, isState } from './position-names.ts';
import { speaksOfRules } from './prose-rules.ts';

const names = (test: (name: string) => boolean, ...list: readonly string[]) => list.filter(test);

test('names and what they say', () => {
  expect(names(isReference, 'product_id', 'ownerId', 'tag_ids', 'id', 'width', 'title', 'identity')).toEqual([
    'product_id',
    'ownerId',
    'tag_ids',
    'id',
  ]);
  expect(names(hasMeaning, 'currency', 'callback_url', 'countryCode', 'title', 'size')).toEqual([
    'currency',
    'callback_url',
    'countryCode',
  ]);
  expect(names(isFreeText, 'title', 'displayName', 'file_name', 'user_name', 'genre', 'note')).toEqual([
    'title',
    'displayName',
    'note',
  ]);
  expect(names(isPosition, 'page', 'page_size', 'cursor', 'pageToken', 'limit', 'offset', 'after')).toEqual([
    'page',
    'cursor',
    'pageToken',
    'offset',
    'after',
  ]);
  expect(names(isState, 'status', 'order_state', 'statement')).toEqual(['status', 'order_state']);
});

test('ends of pairs', () => {
  const all = ['starts_at', 'ends_at', 'minPrice', 'maxPrice', 'from', 'to', 'max_items', 'since'];
  expect(all.filter((name) => isEndOfPair(name, all))).toEqual([
    'starts_at',
    'ends_at',
    'minPrice',
    'maxPrice',
    'from',
    'to',
  ]);
});

test('rules in prose', () => {
  const texts = [
    'Must lie after the start.',
    'Must be unique.',
    'One of the known zones.',
    'A short name.',
    'At most 100.',
  ];
  expect(texts.filter(speaksOfRules)).toEqual(texts.slice(0, 3));
});
