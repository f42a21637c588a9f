import { Agent, request as open } from 'node:http';
import type { MockRequest } from '../src/mock/exchange.ts';

/** What a server sent. */
export interface SentAnswer {
  readonly status: number;
  /** Without those of the connection and the time. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Without what belongs to a connection. */
const agent = new Agent({ keepAlive: false });
const ofConnection: readonly string[] = ['date', 'connection', 'keep-alive', 'transfer-encoding'];

/** Sends a request as it is; undefined where there is no answer in time. */
export function sendRequest(
  url: string,
  { method, target, headers, body }: MockRequest,
  timeoutMs: number,
): Promise<SentAnswer | undefined> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    // A document may describe it as a parameter.
    const { 'content-length': _, ...others } = headers;
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const request = open(
      { agent, hostname, port, path: target, method, headers: { ...others, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const own = Object.entries(response.headers)
            .filter(([name]) => !ofConnection.includes(name))
            .map(([name, value]) => [name, String(value)]);
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(own), body: text });
        });
        response.on('error', () => resolve(undefined));
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.end(body);
  });
}
