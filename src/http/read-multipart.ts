import type { MediaType, Model, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaParts } from '../schema/resolve-schema.ts';
import type { BodyFault, BodyReading, PartFault } from './body-reading.ts';
import { firstValid, type ReadContext } from './first-valid.ts';
import { bodyFormatOf, parseMediaType, selectMediaType } from './media-type.ts';
import { parseMultipart, type ReceivedPart } from './parse-multipart.ts';
import { textReaderOf } from './read-scalar.ts';
import { itemsOf, propertyOf, type SchemaView, viewsOf } from './schema-views.ts';
import { encodingOf } from './serialize-body.ts';
import { setOwn } from './set-own.ts';
import { shapesOf } from './shapes.ts';

/**
 * The reader of `multipart/form-data`: an object with a property for each name; several parts of one name are a list.
 *
 * A part is JSON where its own type or its encoding says so, or where its schema is an object. A file is a string
 * whose characters are its bytes, as `format: binary` has it.
 *
 * @param boundary of the `Content-Type` header
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-multipart-media-types
 */
export function multipartReader(
  model: Model,
  mediaType: MediaType,
  boundary: string | undefined,
): (bytes: Uint8Array) => BodyReading {
  if (boundary === undefined || boundary === '') return () => ({ ok: false, fault: noBoundary });
  const { schema } = mediaType;
  const context: ReadContext = { model, direction: 'request' };
  const views = schema ? viewsOf(model, schema) : [[]];
  return (bytes) => {
    const parsed = parseMultipart(bytes, boundary);
    if (!parsed.ok) return { ok: false, fault: malformed(parsed.reason) };
    const faults = new Map<unknown, readonly PartFault[]>();
    const candidates = views.map((view) => (parts: readonly ReceivedPart[]) => {
      const found: PartFault[] = [];
      const value = readParts(context, mediaType, view, { parts, faults: found });
      faults.set(value, found);
      return value;
    });
    const choose = schema ? firstValid(context, schema, candidates) : candidates[0];
    const value = choose?.(parsed.parts);
    return { ok: true, value, faults: faults.get(value) ?? [] };
  };
}

const noBoundary: BodyFault = {
  status: 415,
  code: 'boundary-missing',
  title:
    'Boundary parameter for multipart/form-data is not defined or generated in the request header. Try removing manually defined content-type from your request header if it exists',
  detail: 'It looks like this: "Content-Type: multipart/form-data; boundary=abc".',
};

function malformed(detail: string): BodyFault {
  return {
    status: 400,
    code: 'malformed-multipart',
    title: 'The request body is not valid multipart/form-data',
    detail,
  };
}

interface Received {
  readonly parts: readonly ReceivedPart[];
  readonly faults: PartFault[];
}

function readParts(
  context: ReadContext,
  mediaType: MediaType,
  view: SchemaView,
  { parts, faults }: Received,
): Record<string, unknown> {
  const byName = new Map<string, ReceivedPart[]>();
  for (const part of parts) {
    const known = byName.get(part.name ?? '');
    if (known) known.push(part);
    else byName.set(part.name ?? '', [part]);
  }
  const value: Record<string, unknown> = {};
  for (const [name, own] of byName) {
    const schema = propertyOf(view, name);
    const fault = typeFault(mediaType, name, own);
    if (fault) faults.push(fault);
    setOwn(
      value,
      name,
      readProperty(context, schema, own, encodingType(mediaType, name), (message) =>
        faults.push({ path: [name], code: 'malformed-json', message }),
      ),
    );
  }
  return value;
}

type Report = (message: string) => void;

function readProperty(
  context: ReadContext,
  schema: SchemaNode | undefined,
  parts: readonly ReceivedPart[],
  declared: string | undefined,
  report: Report,
): unknown {
  const arrays = schema ? shapesOf(context, schema).arrays : [];
  const read = (node: SchemaNode | undefined) =>
    parts.map((part) => readPart(context, node, part, declared, report));
  const [view] = arrays;
  if (!view) {
    const values = read(schema);
    return values.length === 1 ? values[0] : values;
  }
  const items = read(itemsOf(view));
  // One part may hold the whole list as JSON.
  return items.length === 1 && Array.isArray(items[0]) ? items[0] : items;
}

function readPart(
  { model, direction }: ReadContext,
  schema: SchemaNode | undefined,
  part: ReceivedPart,
  declared: string | undefined,
  report: Report,
): unknown {
  const bytes = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength);
  const type = part.contentType ?? declared;
  const isFile = schema !== undefined && isBinary(model, schema);
  if (!isFile && type !== undefined && bodyFormatOf(type) === 'json')
    return parsedJson(bytes.toString(), report);
  const isText = type === undefined || bodyFormatOf(type) === 'text';
  if (isFile || !isText) return bytes.toString('latin1');
  return textReaderOf(model, schema, direction)(bytes.toString());
}

function parsedJson(text: string, report: Report): unknown {
  try {
    return JSON.parse(text);
  } catch {
    report('must be valid JSON, as its media type has it');
    return text;
  }
}

/** 3.0 says `format: binary`; 3.1 leaves that out or names a `contentMediaType` without an encoding. */
function isBinary(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(
    ({ value }) =>
      isObject(value) &&
      (value.format === 'binary' ||
        (value.contentMediaType !== undefined && value.contentEncoding === undefined)),
  );
}

/** The first of the types that the encoding allows: what a part without a type is taken for. */
function encodingType(mediaType: MediaType, name: string): string | undefined {
  return encodingTypes(mediaType, name)[0];
}

function encodingTypes(mediaType: MediaType, name: string): readonly string[] {
  const { contentType } = encodingOf(mediaType, name);
  return typeof contentType === 'string' ? contentType.split(',').map((type) => type.trim()) : [];
}

function typeFault(
  mediaType: MediaType,
  name: string,
  parts: readonly ReceivedPart[],
): PartFault | undefined {
  const allowed = encodingTypes(mediaType, name);
  if (allowed.length === 0) return undefined;
  const documented = allowed.map((type) => ({ name: type }));
  const wrong = parts.find(
    ({ contentType }) => contentType !== undefined && !isOneOf(documented, contentType),
  );
  if (!wrong) return undefined;
  const message = `must be of the media type ${allowed.join(' or ')}; found '${wrong.contentType}'`;
  return { path: [name], code: 'content-type', message };
}

function isOneOf(documented: readonly { readonly name: string }[], contentType: string): boolean {
  return parseMediaType(contentType) !== undefined && selectMediaType(documented, contentType) !== undefined;
}
