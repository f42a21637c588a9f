/** A part as it came. */
export interface ReceivedPart {
  /** Undefined where the part has no `Content-Disposition` with a name. */
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

/** More parts than this are not read. */
export const maxParts = 1000;
/** The longest head of a part, in bytes. */
const maxHeadBytes = 16 * 1024;

/** The parts, or what is wrong with the body: one sentence. */
export type ParsedMultipart =
  | { readonly ok: true; readonly parts: readonly ReceivedPart[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Takes a multipart body apart, the inverse of `writeMultipart`: bytes stay bytes. What stands before the first
 * boundary and behind the last is ignored.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
 */
export function parseMultipart(bytes: Uint8Array, boundary: string): ParsedMultipart {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const parts: ReceivedPart[] = [];
  let position = afterFirst(body, delimiter);
  if (position === undefined)
    return { ok: false, reason: `It does not begin with its boundary "${boundary}".` };
  for (;;) {
    if (body.toString('latin1', position, position + 2) === '--') return { ok: true, parts };
    // Blanks may follow the boundary.
    const start: number = body.indexOf('\r\n', position);
    if (start < 0) return { ok: false, reason: endless };
    const end = body.indexOf(delimiter, start);
    if (end < 0) return { ok: false, reason: endless };
    if (parts.length === maxParts) return { ok: false, reason: `It has more than ${maxParts} parts.` };
    const part = parsePart(body.subarray(start + 2, end));
    if (!part) return { ok: false, reason: `The head of part ${parts.length + 1} does not end.` };
    parts.push(part);
    position = end + delimiter.length;
  }
}

const endless = 'It does not end with its boundary.';

function afterFirst(body: Buffer, delimiter: Buffer): number | undefined {
  const opening = delimiter.subarray(2);
  if (body.subarray(0, opening.length).equals(opening)) return opening.length;
  const found = body.indexOf(delimiter);
  return found < 0 ? undefined : found + delimiter.length;
}

/** @param bytes from behind the line of the boundary; undefined where the head does not end */
function parsePart(bytes: Buffer): ReceivedPart | undefined {
  const isBare = bytes.toString('latin1', 0, 2) === '\r\n';
  const end = isBare ? 0 : bytes.subarray(0, maxHeadBytes).indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const headers = parseHead(bytes.toString('utf8', 0, end));
  const disposition = headers.get('content-disposition') ?? '';
  return {
    name: dispositionParameter(disposition, 'name'),
    filename: dispositionParameter(disposition, 'filename'),
    contentType: headers.get('content-type'),
    bytes: bytes.subarray(isBare ? 2 : end + 4),
  };
}

function parseHead(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** As browsers write it: quotes and line breaks are percent-encoded, other clients write a backslash before quotes. */
function dispositionParameter(disposition: string, name: string): string | undefined {
  const pattern = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^";\s]*))/g;
  for (const [, key = '', quoted, token] of disposition.matchAll(pattern)) {
    if (key.toLowerCase() !== name) continue;
    const text = quoted === undefined ? (token ?? '') : quoted.replace(/\\(["\\])/g, '$1');
    return text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
  }
  return undefined;
}
