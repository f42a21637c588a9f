import type { SecurityScheme } from '../../model/model.ts';
import type { Random } from '../../schema/sample/random.ts';
import { type JsonWebToken, readToken, tokenPart } from './json-web-token.ts';

/** A secret that nobody has. */
export interface ForgedSecret {
  /** `a made-up token`. */
  readonly what: string;
  readonly secret: string;
}

/**
 * Secrets of the right form that were never given out, the likeliest to be accepted first.
 *
 * An expired token is not among them: nobody but the server can sign one.
 */
export function forgeSecrets(
  scheme: SecurityScheme,
  secret: string,
  random: Random,
): readonly ForgedSecret[] {
  if (scheme.type === 'http' && scheme.scheme === 'basic') return forgePasswords(secret, random);
  const noun = scheme.type === 'apiKey' ? 'key' : 'token';
  const madeUp = { what: `a made-up ${noun}`, secret: textLike(secret, random) };
  const empty = { what: `an empty ${noun}`, secret: '' };
  const token = readToken(secret);
  const changed = token ? changedTokens(token) : changedTexts(secret, noun);
  return [madeUp, empty, ...changed].filter((one) => one.secret !== secret);
}

function forgePasswords(secret: string, random: Random): readonly ForgedSecret[] {
  const colon = secret.indexOf(':');
  if (colon < 0) return [{ what: 'made-up credentials', secret: `nobody:${textLike(secret, random)}` }];
  const [user, password] = [secret.slice(0, colon), secret.slice(colon + 1)];
  return [
    { what: 'a wrong password', secret: `${user}:${textLike(password, random)}` },
    { what: 'a user that is not there', secret: `${textLike(user, random)}:${password}` },
    { what: 'an empty password', secret: `${user}:` },
    { what: 'a password that lacks its last character', secret: `${user}:${password.slice(0, -1)}` },
    { what: 'a password with one character more', secret: `${user}:${password}x` },
  ].filter((one) => one.secret !== secret);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

function textLike(secret: string, random: Random): string {
  const length = Math.min(200, Math.max(8, secret.length));
  return Array.from({ length }, () => random.pick([...alphabet])).join('');
}

function changedTexts(secret: string, noun: string): readonly ForgedSecret[] {
  const middle = Math.floor(secret.length / 2);
  return [
    { what: `a ${noun} whose last character was changed`, secret: swapped(secret, secret.length - 1) },
    { what: `a ${noun} with a character changed in its middle`, secret: swapped(secret, middle) },
    { what: `a ${noun} with one character more`, secret: `${secret}x` },
    { what: `a ${noun} that lacks its last character`, secret: secret.slice(0, -1) },
  ].filter((one) => one.secret !== '');
}

function changedTokens({ header, payload, parts }: JsonWebToken): readonly ForgedSecret[] {
  const [head, body, signature] = parts;
  const signed = (end: string) => `${head}.${body}.${end}`;
  const claims = { ...payload, sub: `${String(payload.sub ?? 'nobody')}-2`, admin: true };
  const tail = [...signature].slice(-4).map((one) => swapped(one, 0));
  return [
    { what: 'a token with another signature', secret: signed(signature.slice(0, -4) + tail.join('')) },
    {
      what: 'a token with a character of its signature changed',
      secret: signed(swapped(signature, Math.floor(signature.length / 2))),
    },
    {
      what: 'a token whose claims were changed after it was signed',
      secret: `${head}.${tokenPart(claims)}.${signature}`,
    },
    {
      what: 'a token that says it needs no signature',
      secret: `${tokenPart({ ...header, alg: 'none' })}.${body}.`,
    },
    { what: 'a token without its signature', secret: signed('') },
  ];
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The text with one character changed to one whose highest bit differs where the text is base64: the low bits of the
 * last character mean nothing there, and a server that ignores them is right.
 */
function swapped(text: string, index: number): string {
  const place = base64.indexOf((text[index] ?? '').replace('+', '-').replace('/', '_'));
  // Digits and letters stay what they are in keys of hexadecimal digits.
  const isHex = /^[0-9a-f]+$/i.test(text) && text.length > 1;
  const other = isHex
    ? ((Number.parseInt(text[index] ?? '0', 16) + 8) % 16).toString(16)
    : place < 0
      ? 'x'
      : (base64[(place + 32) % 64] ?? 'x');
  return index < 0 || index >= text.length ? text : text.slice(0, index) + other + text.slice(index + 1);
}
