import { decodeContent } from './decode-content.ts';
import { type BodyFormat, bodyFormatOf, parseMediaType } from './media-type.ts';
import { type ParsedMultipart, parseMultipart } from './parse-multipart.ts';
import { redactFields } from './redact-target.ts';
import { noteSecret, type Redaction, redacted, redactText } from './redact-text.ts';
import { redactTree } from './redact-tree.ts';

/** A body as it may be shown. */
export type ShownBody =
  /** JSON, or lines of JSON as a list. `text` is what it came as, absent where something of it was replaced. */
  | { readonly kind: 'value'; readonly value: unknown; readonly text?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parts'; readonly parts: readonly ShownPart[] }
  | { readonly kind: 'binary'; readonly base64: string }
  /** What cannot be searched for secrets is not shown. */
  | { readonly kind: 'withheld'; readonly reason: string };

/** A part of a multipart body. */
export interface ShownPart {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly body: ShownBody | undefined;
}

/** How the bytes of a body are to be read: the values of its headers. */
export interface BodyHeaders {
  readonly contentType: string | undefined;
  readonly contentEncoding?: string | undefined;
}

/** Longer ones are not searched, in bytes. */
const maxDecoded = 1_000_000;

/**
 * A body with its secrets replaced, in JSON and its lines, forms, multipart and text; undefined where there is none.
 *
 * @param body at most as long as bodies are kept
 */
export function redactBody(
  body: Uint8Array | string | undefined,
  { contentType, contentEncoding }: BodyHeaders,
  redaction: Redaction,
): ShownBody | undefined {
  if (body === undefined || body.length === 0) return undefined;
  if (contentEncoding !== undefined && typeof body !== 'string') {
    const decoded = decodeContent(body, contentEncoding);
    if (!decoded.ok) return withheld('it cannot be decompressed');
    if (decoded.bytes.length > maxDecoded) return withheld('decompressed it is too large');
    return redactBody(decoded.bytes, { contentType }, redaction);
  }
  const mediaType = contentType ?? '';
  const format = formatOf(mediaType);
  if (format === 'multipart') return redactParts(bytesOf(body), mediaType, redaction);
  const text = textOf(body, mediaType, format);
  if (text === undefined) {
    if (format !== 'binary' && format !== 'unknown') return withheld('it is no text in its character set');
    return { kind: 'binary', base64: Buffer.from(bytesOf(body)).toString('base64') };
  }
  return redactBodyText(text, format, redaction);
}

/** Lines of JSON are told from JSON; what has no type may be JSON, a form or anything. */
type ShownFormat = BodyFormat | 'lines' | 'unknown';

function formatOf(mediaType: string): ShownFormat {
  const subtype = parseMediaType(mediaType)?.subtype;
  if (subtype === undefined) return 'unknown';
  if (/^(?:x-)?(?:ndjson|jsonl|jsonlines|json-seq)$|\+json-seq$/.test(subtype)) return 'lines';
  const format = bodyFormatOf(mediaType);
  return format === 'binary' && subtype === 'octet-stream' ? 'unknown' : format;
}

/** Undefined for what is no text; JSON is UTF-8 whatever its `charset` says. */
function textOf(body: Uint8Array | string, mediaType: string, format: ShownFormat): string | undefined {
  if (typeof body === 'string') return body;
  if (format === 'binary') return undefined;
  const charset = format === 'json' ? undefined : parseMediaType(mediaType)?.parameters.get('charset');
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function redactBodyText(text: string, format: ShownFormat, redaction: Redaction): ShownBody {
  switch (format) {
    case 'json':
      return redactJson(text, redaction) ?? withheld('it is no valid JSON, and may hold secrets');
    case 'lines':
      return redactLines(text, redaction);
    case 'form':
      return { kind: 'text', text: redactFields(text, redaction) };
    case 'text':
    case 'unknown':
      return redactUnknown(text, redaction);
    default:
      return withoutNames(text, redaction);
  }
}

/** `password:` with its value on the lines below. */
const openedName = /^[ \t]*(?:-[ \t]+)?["']?([A-Za-z_][\w-]*)["']?[ \t]*:[ \t]*(?:[|>&!][^\n]*)?$/gm;

function redactUnknown(text: string, redaction: Redaction): ShownBody {
  const json = /^\s*[[{"]/.test(text) ? redactJson(text, redaction) : undefined;
  if (json) return json;
  if (/^\s*[[{]/.test(text)) return withoutNames(text, redaction);
  if (/^[^\s=&]+=[^\s]*$/.test(text.trim())) return { kind: 'text', text: redactFields(text, redaction) };
  const [header = ''] = text.split(/\r?\n/, 1);
  // A table: the secrets stand below their names.
  const isTable = /[,;\t|]/.test(header) && namesIn(header).some(redaction.isSensitive);
  if (isTable) return withheld('one of its columns holds secrets');
  const opened = [...text.matchAll(openedName)].map(([, name = '']) => name);
  if (/^\s*</.test(text) || opened.some(redaction.isSensitive)) return withoutNames(text, redaction);
  return { kind: 'text', text: redactText(text, redaction, true) };
}

/** For formats without a reader here: shown where no name in it is sensitive. */
function withoutNames(text: string, redaction: Redaction): ShownBody {
  if (namesIn(text).some(redaction.isSensitive)) return withheld('it names secrets, and cannot be searched');
  return { kind: 'text', text: redactText(text, redaction, true) };
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/[A-Za-z_][\w-]*/g) ?? [])];
}

function redactJson(text: string, redaction: Redaction): ShownBody | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const shown = redactTree(value, redaction);
  return shown.isChanged ? { kind: 'value', value: shown.value } : { kind: 'value', value, text };
}

/** Each record begins with it. @see https://www.rfc-editor.org/rfc/rfc7464 */
const recordSeparator = String.fromCharCode(0x1e);

function redactLines(text: string, redaction: Redaction): ShownBody {
  const lines = text
    .replaceAll(recordSeparator, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const values = lines.map((line) => redactJson(line, redaction));
  if (values.some((shown) => shown === undefined)) return withheld('a line of it is no valid JSON');
  return { kind: 'value', value: values.map((shown) => (shown?.kind === 'value' ? shown.value : undefined)) };
}

function redactParts(bytes: Uint8Array, mediaType: string, redaction: Redaction): ShownBody {
  const boundary = parseMediaType(mediaType)?.parameters.get('boundary');
  const parsed: ParsedMultipart = boundary
    ? parseMultipart(bytes, boundary)
    : { ok: false, reason: 'It has no boundary.' };
  if (!parsed.ok) return withheld('its parts cannot be told apart');
  const parts = parsed.parts.map(({ name, filename, contentType, bytes: part }): ShownPart => {
    const isHidden = name !== undefined && redaction.isSensitive(name);
    if (isHidden) noteSecret(redaction, Buffer.from(part).toString());
    const isUntyped = contentType === undefined && filename === undefined;
    const body = isHidden
      ? ({ kind: 'text', text: redacted } as const)
      : redactBody(part, { contentType: isUntyped ? 'text/plain' : contentType }, redaction);
    return { name, filename, contentType, body };
  });
  return { kind: 'parts', parts };
}

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

function withheld(reason: string): ShownBody {
  return { kind: 'withheld', reason };
}
