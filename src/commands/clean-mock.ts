import type { HeaderValues } from '../mock/exchange.ts';
import { createMock } from '../mock/mock.ts';
import type { Model } from '../model/model.ts';
import type { Call, CleanServer, How, Reply } from '../verify/mutation/broken-server.ts';

/** What a mock's own problems are marked with, and no server sends. */
const ownHeaders: ReadonlySet<string> = new Set(['sl-violations']);

/** A mock of a document that remembers, as a server that keeps to it. */
export function cleanMock(model: Model, seed: number): CleanServer {
  let nowMs = Date.UTC(2026, 0, 1);
  const mock = createMock(model, {
    stateful: true,
    seed,
    limits: 'off',
    journal: false,
    cors: false,
    time: () => new Date(nowMs),
  });
  const worlds = mock.state?.worlds;
  return {
    async answer(call, how, world) {
      const session = how.isForgotten ? `${world}-forgotten` : world;
      if (how.isForgotten) {
        worlds?.of(world);
        worlds?.fork(world, session);
      }
      const target = call.query === '' ? call.path : `${call.path}?${call.query}`;
      const headers = { ...Object.fromEntries(call.headers), ...told(how), 'x-mock-session': session };
      const { method, body } = call;
      const answer = await mock.handle({ method, target, headers, body });
      return replyOf(call, answer);
    },
    passTime(ms) {
      nowMs += ms;
    },
  };
}

function told({ isUnchecked, status }: How): Readonly<Record<string, string>> {
  const wishes = [
    ...(isUnchecked ? ['validate=off'] : []),
    ...(status === undefined ? [] : [`code=${status}`]),
  ];
  return wishes.length === 0 ? {} : { prefer: wishes.join(', ') };
}

function replyOf(
  { method }: Call,
  { status, headers, body }: { status: number; headers: HeaderValues; body: Uint8Array | string | undefined },
): Reply {
  const lines = Object.entries(headers)
    .filter(([name]) => !ownHeaders.has(name))
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((line) => [name, line] as const),
    );
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
  return { status, headers: lines, body: method === 'HEAD' ? new Uint8Array() : bytes };
}
