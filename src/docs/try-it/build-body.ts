import { percentEncode } from '../../http/percent-encode.ts';
import { serializeParameter, textOf } from '../../http/serialize-parameter.ts';
import type { DraftBody, DraftField, ReadyBody, ReadyPart } from './draft.ts';
import { readValue } from './read-value.ts';

/** A body and its content type; a form's type is the browser's to write, with its boundary. */
export type BuiltBody =
  | { readonly ok: true; readonly body: ReadyBody | undefined; readonly contentType: string | undefined }
  | { readonly ok: false; readonly message: string };

/** Makes the body that a form describes. Text goes as it was written, right or wrong. */
export function buildBody(draft: DraftBody | undefined): BuiltBody {
  if (!draft) return { ok: true, body: undefined, contentType: undefined };
  const contentType = concreteMediaType(draft.media.name, draft.media.format);
  switch (draft.media.format) {
    case 'binary':
      return draft.file
        ? { ok: true, body: { kind: 'file', file: draft.file }, contentType }
        : { ok: false, message: 'The body is a file: choose one, or leave the body out.' };
    case 'form':
      return formBody(draft.fields, contentType);
    case 'multipart':
      return multipartBody(draft.fields);
    default:
      return { ok: true, body: { kind: 'text', text: draft.text }, contentType };
  }
}

/** A range such as `text/*` cannot be sent: its most usual member is. */
function concreteMediaType(name: string, format: DraftBody['media']['format']): string {
  if (!name.includes('*')) return name;
  if (format === 'json') return 'application/json';
  return name.startsWith('text/') ? 'text/plain' : 'application/octet-stream';
}

/** @see https://spec.openapis.org/oas/v3.1.1#encoding-object */
function formBody(fields: readonly DraftField[], contentType: string): BuiltBody {
  const written: string[] = [];
  for (const { field, text } of fields) {
    const read = readValue(text, field.kind === 'file' || field.kind === 'files' ? 'text' : field.kind);
    if (!read.ok) return { ok: false, message: `The field "${field.name}" ${read.message}` };
    const items = Array.isArray(read.value) ? read.value : [read.value];
    written.push(
      field.style
        ? serializeParameter({ name: field.name, in: 'query', content: [], ...field.style }, read.value)
        : items.map((item) => `${percentEncode(field.name)}=${percentEncode(textOf(item))}`).join('&'),
    );
  }
  const text = written.filter((part) => part !== '').join('&');
  return { ok: true, body: { kind: 'text', text }, contentType };
}

function multipartBody(fields: readonly DraftField[]): BuiltBody {
  const parts: ReadyPart[] = [];
  for (const { field, text, files } of fields) {
    const { name, kind } = field;
    if (kind === 'file' || kind === 'files') {
      parts.push(...files.map((value) => ({ name, value, contentType: field.contentType })));
      continue;
    }
    const read = readValue(text, kind);
    if (!read.ok) return { ok: false, message: `The field "${name}" ${read.message}` };
    for (const item of Array.isArray(read.value) ? read.value : [read.value]) {
      const isObject = typeof item === 'object' && item !== null;
      const contentType = field.contentType ?? (isObject ? 'application/json' : undefined);
      parts.push({ name, value: textOf(item), contentType });
    }
  }
  return { ok: true, body: { kind: 'form', parts }, contentType: undefined };
}
