import { expect, test } from 'vitest';
import { redactHeaders } from './redact-headers.ts';

const basic = Buffer.from('ada:open sesame').toString('base64');

test.each<[string, string | string[], string | string[], string[]]>([
  ['authorization', 'Bearer abcdef', 'Bearer REDACTED', ['abcdef']],
  ['Authorization', `Basic ${basic}`, 'Basic REDACTED', [basic, 'ada:open sesame', 'open sesame']],
  ['authorization', 'abcdef', 'REDACTED', ['abcdef']],
  ['authorization', 'AWS4 abcdef', 'REDACTED', ['abcdef']],
  ['cookie', 'a=1; session_id=abcdef', 'a=REDACTED; session_id=REDACTED', ['abcdef']],
  ['cookie', 'lang=english', 'lang=REDACTED', []],
  ['cookie', 'sid=0123456789abcdef', 'sid=REDACTED', ['0123456789abcdef']],
  ['cookie', 'nonsense', 'REDACTED', []],
  ['set-cookie', ['a=b; Path=/; HttpOnly', 'c=d'], ['a=REDACTED; Path=/; HttpOnly', 'c=REDACTED'], []],
  ['x-request-id', 'abcdef', 'abcdef', []],
  ['location', '/cb?authorization=abcdef', '/cb?authorization=REDACTED', ['abcdef']],
  [
    'location',
    'https://a.dev/cb?code=x0123456789abcdef&state=s',
    'https://a.dev/cb?code=REDACTED&state=s',
    ['x0123456789abcdef'],
  ],
  [
    'Referer',
    'https://a.dev/cb?state=s&code=x0123456789abcdef',
    'https://a.dev/cb?state=s&code=REDACTED',
    ['x0123456789abcdef'],
  ],
  [
    'location',
    'https://a.dev/errors?code=x0123456789abcdef',
    'https://a.dev/errors?code=x0123456789abcdef',
    [],
  ],
  ['location', 'https://ada:abcdef@a.dev/x', 'https://REDACTED@a.dev/x', ['abcdef']],
])('%s: %s becomes %s', (name, value, want, secrets) => {
  const redaction = {
    isSensitive: (one: string) => ['authorization', 'session_id'].includes(one.toLowerCase()),
    secrets: new Set<string>(),
  };
  expect(redactHeaders({ [name]: value }, redaction)).toEqual({ [name]: want });
  expect([...redaction.secrets]).toEqual(expect.arrayContaining(secrets));
  if (secrets.length === 0) expect(redaction.secrets.size).toBe(0);
});
