import { expect, test } from 'vitest';
import { noPreferences, type Preferences } from '../request/preferences.ts';
import type { PickedAnswer } from './rule.ts';
import { type PickedPreferences, withPicked } from './with-picked.ts';

const at = { source: '/t.yaml', pointer: '' };

test.each<[string, Preferences, Omit<PickedAnswer, 'at'> | undefined, PickedPreferences]>([
  ['nothing picked', { seed: '1' }, undefined, { seed: '1' }],
  ['nothing preferred', noPreferences, { code: 404, example: 'a' }, { at, code: 404, example: 'a' }],
  ['a status preferred', { code: 500 }, { code: 404, example: 'a' }, { code: 500 }],
  ['an example preferred', { example: 'b' }, { code: 404, dynamic: true }, { example: 'b' }],
  [
    'generated values preferred',
    { dynamic: true },
    { code: 404, example: 'a' },
    { at, code: 404, dynamic: true },
  ],
  [
    'no generated values preferred',
    { dynamic: false },
    { code: 404, dynamic: true },
    { at, code: 404, dynamic: false },
  ],
  ['something else preferred', { seed: '1' }, { example: 'a' }, { at, seed: '1', example: 'a' }],
])('%s', (_name, preferences, picked, want) => {
  expect(withPicked(preferences, picked && { at, ...picked })).toEqual(want);
});
