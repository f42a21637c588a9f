import type { OperationDefinition, ParameterPlace, ParameterStyle } from './definition.ts';
import { type WrittenStyle, writeParameter } from './openapi-fetch.ts';
import { isObject, valueAt } from './value-at.ts';

/** Values by parameter name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/**
 * A path template with its parameters filled in.
 *
 * @throws TypeError for a parameter that is missing, or that would change the path's structure
 * @see https://spec.openapis.org/oas/v3.1.0#style-values
 */
export function writePath(operation: OperationDefinition, values: ParameterValues | undefined): string {
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_whole, name: string) => {
    const value = valueAt(values, [name]);
    if (value === undefined || value === null || value === '') {
      throw new TypeError(
        `${operation.method} ${operation.path} needs the path parameter "${name}": pass { path: { ${JSON.stringify(name)}: … } }`,
      );
    }
    return writeStyled(operation, 'path', name, value);
  });
  // URLs resolve such segments, however they are encoded: the request would go elsewhere.
  if (path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) {
    throw new TypeError(
      `${operation.method} ${operation.path}: a path parameter may not make a segment "." or ".."`,
    );
  }
  return path;
}

/** The query string without its question mark; parameters that are undefined or null are left out. */
export function writeQuery(operation: OperationDefinition, values: ParameterValues | undefined): string {
  return present(values)
    .map(([name, value]) => writeStyled(operation, 'query', name, value))
    .filter((part) => part !== '')
    .join('&');
}

/** Header parameters as text. */
export function writeHeaders(
  operation: OperationDefinition,
  values: ParameterValues | undefined,
): Record<string, string> {
  return Object.fromEntries(
    present(values).map(([name, value]) => [name, writeStyled(operation, 'header', name, value)]),
  );
}

/** The `Cookie` header of cookie parameters, or undefined. Browsers do not let a page set it. */
export function writeCookies(
  operation: OperationDefinition,
  values: ParameterValues | undefined,
): string | undefined {
  const cookies = present(values).map(([name, value]) =>
    writeStyled(operation, 'cookie', name, value).replaceAll('&', '; '),
  );
  return cookies.length > 0 ? cookies.join('; ') : undefined;
}

/** `null` means absent, as in openapi-fetch; an empty array or object has nothing to write. */
function present(values: ParameterValues = {}): [string, unknown][] {
  return Object.entries(values).filter(
    ([, value]) =>
      value !== undefined && value !== null && !(isNested(value) && Object.keys(value).length === 0),
  );
}

function writeStyled(
  operation: OperationDefinition,
  place: ParameterPlace,
  name: string,
  value: unknown,
): string {
  // What is there is of this type: the definition says so.
  const style = valueAt(operation.styles, [place, name]) as ParameterStyle | undefined;
  const plain = plainValue(value, style);
  if (typeof plain === 'object') assertFlat(operation, place, name, plain, style);
  return writeParameter(place === 'query' ? encodeName(name) : name, plain, styleOf(place, style));
}

function styleOf(place: ParameterPlace, style: ParameterStyle | undefined): WrittenStyle {
  const named = style?.style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  return {
    style: named,
    explode: style?.explode ?? (named === 'form' || named === 'deepObject'),
    // Headers are not percent-encoded.
    allowReserved: place === 'header' || style?.allowReserved === true,
  };
}

/** Dates as RFC 3339, parameters with a media type as JSON. */
function plainValue(value: unknown, style: ParameterStyle | undefined): unknown {
  if (style?.json) return typeof value === 'string' ? value : JSON.stringify(value);
  return value instanceof Date ? value.toISOString() : value;
}

function isNested(value: unknown): value is object {
  return isObject(value) && !(value instanceof Date);
}

/** OpenAPI defines no way to write what is nested deeper. */
function assertFlat(
  operation: OperationDefinition,
  place: ParameterPlace,
  name: string,
  value: unknown,
  style: ParameterStyle | undefined,
): void {
  for (const item of Object.values(value ?? {})) {
    if (isNested(item)) {
      throw new TypeError(
        `${operation.method} ${operation.path}: the ${place} parameter "${name}" holds a nested value, which the style "${style?.style ?? 'form'}" cannot write`,
      );
    }
  }
}

/** `filter[name]` stays readable, as servers expect it. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/%5[BD]/g, decodeURIComponent);
}
