import { expect, test } from 'vitest';
import { type Redaction, redactText, redactValue } from './redact-text.ts';

const redaction = (): Redaction => ({
  isSensitive: (name) => /password|token|secret/i.test(name),
  secrets: new Set(),
});

test.each<[string, string, string[]]>([
  ['a=1; password=sesame', 'a=1; password=REDACTED', ['sesame']],
  ['password="open sesame"', 'password="REDACTED"', ['open sesame']],
  ['{"password": "se\\"same"}', '{"password": "REDACTED"}', ['se\\"same']],
  ["token: 'abcdef'", "token: 'REDACTED'", ['abcdef']],
  ['{\\"password\\":\\"sesame\\"}', '{\\"password\\":\\"REDACTED\\"}', ['sesame']],
  ['password must be longer', 'password must be longer', []],
  ['Invalid token: expired', 'Invalid token: expired', []],
  ['Bearer abcdefghijklmnop', 'Bearer REDACTED', ['abcdefghijklmnop']],
  ['Bearer authentication', 'Bearer authentication', []],
  ['see https://ada:sesame@h/x', 'see https://REDACTED@h/x', ['sesame']],
  ['https://h/@ada', 'https://h/@ada', []],
  ['ada@example.com', 'ada@example.com', []],
  ['a.token=1', 'a.token=REDACTED', []],
])('%s becomes %s', (text, want, secrets) => {
  const about = redaction();
  expect(redactText(text, about)).toBe(want);
  expect([...about.secrets]).toEqual(secrets);
});

test('in a text of lines a colon is enough', () => {
  expect(redactText('name: ada\npassword: open sesame\nx: 1', redaction(), true)).toBe(
    'name: ada\npassword: REDACTED\nx: 1',
  );
});

test.each([
  ['role,admin,password,sesame', 'REDACTED'],
  ['role|password|x', 'REDACTED'],
  ['role,admin', 'role,admin'],
  ['password', 'password'],
])('the value %s becomes %s', (text, want) => {
  expect(redactValue(text, redaction())).toBe(want);
});

test('long texts without any end are no trouble', () => {
  for (const text of [
    'a'.repeat(100_000),
    '"password":"\\'.repeat(10_000),
    '//'.repeat(50_000),
    'a='.repeat(50_000),
  ]) {
    const start = performance.now();
    redactText(text, redaction(), true);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});
