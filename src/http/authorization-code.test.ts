import { expect, test } from 'vitest';
import { hideAuthorizationCode } from './authorization-code.ts';

test.each([
  ['/cb?code=x0123456789abcdef&state=s', '/cb?code=REDACTED&state=s'],
  ['/cb?state=s&code=x0123456789abcdef', '/cb?state=s&code=REDACTED'],
  ['/cb?code=x0123456789abcdef&iss=https%3A%2F%2Fa.dev', '/cb?code=REDACTED&iss=https%3A%2F%2Fa.dev'],
  ['/vouchers?code=x0123456789abcdef', '/vouchers?code=x0123456789abcdef'],
  ['/countries?state=CA&code=US', '/countries?state=CA&code=US'],
  ['/cb?barcode=x0123456789abcdef&state=s', '/cb?barcode=x0123456789abcdef&state=s'],
  ['/code=x0123456789abcdef&state=s', '/code=x0123456789abcdef&state=s'],
])('%s becomes %s', (target, want) => {
  expect(hideAuthorizationCode(target)).toBe(want);
});
