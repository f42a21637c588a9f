import { bodyFormatOf } from '../http/media-type.ts';
import type { MediaType, Model, RequestBody } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { sampleValue } from '../schema/sample.ts';
import { fileKind, inputKindOf, propertiesOf, typeText } from './schema-summary.ts';
import type { PlannedBody, PlannedField, PlannedMedia } from './try-it/plan.ts';

/** What the editor of a request body needs: its media types, examples, and the fields of forms. */
export function planBody(model: Model, body: RequestBody | undefined): PlannedBody | undefined {
  if (!body || body.content.length === 0) return undefined;
  return { required: body.required, media: body.content.map((media) => planMedia(model, media)) };
}

function planMedia(model: Model, media: MediaType): PlannedMedia {
  const format = formatOf(media);
  const isForm = format === 'form' || format === 'multipart';
  const properties = isForm && media.schema ? propertiesOf(model, media.schema) : [];
  return {
    name: media.name,
    // A form whose fields are not known is written by hand.
    format: format === 'form' && properties.length === 0 ? 'text' : format,
    examples: format === 'binary' ? [] : examplesOf(model, media),
    fields: properties.map(({ name, required, schema }): PlannedField => {
      const encoding = Object.hasOwn(media.encoding, name) ? media.encoding[name] : undefined;
      const known = isObject(encoding) ? encoding : {};
      return {
        name,
        required,
        kind: fileKind(model, schema) ?? inputKindOf(model, schema),
        type: typeText(model, schema),
        contentType:
          typeof known.contentType === 'string' ? known.contentType.split(',')[0]?.trim() : undefined,
        style: styleOf(known),
      };
    }),
  };
}

function formatOf({ name }: MediaType): PlannedMedia['format'] {
  const format = bodyFormatOf(name);
  return format === 'other' ? 'text' : format;
}

function examplesOf(model: Model, media: MediaType): PlannedMedia['examples'] {
  const authored = media.examples
    .filter(({ value }) => value !== undefined)
    .map(({ name, summary, value }) => ({ name: summary ?? name ?? 'Example', value }));
  if (authored.length > 0 || !media.schema) return authored;
  const value = sampleValue(model, media.schema);
  return value === undefined ? [] : [{ name: 'From the schema', value }];
}

function styleOf({ style, explode, allowReserved }: Record<string, unknown>): PlannedField['style'] {
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const known =
    style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'deepObject' ? style : 'form';
  return {
    style: known,
    explode: typeof explode === 'boolean' ? explode : known === 'form' || known === 'deepObject',
    allowReserved: allowReserved === true,
  };
}
