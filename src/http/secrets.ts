import type { Model } from '../model/model.ts';
import { decodeField } from './read-query.ts';
import { type IsSensitive, sensitiveNamesOf } from './redact-names.ts';
import { type Redaction, redactValue } from './redact-text.ts';
import { isSecretName } from './secret-name.ts';

/** Where the requests of an API carry secrets. Names of headers are in lower case. */
export interface SecretPlaces {
  readonly headers: ReadonlySet<string>;
  readonly queryParameters: ReadonlySet<string>;
  /** What else holds a secret, by its name. Default: names that do in any API. */
  readonly isSensitive?: IsSensitive;
}

/**
 * The headers and query parameters that the document's security schemes put secrets into, and the names that it flags.
 * The document is looked through for those when the first name is asked for.
 */
export function secretPlacesOf(model: Model): SecretPlaces {
  return { ...schemePlacesOf(model), isSensitive: sensitiveNamesOf([model]) };
}

/** Those of the security schemes alone: looks at nothing else of the document. */
export function schemePlacesOf(model: Pick<Model, 'securitySchemes'>): SecretPlaces {
  const headers = new Set<string>();
  const queryParameters = new Set<string>();
  for (const { in: place, parameterName } of model.securitySchemes.values()) {
    if (parameterName === undefined) continue;
    if (place === 'header') headers.add(parameterName.toLowerCase());
    if (place === 'query') queryParameters.add(parameterName);
  }
  return { headers, queryParameters };
}

/**
 * A header's value with its secret replaced by the name of a shell variable: `Bearer $TOKEN`. In others `REDACTED` stands
 * for a secret within them: `https://h/cb?token=REDACTED`.
 */
export function redactHeader(name: string, value: string, secrets: SecretPlaces): string {
  if (!isSecret(name, secrets) && !secrets.headers.has(name.toLowerCase()))
    return redactValue(value, redactionBy(secrets));
  const scheme = /^(Basic|Bearer|Digest|DPoP|Negotiate|Token)\s/i.exec(value)?.[1];
  if (scheme === undefined) return variableOf(name);
  return `${scheme} ${scheme.toLowerCase() === 'basic' ? '$BASIC_CREDENTIALS' : '$TOKEN'}`;
}

function isSecret(name: string, { isSensitive = isSecretName }: SecretPlaces): boolean {
  return isSensitive(name);
}

function redactionBy({ isSensitive = isSecretName }: SecretPlaces): Redaction {
  return { isSensitive, secrets: new Set() };
}

/**
 * A URL with its secrets replaced: `/projects?api_key=$API_KEY`, and `REDACTED` for one within another value. User info is
 * left out.
 */
export function redactUrl(url: string, secrets: SecretPlaces): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
  const mark = bare.indexOf('?');
  if (mark < 0) return bare;
  const fields = bare
    .slice(mark + 1)
    .split('&')
    .map((field) => redactField(field, secrets));
  return `${bare.slice(0, mark)}?${fields.join('&')}`;
}

function redactField(field: string, secrets: SecretPlaces): string {
  const equals = field.indexOf('=');
  if (equals < 0) return field;
  const key = field.slice(0, equals);
  const name = decodeField(key);
  if (secrets.queryParameters.has(name) || isSecret(name, secrets)) return `${key}=${variableOf(name)}`;
  const raw = field.slice(equals + 1);
  // Most values are a word or a number, within which nothing else can be.
  if (/^[\w.-]*$/.test(raw)) return field;
  const value = decodeField(raw);
  const shown = redactValue(value, redactionBy(secrets));
  return shown === value ? field : `${key}=${encodeURIComponent(shown)}`;
}

/** `X-API-Key` to `$X_API_KEY`. */
function variableOf(name: string): string {
  const word = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `$${/^[A-Z]/.test(word) ? word : `SECRET_${word}`}`;
}
