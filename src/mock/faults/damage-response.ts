import { headerValue, type MockResponse } from '../exchange.ts';
import type { Damage } from './fault.ts';

/** An answer with what is damaged in itself; as it is where only the connection suffers. */
export function damagedResponse(response: MockResponse, damage: Damage | undefined): MockResponse {
  const { status, headers, body } = response;
  switch (damage) {
    case 'empty':
      return { status, headers, body: undefined };
    case 'truncated':
      return { status, headers, body: body === undefined ? body : truncated(body) };
    case 'wrong-type': {
      const type = headerValue(headers, 'content-type');
      if (type === undefined) return response;
      // What a proxy in front of a server answers with, when the server itself does not.
      const wrong = /html/i.test(type) ? 'application/octet-stream' : 'text/html; charset=utf-8';
      return { status, headers: { ...headers, 'content-type': wrong }, body };
    }
    default:
      return response;
  }
}

/** Half of a body. Of a number, half would be a number: nothing is left of it, which is no JSON. */
function truncated(body: Uint8Array | string): Uint8Array | string {
  const half = body.slice(0, Math.ceil(body.length / 2));
  if (typeof half !== 'string' || !isJson(half)) return half;
  return '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
