import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderValues, MockResponse } from '../exchange.ts';
import { failureResponse } from '../prism/problem-json.ts';
import { refusal } from './admin-answer.ts';
import type { AdminCall } from './admin-call.ts';

/** The largest body of a call, in bytes. */
const maxCallBytes = 1024 * 1024;

/**
 * Takes the calls of the mock's own interface, and leaves all others: for `serve`'s `intercept`.
 *
 * @param isMine of a target, path and query
 */
export function interceptCalls(
  isMine: (target: string) => boolean,
  answer: (call: AdminCall) => MockResponse | Promise<MockResponse>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    if (incoming.url === undefined || !isMine(incoming.url)) return false;
    outgoing.on('error', () => outgoing.destroy());
    readCall(incoming)
      .then((call) => (call ? answer(call) : tooLarge))
      .then(
        (response) => write(outgoing, response, incoming.method === 'HEAD'),
        (error) => write(outgoing, failureResponse(error), false),
      );
    return true;
  };
}

/** The body of a request; undefined for one that is larger, of which the rest is not read. */
export async function readAtMost(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return undefined;
  }
  return Buffer.concat(chunks);
}

/** Undefined for one that is too large. */
async function readCall(incoming: IncomingMessage): Promise<AdminCall | undefined> {
  const body = await readAtMost(incoming, maxCallBytes);
  if (!body) return undefined;
  const { method = '', url = '', headers, socket } = incoming;
  return {
    method,
    target: url,
    // Node leaves out what was not sent; its type allows undefined all the same.
    headers: headers as HeaderValues,
    body,
    remoteAddress: socket.remoteAddress,
    isSecure: 'encrypted' in socket,
  };
}

const tooLarge = refusal(413, 'The call is too large', `A call has at most ${maxCallBytes} bytes.`, {
  // The rest is not read.
  headers: { connection: 'close' },
});

function write(
  outgoing: ServerResponse,
  { status, headers, body = '' }: MockResponse,
  isHead: boolean,
): void {
  if (outgoing.destroyed || outgoing.headersSent) return;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = status;
  if (status !== 204) outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.end(isHead ? undefined : body);
}
