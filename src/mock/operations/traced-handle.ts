import type { MockRequest, MockResponse } from '../exchange.ts';
import type { TraceRequest } from './request-trace.ts';

type Handle = (request: MockRequest) => MockResponse | Promise<MockResponse>;

/** Traces each request that a function answers, and says its id in the answer: `x-request-id`. */
export function tracedHandle(handle: Handle, trace: TraceRequest): Handle {
  return (request) => {
    const own = trace(request.headers);
    const made = handle({ ...request, trace: own });
    if (made instanceof Promise) return made.then((response) => withRequestId(response, own.requestId));
    return withRequestId(made, own.requestId);
  };
}

/** A document's own `x-request-id` stays. */
function withRequestId(response: MockResponse, id: string): MockResponse {
  if (Object.hasOwn(response.headers, 'x-request-id')) return response;
  const headers = { ...response.headers, 'x-request-id': id };
  return { ...response, headers, ...(response.flat && { flat: [...response.flat, 'x-request-id', id] }) };
}
