import { createRequire } from 'node:module';
import type { XMLBuilder } from 'fast-xml-parser';
import { parseMediaType } from '../http/media-type.ts';
import { type ProblemJson, prismErrors } from './problem-json.ts';

export type BodyText =
  | { readonly ok: true; readonly text: string | undefined }
  | { readonly ok: false; readonly problem: ProblemJson };

const require = createRequire(import.meta.url);
let builder: XMLBuilder | undefined;

/**
 * Writes the value of a body in its media type, as Prism does: JSON, XML (below one element `xml`), text.
 *
 * Other media types carry text as it is; a value that is no text has no form in them.
 */
export function bodyText(value: unknown, mediaType: string | undefined): BodyText {
  if (mediaType === undefined && !value) return written(undefined);
  const parsed = mediaType === undefined ? undefined : parseMediaType(mediaType);
  const { type = '', subtype = '' } = parsed ?? {};
  if (type === 'application' && (subtype === 'json' || subtype.endsWith('+json'))) {
    return written(JSON.stringify(value));
  }
  if (type === 'application' && (subtype === 'xml' || subtype.endsWith('+xml'))) {
    return written(typeof value === 'string' ? value : xmlOf(value));
  }
  if (typeof value === 'string') return written(value);
  if (type === 'text') {
    if (value === undefined) return written(undefined);
    const title = 'Cannot serialise complex objects as text';
    return {
      ok: false,
      problem: { type: `${prismErrors}NO_COMPLEX_OBJECT_TEXT`, title, status: 500, detail: title },
    };
  }
  const title = `Cannot find serializer for ${mediaType}`;
  return { ok: false, problem: { type: `${prismErrors}UNKNOWN`, title, status: 500, detail: '' } };
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
  return builder.build({ xml: value });
}
