import type { Parameter } from '../model/model.ts';
import { bodyFormatOf } from './media-type.ts';
import { percentEncode, percentEncodeReserved } from './percent-encode.ts';

/** What decides how a value is written. */
export type ParameterStyle = Pick<
  Parameter,
  'name' | 'in' | 'style' | 'explode' | 'allowReserved' | 'content'
>;

/**
 * Writes a value as its parameter's style says.
 *
 * What comes back goes, as it is, into the path in place of `{name}`, into the query (`a=1&a=2`, without `?`), into
 * the header's value or into the `Cookie` header (`a=1; b=2`). Cookies of several parts are separated by `; `,
 * since a server reads no other separator there.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-examples
 */
export function serializeParameter(parameter: ParameterStyle, value: unknown): string {
  const content = parameter.content[0];
  if (parameter.in === 'querystring') return serializeQuerystring(content?.name, value);
  if (content) {
    const text = bodyFormatOf(content.name) === 'json' ? JSON.stringify(value) : textOf(value);
    return serializeStyled({ ...parameter, explode: false, style: plainStyle(parameter.in) }, text);
  }
  return serializeStyled(parameter, value);
}

function plainStyle(place: Parameter['in']): Parameter['style'] {
  return place === 'query' || place === 'cookie' ? 'form' : 'simple';
}

function serializeStyled(parameter: ParameterStyle, value: unknown): string {
  const encode = encoderOf(parameter);
  switch (parameter.style) {
    case 'matrix':
      return serializeMatrix(parameter, value, encode);
    case 'label':
      return `.${joined(value, parameter.explode ? '.' : ',', parameter.explode ? '=' : ',', encode)}`;
    case 'simple':
      return joined(value, ',', parameter.explode ? '=' : ',', encode);
    case 'deepObject':
      return serializeDeepObject(parameter.name, value, encode);
    case 'spaceDelimited':
      return serializeForm(parameter, value, encode, '%20');
    case 'pipeDelimited':
      return serializeForm(parameter, value, encode, '%7C');
    case 'form':
    case 'cookie':
      return serializeForm(parameter, value, encode, ',');
  }
}

type Encode = (text: string) => string;

function encoderOf(parameter: ParameterStyle): Encode {
  if (parameter.in === 'header' || parameter.style === 'cookie') return encodeHeader;
  return parameter.allowReserved && parameter.in === 'query' ? percentEncodeReserved : percentEncode;
}

/** Headers carry text as it is; only what no header can hold is encoded. */
function encodeHeader(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/gu, percentEncode);
}

function serializeMatrix({ name, explode }: ParameterStyle, value: unknown, encode: Encode): string {
  const key = percentEncode(name);
  if (explode && typeof value === 'object' && value !== null) {
    const pairs = Array.isArray(value) ? value.map((item) => [key, item]) : entriesOf(value);
    return pairs.map(([item, part]) => `;${encode(String(item))}=${encode(textOf(part))}`).join('');
  }
  const text = joined(value, ',', ',', encode);
  return text === '' ? `;${key}` : `;${key}=${text}`;
}

function serializeForm(
  { name, explode, in: place }: ParameterStyle,
  value: unknown,
  encode: Encode,
  separator: string,
): string {
  const key = percentEncode(name);
  if (explode && typeof value === 'object' && value !== null) {
    const pairs = Array.isArray(value)
      ? value.map((item) => [key, encode(textOf(item))])
      : entriesOf(value).map(([item, part]) => [percentEncode(item), encode(textOf(part))]);
    return pairs.map(([item, part]) => `${item}=${part}`).join(place === 'cookie' ? '; ' : '&');
  }
  return `${key}=${joined(value, separator, separator, encode)}`;
}

function serializeDeepObject(name: string, value: unknown, encode: Encode): string {
  if (typeof value !== 'object' || value === null) return `${percentEncode(name)}=${encode(textOf(value))}`;
  const prefix = percentEncode(name);
  return entriesOf(value)
    .flatMap(([key, item]) => (Array.isArray(item) ? item : [item]).map((part) => [key, part]))
    .map(([key, part]) => `${prefix}%5B${percentEncode(String(key))}%5D=${encode(textOf(part))}`)
    .join('&');
}

function serializeQuerystring(mediaType: string | undefined, value: unknown): string {
  if (mediaType !== undefined && bodyFormatOf(mediaType) === 'json')
    return percentEncode(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return percentEncode(textOf(value));
  return entriesOf(value)
    .flatMap(([key, item]) => (Array.isArray(item) ? item : [item]).map((part) => [key, part]))
    .map(([key, part]) => `${percentEncode(String(key))}=${percentEncode(textOf(part))}`)
    .join('&');
}

/** A scalar as it is, the items of an array, or the keys and values of an object, each encoded. */
function joined(value: unknown, separator: string, assign: string, encode: Encode): string {
  if (Array.isArray(value)) return value.map((item) => encode(textOf(item))).join(separator);
  if (typeof value === 'object' && value !== null) {
    return entriesOf(value)
      .map(([key, part]) => `${encode(key)}${assign}${encode(textOf(part))}`)
      .join(separator);
  }
  return encode(textOf(value));
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value);
}

/** Scalars as text; what no style can write, an array in an array, becomes JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
