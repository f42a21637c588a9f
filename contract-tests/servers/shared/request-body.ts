import { bodyFormatOf, selectMediaType } from '../../../src/http/media-type.ts';
import type { Operation } from '../../../src/model/model.ts';
import { Refusal } from './answer.ts';
import { parseJson } from './parse-json.ts';
import type { Refusals } from './refusals.ts';

/** The largest body that is read, in bytes: 1 MiB. */
export const maxBodyBytes = 1_048_576;

/**
 * Reads the body that an operation documents: its media type, then its syntax.
 *
 * @throws Refusal 415 or 400
 */
export async function readBody(
  operation: Operation,
  contentType: string | undefined,
  payload: AsyncIterable<Uint8Array>,
  refusals: Refusals,
): Promise<unknown> {
  const content = operation.requestBody?.content ?? [];
  const mediaType = contentType === undefined ? undefined : selectMediaType(content, contentType);
  if (!mediaType) {
    const expected = content.map(({ name }) => name);
    throw new Refusal(refusals.unsupportedMediaType(expected, contentType));
  }
  const bytes = await readBytes(payload);
  if (!bytes) throw new Refusal(refusals.malformedBody(`The body is larger than ${maxBodyBytes} bytes`));
  if (bodyFormatOf(mediaType.name) === 'form') return parseForm(Buffer.from(bytes).toString('utf8'));
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new Refusal(refusals.malformedBody(parsed.reason));
  return parsed.value;
}

/** All of a body; undefined where it is larger than what is read. */
async function readBytes(payload: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of payload) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form; one that is sent twice becomes a list, which no schema of a single value takes. */
function parseForm(text: string): Record<string, unknown> {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
