import { type ClientRequest, request } from 'node:http';

/** An answer as it went over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly rawHeaders: readonly string[];
  /** All values of a header. */
  header(name: string): string[];
  readonly body: Uint8Array;
  text(): string;
  json(): unknown;
}

/** Calls a server without the help that `fetch` gives: headers and bodies stay as they are. */
export function rawCall(
  url: string,
  options: { readonly method?: string; readonly headers?: readonly string[]; readonly path?: string } = {},
  write: string | Uint8Array | ((outgoing: ClientRequest) => void) = '',
): Promise<RawAnswer> {
  const { host, hostname, port, origin } = new URL(url);
  const { method = 'GET', headers = [], path = url.slice(origin.length) || '/' } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method, headers: ['Host', host, ...headers], agent: false },
      (incoming) => {
        const chunks: Uint8Array[] = [];
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const { statusCode = 0, statusMessage = '', rawHeaders } = incoming;
          const body = Buffer.concat(chunks);
          resolve({
            status: statusCode,
            statusText: statusMessage,
            rawHeaders,
            header: (name) =>
              rawHeaders.filter(
                (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name.toLowerCase(),
              ),
            body,
            text: () => body.toString(),
            json: () => JSON.parse(body.toString()),
          });
        });
      },
    );
    outgoing.on('error', reject);
    if (typeof write === 'function') write(outgoing);
    else outgoing.end(write);
  });
}
