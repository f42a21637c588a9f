import { expect, test } from 'vitest';
import { checkTable } from './check-table.ts';
import type { Row } from './dataset-tables.ts';
import { readCheck } from './rule-parameters.ts';
import type { Rule } from './types.ts';

const now = new Date('2025-06-15T12:00:00Z');
type Given = [
  rule_type: Rule['rule_type'],
  column: string | null,
  parameters: Record<string, unknown>,
  rows: readonly Row[],
  want: { faulty: number; checked: number; issueType: string; positions: readonly number[] },
];

const cells = (...values: unknown[]) => values.map((a) => ({ a }));
const cases: Given[] = [
  [
    'not_null',
    'a',
    {},
    cells(1, null, ''),
    { faulty: 1, checked: 3, issueType: 'missing_values', positions: [1] },
  ],
  [
    'not_null',
    null,
    {},
    [{ a: 1, b: null }],
    { faulty: 1, checked: 1, issueType: 'missing_values', positions: [0] },
  ],
  ['not_null', 'b', {}, cells(1, 2), { faulty: 2, checked: 2, issueType: 'schema_drift', positions: [0, 1] }],
  ['not_null', 'b', {}, [], { faulty: 0, checked: 0, issueType: 'missing_values', positions: [] }],
  [
    'unique',
    'a',
    {},
    cells(1, '1', 1, null, null),
    { faulty: 1, checked: 5, issueType: 'duplicates', positions: [2] },
  ],
  ['unique', null, {}, cells(1, 2, 2), { faulty: 1, checked: 3, issueType: 'duplicates', positions: [2] }],
  [
    'range',
    'a',
    { min: 1, max: 2 },
    cells(0, 1, 2, 3, 'x', null),
    { faulty: 3, checked: 6, issueType: 'out_of_range', positions: [0, 3, 4] },
  ],
  [
    'range',
    'a',
    { max: 2 },
    cells(-9, 3),
    { faulty: 1, checked: 2, issueType: 'out_of_range', positions: [1] },
  ],
  [
    'pattern',
    'a',
    { pattern: '^[A-Z]{2}$' },
    cells('DE', ' de', 12, null),
    { faulty: 2, checked: 4, issueType: 'format', positions: [1, 2] },
  ],
  [
    'freshness',
    null,
    { max_age_hours: 24 },
    cells(1),
    { faulty: 0, checked: 1, issueType: 'stale', positions: [] },
  ],
  [
    'freshness',
    null,
    { max_age_hours: 23 },
    cells(1),
    { faulty: 1, checked: 1, issueType: 'stale', positions: [0] },
  ],
  ['row_count', null, { min: 2 }, cells(1), { faulty: 1, checked: 1, issueType: 'row_count', positions: [] }],
  [
    'row_count',
    null,
    { min: 1, max: 1 },
    cells(1),
    { faulty: 0, checked: 1, issueType: 'row_count', positions: [] },
  ],
  [
    'not_null',
    '__proto__',
    {},
    cells(1),
    { faulty: 1, checked: 1, issueType: 'schema_drift', positions: [0] },
  ],
];
test.each(cases)('%s of %s with %j', (rule_type, column, parameters, rows, want) => {
  const read = readCheck({ rule_type, column, parameters });
  if (!read.ok) throw new Error(read.reason);
  const stored = rows.map((value, position) => ({ position, value }));
  const table = { table: 't', rows: stored, loadedAt: '2025-06-14T12:00:00Z' };
  expect(checkTable(read.check, column, table, now)).toMatchObject(want);
});

const refused: [rule: Pick<Rule, 'rule_type' | 'column' | 'parameters'>, reason: string][] = [
  [{ rule_type: 'range', column: null, parameters: { min: 1 } }, 'a rule of the type range needs a column'],
  [{ rule_type: 'range', column: 'a', parameters: {} }, "a rule of the type range needs 'min' or 'max'"],
  [{ rule_type: 'range', column: 'a', parameters: { min: '1' } }, "'min' and 'max' must be numbers"],
  [{ rule_type: 'row_count', column: null, parameters: { min: 2, max: 1 } }, "'min' must not be above 'max'"],
  [{ rule_type: 'pattern', column: 'a', parameters: {} }, "'pattern' must be a text of 1 to 500 characters"],
  [
    { rule_type: 'pattern', column: 'a', parameters: { pattern: '(' } },
    "'pattern' is not a pattern of RE2: error parsing regexp: missing closing ): `(`",
  ],
  [
    { rule_type: 'freshness', column: null, parameters: { max_age_hours: 0 } },
    "'max_age_hours' must be a number above 0",
  ],
];
test.each(refused)('%j is not checked', (rule, reason) => {
  expect(readCheck(rule)).toEqual({ ok: false, reason });
});

test('a pattern that would backtrack for ever is checked at once', () => {
  const read = readCheck({ rule_type: 'pattern', column: 'a', parameters: { pattern: '^(a+)+$' } });
  const long = `${'a'.repeat(20_000)}!`;
  expect(read.ok && read.check.kind === 'pattern' && read.check.matches(long)).toBe(false);
});
