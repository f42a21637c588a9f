import type { ServerResponse } from 'node:http';
import type { MockResponse } from '../exchange.ts';

/** Writes an answer at once and whole. @param last whether the connection ends with it */
export function write(
  outgoing: ServerResponse,
  { status, headers, body, flat }: MockResponse,
  last: boolean,
): void {
  if (flat && !last) {
    outgoing.writeHead(status, flat as string[]);
    outgoing.end(body);
    return;
  }
  // Those of an answer that failed on the way.
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = status;
  if (last) outgoing.setHeader('connection', 'close');
  if (body === undefined) {
    outgoing.end();
    return;
  }
  outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.end(body);
}
