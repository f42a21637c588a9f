import type { Model } from '../model/model.ts';
import type { Call } from './behaviour.ts';
import { createMemoryStore } from './state/memory-store.ts';
import { createWorlds } from './world/worlds.ts';

/** What of a call is decided by before its body is read. */
export type BareCall = Pick<Call, 'api' | 'operation' | 'request' | 'world'>;

/** A request as a test says it; the rest is as plain as can be. */
export interface SaidRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly address?: string;
  readonly session?: string;
}

/** Calls of a document's operations, in worlds of a seed, by a clock that only the test moves. */
export function callsOf(model: Model, seed = '1') {
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const worlds = createWorlds({
    seed,
    clock: () => new Date(nowMs),
    makeStore: () => createMemoryStore(),
  });
  return {
    worlds,
    /** Lets time pass. */
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** @param id an operationId */
    call: (id: string, { headers = {}, query = '', address, session = '' }: SaidRequest = {}): BareCall => {
      const operation = model.operations.find(({ operationId }) => operationId === id);
      if (!operation) throw new Error(`the document has no operation ${id}`);
      const request = { path: operation.path, query, headers, body: undefined, address };
      return { api: 'api', operation, request, world: worlds.of(session) };
    },
  };
}
