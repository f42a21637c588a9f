import type { ParseAs } from './call.ts';
import { DecodeError } from './errors.ts';
import { covers, isJsonMedia, isTextMedia } from './media-type.ts';
import type { OperationInfo } from './policy.ts';

/**
 * The body of an answer, read by its content type: JSON parsed, text as a string, an event stream as a stream,
 * everything else as a Blob; undefined where there is none.
 *
 * A success that comes as another type than the document lists is still read as JSON where JSON is all that it
 * lists: some servers send JSON as text, and a page of HTML must not pass for data.
 *
 * @param documented the media types of the operation's responses
 * @throws DecodeError when it is not what it says
 */
export async function decodeBody(
  operation: OperationInfo,
  response: Response,
  documented: readonly string[],
  parseAs: ParseAs | 'auto',
): Promise<unknown> {
  if (parseAs === 'stream') return response.body;
  if (isEmpty(operation, response)) return undefined;
  if (parseAs !== 'auto' && parseAs !== 'json') return response[parseAs]();
  const sent = response.headers.get('content-type') ?? documented[0] ?? 'text/plain';
  const isMeantAsJson =
    response.ok &&
    documented.length > 0 &&
    documented.every((media) => isJsonMedia(media) && !covers(media, sent));
  if (parseAs === 'json' || isJsonMedia(sent) || isMeantAsJson) return parseJson(operation, response);
  if (/^text\/event-stream/i.test(sent)) return response.body;
  return isTextMedia(sent) ? response.text() : response.blob();
}

function isEmpty(operation: OperationInfo, response: Response): boolean {
  // A 204, 205 or 304 has none: the platform sees to that.
  return (
    response.body === null || operation.method === 'HEAD' || response.headers.get('content-length') === '0'
  );
}

async function parseJson(operation: OperationInfo, response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DecodeError(operation, response, 'JSON', cause);
  }
}
