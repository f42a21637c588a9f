import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { headerOf, type WireRequest, type WireResponse } from '../../contract/exchange.ts';
import { decodeContent } from '../../http/decode-content.ts';
import { version } from '../../version.ts';
import type { Attempt, SendOptions } from './send.ts';
import { sendFailure } from './send-failure.ts';

// Idle sockets of an agent do not keep the process alive.
const agent = new Agent({ keepAlive: true });
const secureAgent = new SecureAgent({ keepAlive: true });

/** A connection that was idle for longer may just be closing: a request that must not be sent twice gets a new one. */
const maxIdleMs = 1000;
let lastUsed = 0;

/**
 * Sends a request with node:http: paths go out as they are written, headers come back as they were sent, and bytes
 * after an answer that has no body are seen, all of which fetch hides.
 *
 * @throws the reason of `signal` when that aborts
 */
export async function sendWithNode(request: WireRequest, options: SendOptions): Promise<Attempt> {
  options.signal?.throwIfAborted();
  let sent: ClientRequest;
  try {
    sent = open(request);
  } catch (error) {
    // Node refuses what no header or path can hold before anything is sent.
    return { ok: false, kind: 'unsendable', reason: error instanceof Error ? error.message : String(error) };
  }
  const result = await receive(sent, request, options);
  options.signal?.throwIfAborted();
  lastUsed = performance.now();
  return result;
}

function open({ method, url, headers, body }: WireRequest): ClientRequest {
  const [, origin = '', target = ''] = /^([a-z]+:\/\/[^/?#]*)([^#]*)/i.exec(url) ?? [];
  const { protocol, hostname, port } = new URL(origin);
  const isSecure = protocol === 'https:';
  const own = isSecure ? secureAgent : agent;
  if (!isSafe(method) && performance.now() - lastUsed > maxIdleMs) closeIdle(own);
  const fields: Record<string, string | number> = Object.create(null);
  fields['User-Agent'] = `concordat/${version}`;
  for (const [name, value] of headers) fields[name] = value;
  if (body !== undefined) fields['Content-Length'] = body.length;
  return (isSecure ? requestHttps : requestHttp)({
    agent: own,
    method,
    // Brackets are for URLs only.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: target.startsWith('/') ? target : `/${target}`,
    headers: fields,
  });
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function closeIdle({ freeSockets }: Agent): void {
  for (const sockets of Object.values(freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}

function receive(sent: ClientRequest, request: WireRequest, options: SendOptions): Promise<Attempt> {
  return new Promise((resolve) => {
    let answer: Answer | undefined;
    const settle = (result: Attempt) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const fail = (error: unknown) => settle(sendFailure(error));
    const onAbort = () => {
      sent.destroy();
      fail(options.signal?.reason);
    };
    const timer = setTimeout(() => {
      const reason = `no answer within ${options.timeoutMs} ms`;
      settle({ ok: false, kind: 'broken', reason, cause: 'timeout' });
      sent.destroy();
    }, options.timeoutMs);
    options.signal?.addEventListener('abort', onAbort);
    sent.on('error', (error: ParseError) => {
      if (answer?.message.complete) answer.extra = extraBytes(error);
      else fail(error);
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      settle({ ok: false, kind: 'broken', reason: 'it changed to another protocol, which nobody asked for' });
    });
    sent.on('response', (message) => {
      answer = { message, extra: undefined };
      // Whatever follows is the answer to nothing: it must not be taken for that of the next request.
      if (hasNoBody(request, message)) sent.shouldKeepAlive = false;
      readAnswer(answer, request, options, { settle, fail });
    });
    // When everything else has been told, this changes nothing.
    sent.on('close', () => {
      if (!answer) fail(new Error('the connection was closed without an answer'));
    });
    sent.end(request.body);
  });
}

interface Answer {
  readonly message: IncomingMessage;
  /** What came after the answer's end, where an answer to nobody stands; undefined where nothing did. */
  extra: Uint8Array | undefined;
}

/** What llhttp adds to its errors. */
interface ParseError extends Error {
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

function extraBytes({ rawPacket, bytesParsed }: ParseError): Uint8Array | undefined {
  return rawPacket?.subarray(bytesParsed ?? 0);
}

function readAnswer(
  answer: Answer,
  request: WireRequest,
  options: SendOptions,
  { settle, fail }: { settle: (result: Attempt) => void; fail: (error: unknown) => void },
): void {
  const { message } = answer;
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= options.maxBodyBytes) return;
    const body = new Uint8Array(Buffer.concat(chunks)).slice(0, options.maxBodyBytes);
    settle({ ok: true, response: { ...headOf(message), body, truncated: true } });
    message.destroy();
  });
  message.on('error', (error) => {
    const more = size > 0 || message.headers['content-length'] !== undefined;
    fail(more ? new Error('the connection was closed in the middle of the body') : error);
  });
  message.on('end', () => {
    if (!message.complete) return;
    settle(finished(answer, chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), request));
  });
}

function finished({ message, extra }: Answer, raw: Buffer, request: WireRequest): Attempt {
  const head = headOf(message);
  const isBodiless = hasNoBody(request, message);
  if (isBodiless) return { ok: true, response: { ...head, body: extra ?? new Uint8Array() } };
  if (extra) return { ok: false, kind: 'broken', reason: 'bytes came after the end of its body' };
  const coding = headerOf(head.headers, 'content-encoding');
  const decoded = coding === undefined || raw.length === 0 ? undefined : decodeContent(raw, coding);
  // What is not what its coding says is left as it came; the checks tell.
  if (decoded && !decoded.ok) return { ok: true, response: { ...head, body: raw, isMiscoded: true } };
  return { ok: true, response: { ...head, body: decoded ? decoded.bytes : raw } };
}

function hasNoBody({ method }: WireRequest, { statusCode = 0 }: IncomingMessage): boolean {
  return method === 'HEAD' || statusCode === 204 || statusCode === 205 || statusCode === 304;
}

function headOf(message: IncomingMessage): Omit<WireResponse, 'body'> {
  const { rawHeaders, statusCode = 0 } = message;
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return { status: statusCode, headers };
}
