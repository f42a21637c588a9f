import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../model/load.ts';
import { benchOf } from './state.fixture.ts';
import { commandsFor, type Expected } from './state-model.fixture.ts';

const specs = fileURLToPath(new URL('../../../spec', import.meta.url));

describe('whatever is asked, in whatever order', () => {
  test.each(['jobs', 'projects', 'pipeline', 'studio', 'datasources'])(
    '%s answers as a plain list would',
    async (name) => {
      const loaded = await loadModel(`${specs}/${name}/openapi.yaml`);
      if (!loaded.ok) throw new Error(`${name} cannot be read`);
      const model = loaded.value;
      const start = () => {
        const bench = benchOf(model, { hasExamples: true });
        return { model: expectedOf(bench), real: bench };
      };
      const commands = commandsFor(benchOf(model));
      fc.assert(
        fc.property(commands, (list) => fc.modelRun(start, list)),
        { seed: 11, numRuns: 40, endOnFailure: false },
      );
      expect(expectedOf(benchOf(model, { hasExamples: true })).size).toBeGreaterThan(0);
    },
  );
});

/** What is there from the start. */
function expectedOf({ store, map }: ReturnType<typeof benchOf>): Expected {
  const all = { scope: {}, where: [], order: [], newestFirst: false, limit: 1000 } as const;
  return new Map(
    [...map.resources.keys()].map((name) => {
      const { items } = store.list(name, { ...all, from: { kind: 'offset', offset: 0 } });
      return [name, new Map(items.map(({ id, value }) => [id, { ...value }]))];
    }),
  );
}
