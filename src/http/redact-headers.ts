import { decodePart } from './read-query.ts';
import { redactTarget } from './redact-target.ts';
import { noteSecret, type Redaction, redacted, redactValue } from './redact-text.ts';
import { setOwn } from './set-own.ts';

/** Headers that are addresses: an authorization server answers with its code in one. */
const addresses: ReadonlySet<string> = new Set(['location', 'content-location', 'referer']);

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Cookies that are shorter, and whose name says nothing, are settings: hidden, but not looked for elsewhere. */
const minCookieSecret = 16;

/** Headers with their secrets replaced: `authorization: Bearer REDACTED`, `cookie: session=REDACTED`. */
export function redactHeaders(headers: Values, redaction: Redaction): Record<string, string | string[]> {
  const shown: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const hide = (line: string) => redactHeaderLine(name.toLowerCase(), line, redaction);
    setOwn(shown, name, typeof value === 'string' ? hide(value) : value.map(hide));
  }
  return shown;
}

function redactHeaderLine(name: string, value: string, redaction: Redaction): string {
  if (name === 'cookie') {
    return value
      .split(';')
      .map((pair) => redactCookie(pair.trim(), redaction))
      .join('; ');
  }
  if (name === 'set-cookie') {
    const [pair = '', ...attributes] = value.split(';');
    return [redactCookie(pair, redaction), ...attributes].join(';');
  }
  if (!redaction.isSensitive(name))
    return addresses.has(name) ? redactTarget(value, redaction) : redactValue(value, redaction);
  return redactCredentials(value, redaction);
}

/** `session=abc` to `session=REDACTED`; what has no name is hidden whole. */
function redactCookie(pair: string, redaction: Redaction): string {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(equals, 0));
  const value = pair.slice(equals + 1).trim();
  if (redaction.isSensitive(name.trim()) || value.length >= minCookieSecret) {
    noteSecret(redaction, value);
    noteSecret(redaction, decodePart(value));
  }
  return equals < 0 ? redacted : `${name}=${redacted}`;
}

/** The scheme stays: `Bearer REDACTED`. */
function redactCredentials(value: string, redaction: Redaction): string {
  const [, scheme, rest = value] = /^([A-Za-z][\w-]*)\s+(\S.*)$/s.exec(value) ?? [];
  noteSecret(redaction, value);
  noteSecret(redaction, rest);
  if (scheme?.toLowerCase() === 'basic') {
    const pair = Buffer.from(rest, 'base64').toString();
    noteSecret(redaction, pair);
    noteSecret(redaction, pair.slice(pair.indexOf(':') + 1));
  }
  const isScheme = scheme !== undefined && /^(?:basic|bearer|digest|dpop|negotiate|token)$/i.test(scheme);
  return isScheme ? `${scheme} ${redacted}` : redacted;
}
