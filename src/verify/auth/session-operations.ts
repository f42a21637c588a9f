import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseCookies } from '../../http/read-cookies.ts';
import type { Model, Operation, SecurityScheme } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { jsonOf } from '../run/item.ts';
import { type HeldSecret, needsCredentials } from './held-secrets.ts';

const endWords = /\b(?:log|sign)[ _-]?(?:out|off)\b/i;
const beginWords = /\b(?:log|sign)[ _-]?(?:in|on)\b|\bauthenticate\b/i;
/** What a path calls what a sign-in makes. */
const sessionSegment = /^(?:sessions?|log-?in|sign-?in|auth|authentication|tokens?)$/i;

/** Whether an operation does nothing but end what its own credentials stand for. */
export function signsOut(operation: Operation): boolean {
  const last = operation.path.split('/').at(-1) ?? '';
  if (/^(?:log-?out|sign-?out|log-?off|sign-?off)$/i.test(last)) return true;
  if (operation.method === 'delete' && sessionSegment.test(last)) return needsCredentials(operation);
  return endWords.test(wordsOf(operation));
}

/** Whether an operation is where credentials come from. */
export function beginsSession(operation: Operation): boolean {
  if (operation.method !== 'post' || needsCredentials(operation)) return false;
  const last = operation.path.split('/').at(-1) ?? '';
  return sessionSegment.test(last) || beginWords.test(wordsOf(operation));
}

function wordsOf({ operationId, summary }: Operation): string {
  const id = (operationId ?? '').replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return `${id} ${summary ?? ''}`.slice(0, 1000);
}

const tokenNames = [
  'access_token',
  'accessToken',
  'token',
  'jwt',
  'session_token',
  'sessionToken',
  'id_token',
];

/**
 * The credentials that the answer to a sign-in holds, for schemes of the document: a cookie or a token, and a key for a header that
 * the answer tells beside it, as `csrf_token` for `X-CSRF-Token`. Empty where it holds none.
 */
export function sessionOf(
  { securitySchemes }: Pick<Model, 'securitySchemes'>,
  exchange: Exchange,
): readonly HeldSecret[] {
  const schemes = [...securitySchemes.values()];
  const body = jsonOf(exchange);
  const parts = [body, isObject(body) ? body.data : undefined];
  const cookies = schemes.flatMap((scheme): HeldSecret[] => {
    const secret = scheme.in === 'cookie' ? cookieSet(exchange, scheme.parameterName ?? '') : undefined;
    return secret === undefined ? [] : [{ scheme, secret }];
  });
  const bearer = schemes.find(isBearer);
  const token = bearer && (tokenIn(parts[0]) ?? tokenIn(parts[1]));
  const main =
    cookies.length > 0 || !bearer || token === undefined ? cookies : [{ scheme: bearer, secret: token }];
  if (main.length === 0) return [];
  const keys = schemes.flatMap((scheme): HeldSecret[] => {
    const secret =
      scheme.type === 'apiKey' && scheme.in === 'header' ? keyFor(scheme, parts, exchange) : undefined;
    return secret === undefined ? [] : [{ scheme, secret }];
  });
  return [...main, ...keys];
}

/** What an answer tells for a header: in a property, a header or a cookie of the same name. */
function keyFor(
  { parameterName = '' }: SecurityScheme,
  parts: readonly unknown[],
  exchange: Exchange,
): string | undefined {
  const wanted = plainKey(parameterName);
  if (wanted.length < 4) return undefined;
  for (const part of parts.filter(isObject))
    for (const [name, value] of Object.entries(part))
      if (typeof value === 'string' && value !== '' && plainKey(name) === wanted) return value;
  return (
    headerOf(exchange.response.headers, parameterName) ??
    setCookies(exchange).find(({ name }) => plainKey(name) === wanted)?.raw
  );
}

/** `X-CSRF-Token` and `csrf_token` are `csrftoken`. */
function plainKey(name: string): string {
  return plainName(name).replace(/^x(?=csrf|xsrf)/, '');
}

function isBearer({ type, scheme }: SecurityScheme): boolean {
  return type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && scheme === 'bearer');
}

function cookieSet(exchange: Exchange, name: string): string | undefined {
  const found = setCookies(exchange).find((one) => one.name === name && one.raw !== '');
  return found?.raw;
}

/** The cookies that an answer sets, as they are written. */
function setCookies({ response }: Exchange): readonly { readonly name: string; readonly raw: string }[] {
  const all = response.headers
    .filter(([key]) => key.toLowerCase() === 'set-cookie')
    .map(([, value]) => value);
  // Several may have been joined by a fetch that knows no better.
  const each = all.flatMap((value) => value.split(/,\s*(?=[^;,\s]+=)/));
  return each.flatMap((one) => parseCookies(one.split(';')[0]));
}

function tokenIn(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  for (const name of tokenNames) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
