import { expect, test } from 'vitest';
import { redactTarget } from './redact-target.ts';

test.each<[string, string | undefined, string, string[]]>([
  ['/a?token=sesame&page=2', undefined, '/a?token=REDACTED&page=2', ['sesame']],
  ['/a?tok%65n=s%20same+x', undefined, '/a?tok%65n=REDACTED', ['s same x', 's%20same+x']],
  ['/a?token', undefined, '/a?token', []],
  ['/a?q=%7B%22token%22%3A%22sesame%22%7D', undefined, '/a?q=%7B%22token%22%3A%22REDACTED%22%7D', ['sesame']],
  ['/a?user=role,admin,token,sesame', undefined, '/a?user=REDACTED', ['sesame']],
  ['/v1/resets/s%20same/', '/resets/{token}', '/v1/resets/REDACTED/', ['s%20same', 's same']],
  ['/resets/sesame/x', '/resets/{token}/{id}', '/resets/REDACTED/x', ['sesame']],
  ['/files/sesame.csv', '/files/{token}.csv', '/files/REDACTED', ['sesame.csv']],
  ['/x', '/a/{token}/b/c/d', '/x', []],
  ['/;token=sesame', undefined, '/;token=REDACTED', ['sesame']],
  ['http://ada:sesame@h/a', undefined, 'http://REDACTED@h/a', ['sesame']],
  ['/cb?state=1&code=x0123456789abcdef', undefined, '/cb?state=1&code=REDACTED', ['x0123456789abcdef']],
  ['/vouchers?code=x0123456789abcdef', undefined, '/vouchers?code=x0123456789abcdef', []],
  ['/countries?state=CA&code=US', undefined, '/countries?state=CA&code=US', []],
  ['/a?b=1&&c', undefined, '/a?b=1&&c', []],
  ['', undefined, '', []],
])('%s of %s becomes %s', (target, template, want, secrets) => {
  const redaction = { isSensitive: (name: string) => name === 'token', secrets: new Set<string>() };
  expect(redactTarget(target, redaction, template)).toBe(want);
  expect([...redaction.secrets]).toEqual(expect.arrayContaining(secrets));
});
