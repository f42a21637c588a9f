import type { ReadyBody, ReadyPart, ReadyRequest } from './draft.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Why reading ended before the body did. */
  readonly cut: 'stopped' | 'too large' | undefined;
  readonly durationMs: number;
  /** Where redirects led; undefined without any. */
  readonly redirectedTo: string | undefined;
}

const maxBytes = 20_000_000;

/** Why a page cannot send a request at all, though a command can; undefined where it can. */
export function obstacleOf({ method, body }: Pick<ReadyRequest, 'method' | 'body'>): string | undefined {
  const instead = 'Copy it as curl instead';
  // @see https://fetch.spec.whatwg.org/#forbidden-method
  if (method === 'TRACE') return `A page cannot send TRACE. ${instead}.`;
  if (body === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  return `A page cannot send a body with ${method}. ${instead}, or leave the body out.`;
}

/** Sends a request. An answer that is being read when the signal comes is returned as far as it is there. */
export async function send(request: ReadyRequest, signal: AbortSignal): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers.map(([name, value]): [string, string] => [name, value]),
    body: request.body === undefined ? null : bodyOf(request.body),
    cache: 'no-store',
    signal,
  });
  const { bytes, cut } = await readBody(response, signal);
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    bytes,
    cut,
    durationMs: performance.now() - start,
    redirectedTo: response.redirected ? response.url : undefined,
  };
}

function bodyOf(body: ReadyBody): BodyInit {
  if (body.kind === 'text') return body.text;
  if (body.kind === 'file') return body.file;
  return multipartBlob(body.parts);
}

/**
 * Written here and not by `FormData`, which makes a file of every part that has a type.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
function multipartBlob(parts: readonly ReadyPart[]): Blob {
  const boundary = `concordat-${crypto.randomUUID()}`;
  const escaped = (text: string) => text.replace(/[\r\n"]/g, encodeURIComponent);
  const chunks = parts.flatMap(({ name, value, contentType }): BlobPart[] => {
    const isFile = typeof value !== 'string';
    const type = contentType ?? (isFile ? value.type || 'application/octet-stream' : undefined);
    const head = `content-disposition: form-data; name="${escaped(name)}"${isFile ? `; filename="${escaped(value.name)}"` : ''}`;
    const typeLine = type === undefined ? '' : `content-type: ${type}\r\n`;
    return [`--${boundary}\r\n${head}\r\n${typeLine}\r\n`, value, '\r\n'];
  });
  return new Blob([...chunks, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

async function readBody(response: Response, signal: AbortSignal): Promise<Pick<Answer, 'bytes' | 'cut'>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let cut: Answer['cut'];
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > maxBytes) {
        cut = 'too large';
        await reader?.cancel();
        break;
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    cut = 'stopped';
  }
  return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()), cut };
}
