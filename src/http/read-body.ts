import type { MediaType, Model } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaParts, typesOf } from '../schema/resolve-schema.ts';
import type { BodyFault, BodyReading } from './body-reading.ts';
import { bodyFormatOf, type ParsedMediaType } from './media-type.ts';
import { formReader } from './read-form.ts';
import { readJson, readJsonLines } from './read-json.ts';
import { multipartReader } from './read-multipart.ts';
import { readTyped } from './read-scalar.ts';
import { xmlReader } from './read-xml.ts';

/** Reads the bytes of a body into the value that its schema speaks of. */
export interface BodyReader {
  read(bytes: Uint8Array): BodyReading;
  /** What of the value is checked: all of it, each of its items (a line of newline-delimited JSON), or nothing. */
  readonly checks: 'whole' | 'each' | 'nothing';
  /** Why nothing is checked although there is a schema. */
  readonly unchecked?: string;
}

/**
 * The reader of a body.
 *
 * @param mediaType the documented one
 * @param actual what came, of which the documented one may be a range; undefined for a body without a type, which is
 *   read as text
 */
export function bodyReaderOf(
  model: Model,
  mediaType: MediaType,
  actual: ParsedMediaType | undefined,
): BodyReader {
  const kind = actual ? `${actual.type}/${actual.subtype}` : 'text/plain';
  const charset = actual?.parameters.get('charset');
  if (isJsonLines(kind)) return jsonLinesReader(model, mediaType, charset);
  switch (bodyFormatOf(kind)) {
    case 'json':
      return { checks: 'whole', read: decoding(charset, readJson) };
    case 'form': {
      const readForm = formReader(model, mediaType);
      return { checks: 'whole', read: decoding(charset, readForm) };
    }
    case 'multipart':
      return actual?.subtype === 'form-data'
        ? { checks: 'whole', read: multipartReader(model, mediaType, actual.parameters.get('boundary')) }
        : opaqueReader(mediaType, `there is no reader for ${kind} bodies`);
    case 'text':
      return textBodyReader(model, mediaType, charset);
    case 'binary':
      return binaryReader(model, mediaType);
    case 'other':
      if (/[/+]xml$/.test(kind)) {
        return { checks: 'whole', read: decoding(charset, xmlReader(model, mediaType)) };
      }
      // A schema for strings is met by any text, whatever its grammar is.
      return mediaType.schema && !typesOf(model, mediaType.schema).has('string')
        ? opaqueReader(mediaType, `there is no reader for ${kind} bodies`)
        : textBodyReader(model, mediaType, charset);
  }
}

function isJsonLines(kind: string): boolean {
  return /^(?:application|text)\/(?:(?:x-)?(?:ndjson|jsonl|json-seq|jsonlines)|(?:.+\+)?json-seq)$/.test(
    kind,
  );
}

function jsonLinesReader(model: Model, { schema }: MediaType, charset: string | undefined): BodyReader {
  // A schema says an array where it means all lines; else it means each of them.
  const isWhole = schema !== undefined && typesOf(model, schema).has('array');
  return { checks: isWhole ? 'whole' : 'each', read: decoding(charset, readJsonLines) };
}

/** Text is text where the schema allows it, else a number, a boolean or null; never an object, whatever it looks like. */
function textBodyReader(model: Model, { schema }: MediaType, charset: string | undefined): BodyReader {
  const types = new Set(schema && typesOf(model, schema));
  const isText = types.size === 0 || types.delete('string');
  types.delete('array');
  types.delete('object');
  const read = (text: string) => {
    const value = isText ? text : readTyped(types, text.trim());
    return { ok: true, value: value === undefined ? text : value } as const;
  };
  return { checks: 'whole', read: decoding(charset, read) };
}

const stringLimits = ['minLength', 'maxLength', 'pattern', 'enum', 'const'];

/** Bytes are checked as a string of as many characters, where the schema says more than that they are bytes. */
function binaryReader(model: Model, mediaType: MediaType): BodyReader {
  const { schema } = mediaType;
  if (schema && !typesOf(model, schema).has('string')) {
    return opaqueReader(mediaType, 'its schema does not speak of bytes');
  }
  const parts = schema ? schemaParts(model, schema) : [];
  const isLimited = parts.some(({ value }) => isObject(value) && stringLimits.some((key) => key in value));
  return isLimited
    ? { checks: 'whole', read: (bytes) => ({ ok: true, value: bufferOf(bytes).toString('latin1') }) }
    : { checks: 'nothing', read: (bytes) => ({ ok: true, value: bytes }) };
}

function opaqueReader({ schema }: MediaType, reason: string): BodyReader {
  return {
    checks: 'nothing',
    read: (bytes) => ({ ok: true, value: bytes }),
    ...(schema && { unchecked: reason }),
  };
}

/** Decodes text before it is parsed; without a charset it is UTF-8. */
function decoding(
  charset: string | undefined,
  parse: (text: string) => BodyReading,
): (bytes: Uint8Array) => BodyReading {
  if (charset === undefined || /^utf-?8$/i.test(charset)) return (bytes) => parse(decodeUtf8(bytes));
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset);
  } catch {
    const fault: BodyFault = {
      status: 415,
      code: 'charset-unknown',
      title: 'The charset of the body is not known',
      detail: `It is "${charset}".`,
    };
    return () => ({ ok: false, fault });
  }
  return (bytes) => parse(decoder.decode(bytes));
}

/** A mark of the byte order is no part of the text; it is left out, as RFC 8259 allows for JSON. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = bufferOf(bytes).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
