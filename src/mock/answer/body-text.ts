import { createRequire } from 'node:module';
import type { XMLBuilder } from 'fast-xml-parser';
import { parseMediaType } from '../../http/media-type.ts';
import { Lru } from '../lru.ts';
import { type ProblemJson, prismErrors } from '../prism/problem-json.ts';
import { valueText } from './value-text.ts';

export type BodyText =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly problem: ProblemJson };

const require = createRequire(import.meta.url);
let builder: XMLBuilder | undefined;

/**
 * Writes the value of a body in its media type: JSON, XML (below one element `xml`, as Prism has it), text.
 *
 * Other media types carry text as it is; a value that is no text is JSON in them.
 *
 * @param isStrict refuse such a value in `text/…`, as Prism does
 */
export function bodyText(value: unknown, mediaType: string | undefined, isStrict: boolean): BodyText {
  if (value === undefined) return written(undefined);
  const parsed = mediaType === undefined ? undefined : parsedType(mediaType);
  const { type = '', subtype = '' } = parsed ?? {};
  if (type === 'application' && (subtype === 'json' || subtype.endsWith('+json'))) {
    return written(valueText(value));
  }
  if (typeof value === 'string') return written(value);
  if (subtype === 'xml' || subtype.endsWith('+xml')) return written(xmlOf(value));
  if (type !== 'text' || !isStrict) return written(JSON.stringify(value));
  const title = 'Cannot serialise complex objects as text';
  return {
    ok: false,
    problem: { type: `${prismErrors}NO_COMPLEX_OBJECT_TEXT`, title, status: 500, detail: title },
  };
}

/**
 * The media type that an answer is sent with, where a range is documented: JSON for what is no text.
 *
 * @param mediaType as negotiated; Prism makes text of a negotiated range, whatever the value is
 * @param documented the names of the response's media types
 */
export function concreteType(
  mediaType: string | undefined,
  value: unknown,
  documented: readonly string[],
): string | undefined {
  if (mediaType === undefined) return undefined;
  const isRange = mediaType.endsWith('*') || !documented.includes(mediaType);
  const range = documented.find((name) => /^(?:\*|application)\/\*/.test(name));
  if (!isRange || range === undefined) return mediaType;
  return value === undefined || typeof value === 'string' ? 'text/plain' : 'application/json';
}

/** Answers have few media types, and most of them one. */
const parsedTypes = new Lru<string, { readonly parsed: ReturnType<typeof parseMediaType> }>(100);

function parsedType(mediaType: string): ReturnType<typeof parseMediaType> {
  let known = parsedTypes.get(mediaType);
  if (!known) {
    known = { parsed: parseMediaType(mediaType) };
    parsedTypes.set(mediaType, known);
  }
  return known.parsed;
}

function written(text: string | undefined): BodyText {
  return { ok: true, text };
}

/** The adapter of fast-xml-parser's writer. */
function xmlOf(value: unknown): string {
  if (!builder) {
    const parser = require('fast-xml-parser') as typeof import('fast-xml-parser');
    builder = new parser.XMLBuilder({});
  }
  // A document has one root element, also one that holds a list.
  return builder.build({ xml: withXmlNames(Array.isArray(value) ? { item: value } : value) });
}

/** Properties whose names no element can have get the nearest that one can. @see https://www.w3.org/TR/xml/#NT-Name */
function withXmlNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withXmlNames);
  const entries = Object.entries(value).map(([name, child]) => {
    const allowed = name.replace(/[^\p{L}\p{N}_.:#@-]/gu, '_');
    return [/^[\p{L}_:#@]/u.test(allowed) ? allowed : `_${allowed}`, withXmlNames(child)];
  });
  return Object.fromEntries(entries);
}
