import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request of Node, and what a body parser in front may have made of its body. */
export type ParsedMessage = IncomingMessage & { readonly body?: unknown; readonly originalUrl?: string };

/**
 * A request of Node as one of `fetch`; its signal aborts when the sender hangs up.
 *
 * Its body is the stream, or the `Buffer` that `express.raw()` has made of it: signatures are over these bytes.
 *
 * @throws TypeError where a parser has read the body and its bytes are gone
 */
export function fetchRequest(message: ParsedMessage, response: ServerResponse): Request {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new DOMException('the sender hung up', 'AbortError'));
  });
  const headers = new Headers();
  for (let at = 0; at < message.rawHeaders.length; at += 2)
    headers.append(message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '');
  const { method = 'GET' } = message;
  // Only the path counts: what the sender calls this machine is not to be believed.
  const url = new URL('http://localhost');
  url.href = `http://localhost/${(message.originalUrl ?? message.url ?? '').replace(/^(?:[a-z]+:\/\/[^/]*)?\/*/i, '')}`;
  const body = /^(?:GET|HEAD)$/.test(method) ? null : bodyOf(message);
  return new Request(url, {
    method,
    headers,
    signal: gone.signal,
    ...(body && { body, duplex: 'half' }),
  } as RequestInit);
}

function bodyOf(message: ParsedMessage): BodyInit {
  if (message.body instanceof Uint8Array) return new Uint8Array(message.body);
  if (!message.readableDidRead) return streamOf(message);
  throw new TypeError(
    "the body of the webhook was read before its signature was checked, and its bytes are gone: mount the webhook before express.json(), or behind express.raw({ type: '*/*' })",
  );
}

/** The body as a stream that, when it is given up, leaves the connection to carry the answer. */
function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = message.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      async cancel() {
        await chunks.return?.();
        message.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The headers of an answer; the connection ends behind it where the sender has not said everything. */
export function headersOf(
  answer: Response,
  message: IncomingMessage,
): readonly (readonly [string, string])[] {
  return [...answer.headers, ...(message.complete ? [] : [['connection', 'close'] as const])];
}

/** Sends an answer of `fetch` over Node. */
export async function sendResponse(
  answer: Response,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = new Uint8Array(await answer.arrayBuffer());
  response.writeHead(answer.status, headersOf(answer, message).flat());
  response.end(body);
}
