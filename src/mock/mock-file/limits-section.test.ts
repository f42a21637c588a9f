import { expect, test } from 'vitest';
import { limitsSectionDefects, readLimitsSection } from './limits-section.ts';
import { linesOf, readSection, shopModel } from './sections.fixture.ts';

const example = 'Write "off", "documented", { requests: 100, per: minute }, or a list of such limits.';
const start = 'Write { requests: 100, per: minute }.';

const at = { source: '/mocks/api.yaml', pointer: '/limits' };

test.each<[string, unknown, unknown]>([
  ['off', 'off', 'off'],
  ['documented', 'documented', 'documented'],
  [
    'one limit',
    { requests: 5, per: 'hour' },
    [
      {
        requests: 5,
        windowMs: 3_600_000,
        by: undefined,
        each: 'api',
        window: 'fixed',
        on: [{ text: '*', at }],
        label: 'limits',
      },
    ],
  ],
  [
    'a list',
    [{ requests: 5, per: 30, by: 'ip', each: 'operation', window: 'sliding', on: 'listOrders' }],
    [
      {
        requests: 5,
        windowMs: 30_000,
        by: 'ip',
        each: 'operation',
        window: 'sliding',
        on: [{ text: 'listOrders', at: { ...at, pointer: '/limits/0/on' } }],
        label: 'limits/0',
      },
    ],
  ],
])('reads %s', (_name, written, want) => {
  const { section, defects } = readSection('limits', written, readLimitsSection);
  expect([section, defects]).toEqual([want, []]);
});

test.each<[string, unknown, string[]]>([
  ['another word', 'on', [`/limits: "limits" must be "off", "documented" or limits, not "on". ${example}`]],
  ['nothing', null, [`/limits: "limits" must be "off", "documented" or limits, not nothing. ${example}`]],
  ['no number', { per: 'minute' }, [`/limits: "requests" is missing. ${start}`]],
  ['no time', [{ requests: 1 }], [`/limits/0: "per" is missing. ${start}`]],
  [
    'another time',
    { requests: 1, per: 'fortnight' },
    ['/limits/per: "per" must be one of second, minute, hour, day, not "fortnight". Choose one of them.'],
  ],
  [
    'other clients',
    { requests: 1, per: 'day', by: 'user', window: 'open' },
    [
      '/limits/by: "by" must be one of credential, ip, session, not "user". Choose one of them.',
      '/limits/window: "window" must be one of fixed, sliding, not "open". Choose one of them.',
    ],
  ],
  [
    'an unknown key',
    { request: 1, per: 'day' },
    ['/limits/request: unknown key "request". Did you mean "requests"?'],
  ],
])('refuses %s', (_name, written, want) => {
  expect(linesOf(readSection('limits', written, readLimitsSection).defects)).toEqual(want);
});

test('an operation that the document does not have', () => {
  const { section } = readSection(
    'limits',
    [{ requests: 1, per: 'day', on: 'lostOrders' }],
    readLimitsSection,
  );
  expect(linesOf(limitsSectionDefects(section, shopModel()))).toEqual([
    '/limits/0/on: the document has no operation "lostOrders". Did you mean "listOrders"?',
  ]);
});
