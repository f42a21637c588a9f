/**
 * What Node itself can do: one answer to every request, nothing decided.
 *
 * Usage: node bench/bare-server.ts ANSWER.json PORT
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The answer that is given to every request. */
export interface BareAnswer {
  readonly status: number;
  /** All that ours sends beside those that Node adds by itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the request's body is read and parsed as JSON before it is answered. */
  readonly parsesBody: boolean;
}

const [file = '', port = '0'] = process.argv.slice(2);
// What the benchmark has written right before.
const { status, headers, body, parsesBody } = JSON.parse(readFileSync(file, 'utf8')) as BareAnswer;
createServer((request, response) => {
  if (!parsesBody) {
    response.writeHead(status, headers).end(body);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, headers).end(body);
  });
}).listen(Number(port), '127.0.0.1');
