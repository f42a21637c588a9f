import type { Model } from '../model/model.ts';

/** Where the requests of an API carry secrets. Names of headers are in lower case. */
export interface SecretPlaces {
  readonly headers: ReadonlySet<string>;
  readonly queryParameters: ReadonlySet<string>;
}

/** The headers and query parameters that the document's security schemes put secrets into. */
export function secretPlacesOf(model: Pick<Model, 'securitySchemes'>): SecretPlaces {
  const headers = new Set<string>();
  const queryParameters = new Set<string>();
  for (const { in: place, parameterName } of model.securitySchemes.values()) {
    if (parameterName === undefined) continue;
    if (place === 'header') headers.add(parameterName.toLowerCase());
    if (place === 'query') queryParameters.add(parameterName);
  }
  return { headers, queryParameters };
}

/** The last word or two of names that hold a secret in any API: `client_secret`, `X-API-Key`, `accessToken`. */
const secretWords = /(?:^|_)(?:authorization|cookie|token|secret|password|passwd|api_?key)$/;

/** Whether a property, header or parameter of this name holds a secret, whatever the document says. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return secretWords.test(words.toLowerCase());
}

/**
 * A header's value with its secret replaced by the name of a shell variable: `Bearer $TOKEN`; others come back
 * as they are.
 */
export function redactHeader(name: string, value: string, secrets: SecretPlaces): string {
  if (!isSecretName(name) && !secrets.headers.has(name.toLowerCase())) return value;
  const scheme = /^(Basic|Bearer|Digest|DPoP|Negotiate|Token)\s/i.exec(value)?.[1];
  if (scheme === undefined) return variableOf(name);
  return `${scheme} ${scheme.toLowerCase() === 'basic' ? '$BASIC_CREDENTIALS' : '$TOKEN'}`;
}

/** A URL with its secrets replaced: `/projects?api_key=$API_KEY`. User info is left out. */
export function redactUrl(url: string, secrets: SecretPlaces): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
  const mark = bare.indexOf('?');
  if (mark < 0) return bare;
  const fields = bare
    .slice(mark + 1)
    .split('&')
    .map((field) => {
      const key = field.split('=', 1)[0] ?? '';
      const name = decoded(key);
      const isSecret = secrets.queryParameters.has(name) || isSecretName(name);
      return isSecret && field.includes('=') ? `${key}=${variableOf(name)}` : field;
    });
  return `${bare.slice(0, mark)}?${fields.join('&')}`;
}

/** `X-API-Key` to `$X_API_KEY`. */
function variableOf(name: string): string {
  const word = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `$${/^[A-Z]/.test(word) ? word : `SECRET_${word}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
