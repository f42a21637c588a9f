import { describe, expect, test } from 'vitest';
import { type CodeInfo, contractCodes } from './codes.ts';

describe('each code', () => {
  const codes: [code: string, info: CodeInfo][] = Object.entries(contractCodes);
  test.each(codes)('%s is explained', (code, { summary, why, fix, wfc }) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    for (const text of [summary, why, fix]) expect(text).toMatch(/^[A-Z].*[.]$/s);
    expect(wfc ?? 'F100').toMatch(/^F(?:10[0-4]|20\d|210)$/);
  });
});
