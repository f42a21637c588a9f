/** The bodies of requests that are plain text. */
const texts = new WeakMap<Request, string>();

/** Remembers a request's body where it is text, so that copies need not read it. Returns the request. */
export function rememberText(request: Request, body: unknown): Request {
  if (typeof body === 'string') texts.set(request, body);
  return request;
}

/**
 * A copy of a request, with its own signal where one is given; the original may not be sent any more.
 *
 * The platform pipes a body through a stream, which costs more than all else in a call; text is put in anew instead.
 * That holds for requests of the client's own making: of one that a policy has made, nothing is remembered.
 */
export function copyRequest(request: Request, signal: AbortSignal = request.signal): Request {
  return copyText(request, signal) ?? new Request(request, { signal });
}

/** A copy to send while the original may be sent later. */
export function cloneRequest(request: Request): Request {
  return copyText(request, request.signal) ?? request.clone();
}

function copyText(request: Request, signal: AbortSignal): Request | undefined {
  const body = texts.get(request);
  if (body === undefined) return undefined;
  const { url, method, headers } = request;
  return rememberText(new Request(url, { method, headers, body, signal }), body);
}
