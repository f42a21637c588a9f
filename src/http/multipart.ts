/** One part of a multipart body. */
export interface MultipartPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** Makes the part a file. */
  readonly filename: string | undefined;
}

/**
 * Writes parts as a multipart body; the boundary is the same each time, unless a part contains it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function writeMultipart(
  mediaType: string,
  parts: readonly MultipartPart[],
): { readonly ok: true; readonly contentType: string; readonly bytes: Uint8Array } {
  const boundary = boundaryFor(parts);
  const chunks = parts.flatMap(({ name, bytes, contentType, filename }) => {
    const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
    const type = contentType === undefined ? '' : `Content-Type: ${contentType.replace(/[\r\n]/g, ' ')}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type}\r\n`;
    return [Buffer.from(head), bytes, Buffer.from('\r\n')];
  });
  const bytes = new Uint8Array(Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]));
  const base = mediaType.replace(/;\s*boundary=[^;]*/i, '');
  return { ok: true, contentType: `${base}; boundary=${boundary}`, bytes };
}

function boundaryFor(parts: readonly MultipartPart[]): string {
  for (let count = 0; ; count += 1) {
    const boundary = `concordat-boundary-${count}`;
    if (!parts.some(({ bytes }) => Buffer.from(bytes).includes(boundary))) return boundary;
  }
}

/** As browsers do: a quote or a line break in a name would end the header. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
