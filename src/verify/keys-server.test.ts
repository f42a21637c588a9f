import { expect, test } from 'vitest';
import type { Phase } from './case.ts';
import { type KeysSwitch, keysFetch, keysModel } from './keys-server.fixture.ts';
import { verify } from './verify.ts';

/** What is told of a store of keys: `code METHOD /path`, each once; and what is left on it. */
async function found(switched?: KeysSwitch, phases: readonly Phase[] = ['sequences']) {
  const kept = new Map();
  const { findings } = await verify(keysModel(), {
    server: 'http://keys.example',
    fetch: keysFetch(switched, kept),
    phases,
    salt: 'test',
    sleep: async () => {},
  });
  const all = findings.filter(({ severity }) => severity !== 'note');
  return { told: [...new Set(all.map(({ code, operation }) => `${code} ${operation}`))], left: kept.size };
}

test.each<[KeysSwitch, string]>([
  ['made-is-200', 'put-status PUT /keys/{key}'],
  ['replaced-is-201', 'put-status PUT /keys/{key}'],
  ['star-ignored', 'precondition-ignored PUT /keys/{key}'],
  ['star-always-412', 'precondition-ignored PUT /keys/{key}'],
  ['star-is-409', 'refusal-status PUT /keys/{key}'],
  ['match-of-nothing', 'precondition-ignored PUT /keys/{key}'],
  ['time-taken', 'read-only-written PUT /keys/{key}'],
  ['unlisted', 'not-listed-after-create GET /keys'],
  ['label-lost', 'created-differs PUT /keys/{key}'],
  ['no-default', 'default-not-applied PUT /keys/{key}'],
  ['refused-kept', 'refused-create-kept PUT /keys/{key}'],
  ['nowhere-location', 'location-wrong PUT /keys/{key}'],
  ['again-lost', 'not-readable-after-create PUT /keys/{key}'],
  ['delete-kept', 'readable-after-delete DELETE /keys/{key}'],
])('what only a PUT makes: %s is found', async (switched, want) => {
  expect((await found(switched)).told).toContain(want);
});

test.each<[KeysSwitch | undefined]>([
  [undefined],
  ['read-only-refused'],
  ['never-again'],
  ['conditions-first'],
])('what only a PUT makes: nothing is told of %s, and everything is deleted again', async (switched) => {
  const phases: readonly Phase[] = ['examples', 'sequences', 'boundaries', 'fuzz'];
  expect(await found(switched, phases)).toEqual({ told: [], left: 0 });
});
