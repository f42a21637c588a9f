import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseCookies } from '../../http/read-cookies.ts';
import type { Model, Operation, SecurityScheme } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
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

/** The credentials that the answer to a sign-in holds, for a scheme of the document; undefined where it holds none. */
export function sessionOf(
  { securitySchemes }: Pick<Model, 'securitySchemes'>,
  exchange: Exchange,
): HeldSecret | undefined {
  const schemes = [...securitySchemes.values()];
  for (const scheme of schemes.filter((one) => one.in === 'cookie')) {
    const secret = cookieSet(exchange, scheme.parameterName ?? '');
    if (secret !== undefined) return { scheme, secret };
  }
  const bearer = schemes.find(isBearer);
  const body = jsonOf(exchange);
  const secret = bearer && (tokenIn(body) ?? tokenIn(isObject(body) ? body.data : undefined));
  return bearer && secret !== undefined ? { scheme: bearer, secret } : undefined;
}

function isBearer({ type, scheme }: SecurityScheme): boolean {
  return type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && scheme === 'bearer');
}

function cookieSet({ response }: Exchange, name: string): string | undefined {
  for (const [key, value] of response.headers) {
    if (key.toLowerCase() !== 'set-cookie') continue;
    const [pair = ''] = value.split(';');
    const cookie = parseCookies(pair).find((one) => one.name === name);
    if (cookie && cookie.raw !== '') return cookie.raw;
  }
  // Several may have been joined by a fetch that knows no better.
  const joined = headerOf(response.headers, 'set-cookie')?.split(/,\s*(?=[^;,\s]+=)/) ?? [];
  return joined.flatMap((one) => parseCookies(one.split(';')[0])).find((one) => one.name === name)?.raw;
}

function tokenIn(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  for (const name of tokenNames) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
