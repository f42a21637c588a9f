import { parseMultipart } from '../exports/parse-multipart.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import type { Farm } from './farm.ts';
import { fail } from './replies.ts';

/** The fields of a form, checked by the document. */
export function readForm({ on, contract }: Farm, call: Call): Or<Readonly<Record<string, unknown>>> {
  const no = (status: number, message: string) => ({ ok: false, reply: fail(status, message) }) as const;
  const type = call.headers['content-type'] ?? '';
  const parts = parseMultipart(type, call.body);
  if (!parts && on('no-boundary-crashes') && !/boundary=/i.test(type))
    return no(500, 'boundary is undefined');
  if (!parts) return no(400, 'The form cannot be read');
  const fields = new Map<string, unknown>();
  for (const { name, mediaType, bytes } of parts) {
    if (fields.has(name)) return no(422, `${name} is given twice`);
    const isScene = name === 'scene';
    if (isScene && !['', 'text/plain'].includes(mediaType)) return no(415, 'The scene must be text/plain');
    const text = textOf(bytes);
    if (text === undefined) return no(422, `${name} is not in UTF-8`);
    const isNumber = (name === 'width' || name === 'height') && /^-?\d{1,9}$/.test(text);
    fields.set(name, isNumber ? Number(text) : text);
  }
  const value = Object.fromEntries(fields);
  const wrong = contract
    .checkBody(call, 'multipart/form-data', value)
    .filter(({ name, keyword }) => !(on('wide-form') && name === '/width' && keyword === 'maximum'));
  if (wrong[0]) return no(422, wrong[0].message);
  // The switched violation lets wider ones pass and renders them at the greatest width.
  return { ok: true, value: { ...value, width: Math.min(Number(value.width), 4096) } };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
