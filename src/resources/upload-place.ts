import { bodyFormatOf } from '../http/media-type.ts';
import { encodingOf } from '../http/serialize-body.ts';
import type { MediaType, Model, Operation, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaParts, schemaProperty, typesOf } from '../schema/resolve-schema.ts';

/** Where in its body an operation takes a file. */
export interface UploadPlace {
  /** Of the body as a whole. */
  readonly mediaType: MediaType;
  /** The name of the part; undefined where the body is the file. */
  readonly part: string | undefined;
  /** Whether several files may be sent under the name. */
  readonly isList: boolean;
  /** Of the file itself; undefined where the document has none. */
  readonly schema: SchemaNode | undefined;
  /** The media types that the document names for the file, ranges as well; empty where it names none. */
  readonly types: readonly string[];
}

/** Where an operation takes a file; undefined where it takes none. */
export function uploadPlaceOf(model: Model, { method, requestBody }: Operation): UploadPlace | undefined {
  const content = requestBody?.content ?? [];
  if (method === 'get' || method === 'head') return undefined;
  for (const mediaType of content) {
    const found = bodyFormatOf(mediaType.name) === 'multipart' ? partOf(model, mediaType) : undefined;
    if (found) return found;
  }
  const binary = content.filter(({ name }) => bodyFormatOf(name) === 'binary');
  const [mediaType] = binary;
  // What may be JSON as well is no file alone.
  if (!mediaType || binary.length < content.length) return undefined;
  const types = binary.map(({ name }) => name);
  return { mediaType, part: undefined, isList: false, schema: mediaType.schema, types };
}

function partOf(model: Model, mediaType: MediaType): UploadPlace | undefined {
  for (const name of mediaType.schema ? propertyNames(model, mediaType.schema) : []) {
    const own = mediaType.schema && schemaProperty(model, mediaType.schema, name);
    const isList = own !== undefined && isOnlyList(model, own);
    const schema = isList && mediaType.schema ? schemaProperty(model, mediaType.schema, name, true) : own;
    const declared = encodingOf(mediaType, name).contentType;
    const named = typeof declared === 'string' ? declared.split(',').map((one) => one.trim()) : [];
    const types = named.filter((one) => one.includes('/'));
    const inside =
      schema &&
      schemaParts(model, schema)
        .map(({ value }) => value)
        .find(isFile);
    const isNamedFile =
      types.some(isFileType) && (types.every(isFileType) || (schema && isText(model, schema)));
    if (!inside && !isNamedFile) continue;
    const media =
      isObject(inside) && typeof inside.contentMediaType === 'string' ? [inside.contentMediaType] : [];
    return { mediaType, part: name, isList, schema, types: types.length > 0 ? types : media };
  }
  return undefined;
}

/** Bytes, or a table: not the JSON and the plain texts that are the other fields of a form. */
function isFileType(name: string): boolean {
  return bodyFormatOf(name) === 'binary' || /^text\/(?!plain\b)/i.test(name);
}

function propertyNames(model: Model, schema: SchemaNode): readonly string[] {
  return schemaParts(model, schema).flatMap(({ value }) =>
    isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [],
  );
}

/** What may be a plain text or a table is a file, where it is no object. */
function isText(model: Model, schema: SchemaNode): boolean {
  return typesOf(model, schema).has('string');
}

function isOnlyList(model: Model, schema: SchemaNode): boolean {
  const types = typesOf(model, schema);
  return types.has('array') && types.size === 1;
}

/** 3.0 says `format: binary`; 3.1 names a `contentMediaType` without an encoding. */
function isFile(schema: unknown): boolean {
  return (
    isObject(schema) &&
    (schema.format === 'binary' ||
      (typeof schema.contentMediaType === 'string' && schema.contentEncoding === undefined))
  );
}
