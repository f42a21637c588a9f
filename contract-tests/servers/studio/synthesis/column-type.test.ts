import { describe, expect, test } from 'vitest';
import type { ColumnType } from './column.ts';
import { readNumber, widenType } from './column-type.ts';

describe('widenType', () => {
  test.each<[readonly string[], ColumnType]>([
    [['0', '-7', '+12'], 'integer'],
    [['1', '2.5'], 'number'],
    [['2.5', '1'], 'number'],
    [['.5', '1.', '1e308', '-2E-3'], 'number'],
    [['9007199254740991'], 'integer'],
    // Would lose digits.
    [['9007199254740992'], 'string'],
    [['1e309'], 'string'],
    [['Infinity'], 'string'],
    [['NaN'], 'string'],
    // A post code.
    [['01234'], 'string'],
    [['0x10'], 'string'],
    [[' 1'], 'string'],
    [['true', 'FALSE', 'False'], 'boolean'],
    [['true', '1'], 'string'],
    [['1', 'true'], 'string'],
    [['2024-02-29'], 'date'],
    [['2025-02-29'], 'string'],
    [['2024-13-01'], 'string'],
    [['0000-01-01'], 'string'],
    [['2024-02-29T10:00:00Z', '2024-02-29 10:00', '2024-02-29t10:00:00.123+02:00'], 'datetime'],
    [['2024-02-29T25:00:00Z'], 'string'],
    [['2024-02-29', '2024-02-29T10:00:00Z'], 'string'],
    [['9999-12-31T23:59:59-10:00'], 'string'],
    [['=1+1'], 'string'],
    [['1'.repeat(10_000)], 'string'],
  ])('%j is %s', (texts, type) => {
    const found = texts.reduce<ColumnType | undefined>((sofar, text) => widenType(sofar, text), undefined);
    expect(found).toBe(type);
  });
});

describe('readNumber', () => {
  test.each<[ColumnType, string, number]>([
    ['integer', '+12', 12],
    ['integer', '1.5', Number.NaN],
    ['number', '1', 1],
    ['number', '1e308', 1e308],
    ['date', '1970-01-02', 86_400_000],
    ['datetime', '1970-01-01T02:00:00+02:00', 0],
    ['datetime', '1970-01-01 00:00:01.5', 1500],
    ['string', '1', Number.NaN],
    ['integer', '', Number.NaN],
  ])('%s %j is %d', (type, text, value) => {
    expect(readNumber(type, text)).toBe(value);
  });
});
