import type { ParsedMediaType } from '../http/media-type.ts';
import { parseMultipart } from '../http/parse-multipart.ts';
import { parseQuery } from '../http/read-query.ts';
import type { MediaType } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { RequestViolation } from './request-violation.ts';

/** @see https://www.rfc-editor.org/rfc/rfc3986#section-2.2 without the colon, which Prism lets pass */
const reserved = /[/?#[\]@!$&'()*+,;=]/;

/**
 * Finds reserved characters in the fields of a form whose encoding forbids them in so many words, with
 * `allowReserved: false`; undefined where none does. As Prism has it, also of multipart bodies.
 */
export function reservedCheckOf(
  { encoding }: MediaType,
  type: ParsedMediaType | undefined,
): ((bytes: Uint8Array) => readonly RequestViolation[]) | undefined {
  const names = Object.entries(encoding)
    .filter(([, one]) => isObject(one) && one.allowReserved === false && typeof one.style === 'string')
    .map(([name]) => name);
  const isForm = type?.subtype === 'x-www-form-urlencoded';
  if (names.length === 0 || (!isForm && type?.type !== 'multipart')) return undefined;
  const boundary = type?.parameters.get('boundary') ?? '';
  return (bytes) => {
    const texts = isForm ? formTexts(bytes) : partTexts(bytes, boundary);
    return names.flatMap((name) =>
      texts.some((field) => field.name === name && reserved.test(field.text)) ? [violationOf(name)] : [],
    );
  };
}

function violationOf(name: string): RequestViolation {
  const message = 'Reserved characters used in request body';
  return { in: 'body', path: ['body', name], severity: 'Error', message };
}

interface FieldText {
  readonly name: string;
  readonly text: string;
}

function formTexts(bytes: Uint8Array): readonly FieldText[] {
  const fields = parseQuery(new TextDecoder().decode(bytes)) ?? [];
  return fields.map(({ name, raw }) => ({ name, text: raw }));
}

function partTexts(bytes: Uint8Array, boundary: string): readonly FieldText[] {
  const parsed = parseMultipart(bytes, boundary);
  if (!parsed.ok) return [];
  return parsed.parts.map((part) => ({ name: part.name ?? '', text: new TextDecoder().decode(part.bytes) }));
}
