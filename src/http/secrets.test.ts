import { expect, test } from 'vitest';
import { isSecretName } from './secret-name.ts';
import { redactHeader, redactUrl } from './secrets.ts';

const places = { headers: new Set(['x-studio-pass']), queryParameters: new Set(['k']) };

test.each([
  ['Authorization', 'Bearer abc', 'Bearer $TOKEN'],
  ['authorization', 'basic YTpi', 'basic $BASIC_CREDENTIALS'],
  ['Authorization', 'abc', '$AUTHORIZATION'],
  ['X-API-Key', 'abc', '$X_API_KEY'],
  ['X-Studio-Pass', 'abc', '$X_STUDIO_PASS'],
  ['Cookie', 'session=abc', '$COOKIE'],
  ['Set-Cookie', 'session=abc', '$SET_COOKIE'],
  ['X-Request-Id', 'abc', 'abc'],
  ['Location', 'https://h/cb#access_token=sesame', 'https://h/cb#access_token=REDACTED'],
  ['Referer', 'https://ada:sesame@h/', 'https://REDACTED@h/'],
])('the header %s: %s becomes %s', (name, value, want) => {
  expect(redactHeader(name, value, places)).toBe(want);
});

test.each([
  ['/a?api_key=1&page=2', '/a?api_key=$API_KEY&page=2'],
  ['http://u:p@h/a?k=1', 'http://h/a?k=$K'],
  ['/a?access%5Ftoken=1', '/a?access%5Ftoken=$ACCESS_TOKEN'],
  ['/a?page=2', '/a?page=2'],
  ['/a', '/a'],
  ['/a?next=https%3A%2F%2Fh%2Fcb%3Ftoken%3Dsesame', '/a?next=https%3A%2F%2Fh%2Fcb%3Ftoken%3DREDACTED'],
  ['/a?user=role,token,sesame', '/a?user=REDACTED'],
])('the URL %s becomes %s', (url, want) => {
  expect(redactUrl(url, places)).toBe(want);
});

test.each([
  ['access_token', true],
  ['clientSecret', true],
  ['apiKey', true],
  ['password', true],
  ['token_type', false],
  ['keyboard', false],
  ['tokens', false],
])('the name %s is secret: %s', (name, want) => {
  expect(isSecretName(name)).toBe(want);
});
