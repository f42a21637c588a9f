import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incremental } from './incremental.ts';
import { memoryStateStore, type StateStore } from './state-store.ts';

const overlapMs = 3;

interface Row {
  readonly id: string;
  readonly at: number;
}

/** What happens on the server before a load: rows that are new or change, so long before or behind the newest one. */
const change = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  shift: fc.integer({ min: -overlapMs, max: 2 }),
});
/** A load, and what it breaks at: never, while reading, in the handler, or behind the write of the cursor. */
const round = fc.record({
  changes: fc.array(change, { maxLength: 6 }),
  breaksAt: fc.option(fc.record({ item: fc.nat(8), in: fc.constantFrom('load', 'handle', 'save') })),
  batchSize: fc.integer({ min: 1, max: 4 }),
});
type Round = typeof round extends fc.Arbitrary<infer R> ? R : never;

/** A place where rows and cursor are written together, or neither is. */
class Warehouse {
  readonly deliveries: Row[] = [];
  store: StateStore = memoryStateStore();

  async transaction(work: () => Promise<void>): Promise<void> {
    const [count, text] = [this.deliveries.length, await this.store.read('rows')];
    try {
      await work();
    } catch (error) {
      this.deliveries.length = count;
      this.store = memoryStateStore();
      if (text !== undefined) await this.store.write('rows', text, { expected: undefined });
      throw error;
    }
  }
}

function applyChanges(server: Map<string, Row>, changes: Round['changes']): void {
  for (const { id, shift } of changes) {
    const newest = Math.max(10, ...[...server.values()].map(({ at }) => at));
    // A row that changes has a later time than before.
    server.set(id, { id, at: Math.max(newest + shift, (server.get(id)?.at ?? 0) + 1) });
  }
}

async function loadOnce(
  rows: readonly Row[],
  warehouse: Warehouse,
  { breaksAt, batchSize }: Pick<Round, 'breaksAt' | 'batchSize'>,
  order: 'ascending' | 'any',
): Promise<void> {
  let [read, handled] = [0, 0];
  const breakIn = (place: string, count: number) => {
    if (breaksAt?.in === place && count > breaksAt.item) throw new Error('broken');
  };
  await incremental<Row>({
    store: warehouse.store,
    key: 'rows',
    *load(since) {
      for (const row of rows) {
        if (since !== undefined && row.at < Number(since)) continue;
        breakIn('load', ++read);
        yield row;
      }
    },
    cursorOf: ({ at }) => at,
    idOf: ({ id }) => id,
    overlapMs,
    order,
    batchSize,
    handle: (batch, { save }) =>
      warehouse.transaction(async () => {
        for (const row of batch) {
          breakIn('handle', ++handled);
          warehouse.deliveries.push(row);
        }
        await save();
        breakIn('save', handled);
      }),
  });
}

test.each(['ascending', 'any'] as const)(
  'each version that is read comes exactly once, %s',
  async (order) => {
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 8 }), fc.nat(), async (rounds, salt) => {
        const server = new Map<string, Row>();
        const warehouse = new Warehouse();
        const sorted = () => {
          const rows = [...server.values()].sort((a, b) => a.at - b.at);
          return order === 'any' ? rows.sort((a, b) => rank(a, salt) - rank(b, salt)) : rows;
        };
        for (const { changes, ...how } of rounds) {
          // What is late within the overlap is late for a cursor that is saved; a load that broke has read less.
          applyChanges(server, changes);
          await loadOnce(sorted(), warehouse, how, order).catch((error: Error) => {
            if (error.message !== 'broken') throw error;
            broken += 1;
          });
        }
        await loadOnce(sorted(), warehouse, { breaksAt: null, batchSize: 3 }, order);
        const keys = warehouse.deliveries.map(({ id, at }) => `${id}@${at}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect([...server.values()].filter(({ id, at }) => !keys.includes(`${id}@${at}`))).toEqual([]);
      }),
      { seed: 20260101, numRuns: 400 },
    );
    // Loads did break.
    expect(broken).toBeGreaterThan(200);
  },
);

/** Some order that is the same for the same salt. */
function rank({ id, at }: Row, salt: number): number {
  return Math.imul((id.charCodeAt(0) * 31 + at) ^ salt, 0x9e3779b1) >>> 0;
}
