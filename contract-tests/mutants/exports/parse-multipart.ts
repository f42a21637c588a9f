/** One part of a form. */
export interface Part {
  readonly name: string;
  /** Lower case, without parameters; empty where the part has none. */
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Parses `multipart/form-data`; undefined where it cannot be. @see RFC 7578 */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] | undefined {
  const found = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^;\s"]{1,70}))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) return undefined;
  // latin1 keeps every byte, so that positions in the text are positions in the body.
  const text = `\r\n${body.toString('latin1')}`;
  const pieces = text.split(`\r\n--${boundary}`);
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 2 || !/^--[ \t]*(?:\r\n|$)/.test(last)) return undefined;
  const parts = pieces.slice(1, -1).map(parsePart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function parsePart(piece: string): Part | undefined {
  const start = piece.indexOf('\r\n');
  const end = piece.indexOf('\r\n\r\n', start);
  if (start < 0 || end < 0 || piece.slice(0, start).trim() !== '') return undefined;
  const headers = piece.slice(start + 2, end).split('\r\n');
  const fieldOf = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const name = /^form-data;.*?\bname="([^"]*)"/i.exec(fieldOf('content-disposition') ?? '')?.[1];
  if (name === undefined) return undefined;
  const [mediaType = ''] = (fieldOf('content-type') ?? '').toLowerCase().split(';');
  return { name, mediaType: mediaType.trim(), bytes: Buffer.from(piece.slice(end + 4), 'latin1') };
}
