import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderValues, MockResponse } from './exchange.ts';
import { failureResponse, problemResponse } from './problem-json.ts';
import type { WebhookCallContext } from './webhook-call.ts';
import { webhookCallPath } from './webhook-target.ts';

/** The largest body of a call, in bytes. */
const maxCallBytes = 1024 * 1024;

/**
 * Takes the calls that ask for a webhook to be sent, and leaves all others: for `serve`'s `intercept`.
 *
 * @param context looked up at each call, since documents change while a mock runs
 */
export function interceptWebhookCalls(
  context: () => WebhookCallContext,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    if (!incoming.url?.startsWith(webhookCallPath)) return false;
    outgoing.on('error', () => outgoing.destroy());
    answer(context(), incoming).then(
      (response) => write(outgoing, response),
      (error) => write(outgoing, failureResponse(error)),
    );
    return true;
  };
}

async function answer(context: WebhookCallContext, incoming: IncomingMessage): Promise<MockResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxCallBytes) return tooLarge;
  }
  const { method = '', url = '', headers, socket } = incoming;
  // Few who run a mock ask for webhooks.
  const { handleWebhookCall } = await import('./webhook-call.ts');
  const response = await handleWebhookCall(context, {
    method,
    target: url,
    // Node leaves out what was not sent; its type allows undefined all the same.
    headers: headers as HeaderValues,
    body: Buffer.concat(chunks),
    remoteAddress: socket.remoteAddress,
  });
  if (response) return response;
  throw new Error(`${url} is not a call for a webhook`);
}

const tooLarge = problemResponse(
  {
    type: 'urn:concordat:webhook',
    title: 'The call is too large',
    status: 413,
    detail: `A call for a webhook has at most ${maxCallBytes} bytes.`,
  },
  // The rest is not read.
  { connection: 'close' },
);

function write(outgoing: ServerResponse, { status, headers, body = '' }: MockResponse): void {
  if (outgoing.destroyed || outgoing.headersSent) return;
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = status;
  outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.end(body);
}
