import type { MediaType, Model } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaProperty } from '../schema/resolve-schema.ts';
import { bodyFormatOf, parseMediaType } from './media-type.ts';
import { type MultipartPart, writeMultipart } from './multipart.ts';
import { percentEncode } from './percent-encode.ts';
import { type ParameterStyle, serializeParameter, textOf } from './serialize-parameter.ts';

/** A body as it goes over the wire. */
export type SerializedBody =
  | { readonly ok: true; readonly contentType: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/**
 * Writes a value as a body of a documented media type.
 *
 * Not possible, and said so, for formats without a writer (XML, …) unless the value is already text.
 */
export function serializeBody(model: Model, mediaType: MediaType, value: unknown): SerializedBody {
  const contentType = concreteType(mediaType.name);
  if (value instanceof Uint8Array) return { ok: true, contentType, bytes: value };
  switch (bodyFormatOf(mediaType.name)) {
    case 'json':
      return text(contentType, JSON.stringify(value));
    case 'form':
      return isObject(value)
        ? text(contentType, serializeFields(mediaType, value))
        : { ok: false, reason: `a ${mediaType.name} body is written from an object` };
    case 'multipart':
      return isObject(value)
        ? writeMultipart(contentType, multipartParts(model, mediaType, value))
        : { ok: false, reason: `a ${mediaType.name} body is written from an object` };
    case 'text':
    case 'binary':
      return typeof value === 'object'
        ? { ok: false, reason: `a ${mediaType.name} body is written from text, not from an object` }
        : text(contentType, textOf(value));
    case 'other':
      return typeof value === 'string'
        ? text(contentType, value)
        : { ok: false, reason: `there is no writer for ${mediaType.name} bodies` };
  }
}

/** A range cannot be sent: its most usual member is. */
function concreteType(name: string): string {
  const parsed = parseMediaType(name);
  if (!parsed?.subtype.startsWith('*')) return name;
  if (parsed.type === 'text') return 'text/plain';
  if (parsed.type === '*' || parsed.type === 'application') return 'application/json';
  return parsed.type === 'multipart' ? 'multipart/form-data' : 'application/octet-stream';
}

function text(contentType: string, body: string): SerializedBody {
  return { ok: true, contentType, bytes: new TextEncoder().encode(body) };
}

/**
 * The fields of an urlencoded body: styled where `encoding` says so, else repeated for arrays and JSON for objects.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-object
 */
function serializeFields(mediaType: MediaType, value: Record<string, unknown>): string {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => {
      const style = encodingStyle(name, encodingOf(mediaType, name));
      if (style) return serializeParameter(style, field);
      const items = Array.isArray(field) ? field : [field];
      return items.map((item) => `${percentEncode(name)}=${percentEncode(textOf(item))}`).join('&');
    })
    .filter((field) => field !== '')
    .join('&');
}

/** The encoding of a property; empty where the document says nothing. */
export function encodingOf(mediaType: MediaType, name: string): Record<string, unknown> {
  const encoding = Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined;
  return isObject(encoding) ? encoding : {};
}

/** The style of an urlencoded property; undefined where its encoding names none, so that its content type counts. */
export function encodingStyle(name: string, encoding: Record<string, unknown>): ParameterStyle | undefined {
  const { style, explode, allowReserved } = encoding;
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const known =
    style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'deepObject' ? style : 'form';
  return {
    name,
    in: 'query',
    style: known,
    explode: typeof explode === 'boolean' ? explode : known === 'form' || known === 'deepObject',
    allowReserved: allowReserved === true,
    content: [],
  };
}

function multipartParts(model: Model, mediaType: MediaType, value: Record<string, unknown>): MultipartPart[] {
  return Object.entries(value).flatMap(([name, field]) => {
    const isList = Array.isArray(field);
    const items = isList ? field : [field];
    const property = mediaType.schema && schemaProperty(model, mediaType.schema, name, isList);
    const declared = encodingOf(mediaType, name).contentType;
    const types = typeof declared === 'string' ? declared.split(',').map((one) => one.trim()) : [];
    const [contentType] = types;
    // A part that may be an image is a file, though it is sent as the text that it may be as well.
    const isFile = isBinary(property?.value) || types.some((type) => bodyFormatOf(type) === 'binary');
    return items.map((item): MultipartPart => {
      const bytes = item instanceof Uint8Array ? item : new TextEncoder().encode(textOf(item));
      const isObjectPart = typeof item === 'object' && item !== null && !(item instanceof Uint8Array);
      const fallback = isFile || item instanceof Uint8Array ? 'application/octet-stream' : undefined;
      return {
        name,
        bytes,
        contentType: contentType ?? (isObjectPart ? 'application/json' : fallback),
        filename: isFile || item instanceof Uint8Array ? name : undefined,
      };
    });
  });
}

/** 3.0 says `format: binary`; 3.1 leaves the type out or names a `contentMediaType` without an encoding. */
function isBinary(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  return (
    schema.format === 'binary' ||
    (schema.contentMediaType !== undefined && schema.contentEncoding === undefined)
  );
}
