import type { Call, CleanServer, How, Layer, Next, Reply } from './broken-server.ts';
import type { guardOf } from './guard.ts';
import type { CallRouter } from './route-call.ts';

/** What a server that is broken is made of. */
export interface BrokenServer {
  readonly server: CleanServer;
  readonly route: CallRouter;
  readonly guard: ReturnType<typeof guardOf>;
  /** A name of a world that nobody else has. */
  readonly world: string;
}

/** A fetch to a server with a layer before it, and whether the layer has ever done anything. */
export interface BreakingFetch {
  readonly fetch: typeof globalThis.fetch;
  hasBroken(): boolean;
}

/** Statuses whose answers have no body. @see https://fetch.spec.whatwg.org/#null-body-status */
const bodiless: readonly number[] = [204, 205, 304];

/** Puts a layer before a server. */
export function breakingFetch(parts: BrokenServer, layer: Layer): BreakingFetch {
  let hasBroken = false;
  const next: Next = (call, how = {}) => passOn(parts, call, how);
  const answer = async (call: Call): Promise<Reply> => {
    let whole: Reply | undefined;
    const reply = await layer(call, async (asked, how = {}) => {
      if (asked !== call || Object.keys(how).length > 0) hasBroken = true;
      whole = await next(asked, how);
      return whole;
    });
    if (reply !== whole) hasBroken = true;
    return reply;
  };
  return {
    hasBroken: () => hasBroken,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
      const { method, url } = request;
      return responseOf(
        method,
        await answer(parts.route({ method, url, headers: [...request.headers], body })),
      );
    },
  };
}

function passOn({ server, guard, world }: BrokenServer, call: Call, how: How): Promise<Reply> {
  const { call: allowed, isSecond } = guard(call, how);
  return server.answer(allowed, how, isSecond ? `${world}-second` : world);
}

function responseOf(method: string, { status, headers, body }: Reply): Response {
  const isEmpty = method === 'HEAD' || bodiless.includes(status) || body.byteLength === 0;
  const copy = headers.map(([name, value]): [string, string] => [name, value]);
  return new Response(isEmpty ? null : new Uint8Array(body), { status, headers: copy });
}
