import type { WireRequest } from '../../contract/exchange.ts';
import { decodeSegment } from '../../http/path-template.ts';
import { redactHeader, redactUrl, type SecretPlaces } from '../../http/secrets.ts';
import type { SentCredentials } from '../run/credentials.ts';

/** A request with the user's own secrets in place of the variables, or the variable that there is none for. */
export type FilledRequest =
  | { readonly ok: true; readonly request: WireRequest }
  | { readonly ok: false; readonly missing: string };

/** `Bearer $TOKEN`, `$X_API_KEY`. */
const variable = /^(?:[A-Za-z]+ )?(\$[A-Z][A-Z0-9_]*)$/;

/**
 * Puts secrets where redaction has taken them out. Only there: a header or query parameter that holds no secret keeps
 * its text, whatever it looks like.
 *
 * @param credentials what the user sends; cookies go together
 * @param fallback in place of what the user gave nothing for
 */
export function fillSecrets(
  request: WireRequest,
  credentials: SentCredentials,
  places: SecretPlaces,
  fallback?: string,
): FilledRequest {
  const given = new Map(credentials.headers.map(([name, value]) => [name.toLowerCase(), value]));
  if (credentials.cookies.length > 0 && !given.has('cookie'))
    given.set('cookie', credentials.cookies.map(([name, value]) => `${name}=${value}`).join('; '));
  const headers: (readonly [string, string])[] = [];
  for (const [name, value] of request.headers) {
    const [, placeholder] = variable.exec(value) ?? [];
    if (placeholder === undefined || !holdsSecret(name, value, places)) {
      headers.push([name, value]);
      continue;
    }
    const secret = given.get(name.toLowerCase()) ?? (fallback && value.replace(placeholder, () => fallback));
    if (secret === undefined) return { ok: false, missing: `the header ${name}` };
    headers.push([name, secret]);
  }
  const url = filledUrl(request.url, credentials, places, fallback);
  if (!url.ok) return url;
  return { ok: true, request: { ...request, url: url.url, headers } };
}

/** Whether redaction would have put this very text into a header of this name. */
function holdsSecret(name: string, value: string, places: SecretPlaces): boolean {
  return redactHeader(name, 'x', places) !== 'x' && redactHeader(name, value, places) === value;
}

function filledUrl(
  url: string,
  { query }: SentCredentials,
  places: SecretPlaces,
  fallback: string | undefined,
): { readonly ok: true; readonly url: string } | { readonly ok: false; readonly missing: string } {
  const mark = url.indexOf('?');
  if (mark < 0) return { ok: true, url };
  const given = new Map(query);
  const fields: string[] = [];
  for (const field of url.slice(mark + 1).split('&')) {
    const [key = '', ...rest] = field.split('=');
    const isVariable = variable.test(rest.join('=')) && redactUrl(`/?${field}`, places) === `/?${field}`;
    const isSecret = isVariable && redactUrl(`/?${key}=x`, places) !== `/?${key}=x`;
    const name = isSecret ? decodeSegment(key) : key;
    const secret = isSecret ? (given.get(name) ?? fallback) : undefined;
    if (isSecret && secret === undefined) return { ok: false, missing: `the query parameter ${name}` };
    fields.push(secret === undefined ? field : `${key}=${encodeURIComponent(secret)}`);
  }
  return { ok: true, url: `${url.slice(0, mark)}?${fields.join('&')}` };
}
