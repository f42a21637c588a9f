import { expect, test } from 'vitest';
import { publicPath, publicText } from './public-text.ts';
import { isSecretName } from './secret-name.ts';

test.each<[string, boolean]>([
  ['password', true],
  ['newPassword', true],
  ['X-API-Key', true],
  ['access_token', true],
  ['Set-Cookie', true],
  ['clientSecret', true],
  ['sessionId', true],
  ['key', false],
  ['name', false],
  ['spinner', false],
  ['compass', false],
  ['', false],
])('the name %s', (name, secret) => expect(isSecretName(name)).toBe(secret));

test.each<[string, string]>([
  ['GET https://me:pw@a.example/x?key=1#y failed', 'GET https://a.example/x failed'],
  ['postgres://u:p@db/x is down', 'postgres://db/x is down'],
  ['Authorization: Bearer abc.d-e_f==', 'Authorization: Bearer REDACTED'],
  ['basic dXNlcjpwdw==', 'basic REDACTED'],
  ['{"client_secret":"abc"}', '{"client_secret":"REDACTED"}'],
  ['api_key=abc&x=1', 'api_key=REDACTED&x=1'],
  ['the token is old', 'the token is old'],
])('%s', (text, shown) => expect(publicText(text)).toBe(shown));

test.each<[string, string, string]>([
  ['https://a.example/v1/jobs/7?x=1', '/jobs/{id}', '/v1/jobs/7'],
  ['https://a.example/reset/abc', '/reset/{resetToken}', '/reset/REDACTED'],
  ['https://a.example/v1/x/abc.json', '/x/{api_key}.json', '/v1/x/REDACTED'],
  ['https://a.example/', '/longer/{token}', '/REDACTED'],
])('%s of %s', (url, template, path) => expect(publicPath(url, template)).toBe(path));

test('a long text takes no long time', () => {
  const begun = performance.now();
  publicText('a-'.repeat(50_000));
  publicText('key '.repeat(50_000));
  publicText(`a://${'b'.repeat(50_000)}`);
  isSecretName('aB'.repeat(50_000));
  expect(performance.now() - begun).toBeLessThan(2000);
});
