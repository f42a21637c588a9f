import { describe, expect, test } from 'vitest';
import type { SecurityScheme } from '../../model/model.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { forgeSecrets } from './forge-secrets.ts';
import { readToken, scopesOf, tokenPart } from './json-web-token.ts';

const scheme = (type: SecurityScheme['type'], more: Partial<SecurityScheme> = {}): SecurityScheme => ({
  at: { source: '', pointer: '' },
  name: type,
  type,
  description: undefined,
  in: undefined,
  parameterName: undefined,
  scheme: undefined,
  flows: {},
  ...more,
});
const forged = (of: SecurityScheme, secret: string) =>
  Object.fromEntries(forgeSecrets(of, secret, createRandom('x')).map((one) => [one.what, one.secret]));

describe('secrets that nobody has', () => {
  test('keys', () => {
    const { 'a made-up key': madeUp, ...others } = forged(scheme('apiKey', { in: 'header' }), 'abc-123');
    expect(madeUp).toMatch(/^[a-z0-9]{8}$/);
    expect(others).toEqual({
      'an empty key': '',
      'a key whose last character was changed': 'abc-12X',
      'a key with a character changed in its middle': 'abce123',
      'a key with one character more': 'abc-123x',
      'a key that lacks its last character': 'abc-12',
    });
  });

  test('names and passwords', () => {
    const {
      'a wrong password': wrong,
      'a user that is not there': other,
      ...rest
    } = forged(scheme('http', { scheme: 'basic' }), 'ann:secret');
    expect(wrong).toMatch(/^ann:[a-z0-9]{8}$/);
    expect(other).toMatch(/^[a-z0-9]{8}:secret$/);
    expect(rest).toEqual({
      'an empty password': 'ann:',
      'a password that lacks its last character': 'ann:secre',
      'a password with one character more': 'ann:secretx',
    });
  });

  test('tokens: the bits that mean nothing are not all that is changed', () => {
    const token = `${tokenPart({ alg: 'HS256' })}.${tokenPart({ sub: 'ann', scope: 'read write' })}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
    const all = forged(scheme('http', { scheme: 'bearer' }), token);
    const signature = (what: string) =>
      Buffer.from(all[what]?.split('.')[2] ?? '', 'base64url').toString('hex');
    const own = Buffer.from(token.split('.')[2] ?? '', 'base64url').toString('hex');
    expect(signature('a token with another signature')).not.toBe(own);
    expect(signature('a token with a character of its signature changed')).not.toBe(own);
    expect(all['a token without its signature']?.endsWith('.')).toBe(true);
    expect(readToken(all['a token that says it needs no signature'] ?? '')?.header).toEqual({ alg: 'none' });
    expect(readToken(all['a token whose claims were changed after it was signed'] ?? '')?.payload).toEqual({
      sub: 'ann-2',
      scope: 'read write',
      admin: true,
    });
  });
});

test.each([
  [{ scope: 'read write' }, ['read', 'write']],
  [{ scp: ['read'] }, ['read']],
  [{ sub: 'ann' }, undefined],
])('scopes of %j', (payload, want) => {
  const scopes = scopesOf(`${tokenPart({ alg: 'HS256' })}.${tokenPart(payload)}.c2ln`);
  expect(scopes && [...scopes]).toEqual(want);
});

test.each(['', 'a.b', 'a.b.c', 'opaque', `${'x'.repeat(10)}.${'y'.repeat(10)}.z`])(
  '%j is no token',
  (text) => {
    expect(readToken(text)).toBeUndefined();
  },
);
