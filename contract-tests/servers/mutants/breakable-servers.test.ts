import { describe, expect, test } from 'vitest';
import { findingClasses } from '../../../src/contract/codes.ts';
import { loadSpec } from '../shared/listen.ts';
import type { BreakableServer } from './breakable-server.ts';
import { breakableServers } from './breakable-servers.ts';
import { toldOf, tryServer } from './try-server.ts';

// All mutants of all servers are tried by `node contract-tests/servers/mutants/try-all.ts`: here are two of each server, and
// only their own paths.

/** For one run of verify, on a machine that has much else to do. */
const timeoutMs = 300_000;

const narrowServers = breakableServers.map((server) => ({ ...server, depth: 99 }));
const samples = breakableServers.flatMap((server) => sampleOf(server).map((mutant) => ({ server, mutant })));

function sampleOf({ mutants, sample }: BreakableServer) {
  return mutants.filter(({ id }) => sample.includes(id));
}

describe.each(narrowServers)('$name, broken on purpose', (server) => {
  test('nothing is wrong there with it whole', { timeout: timeoutMs }, async () => {
    const near = sampleOf(server).flatMap(({ operations }) => operations);
    expect(toldOf(await tryServer(server, undefined, near))).toEqual([]);
  });

  test.each(sampleOf(server))('$class: $id', { timeout: timeoutMs }, async (mutant) => {
    const trial = await tryServer(server, mutant);
    expect(trial.right.length, `of ${JSON.stringify(toldOf(trial), null, 2)}`).toBeGreaterThan(0);
  });

  test('there are ten and more, of every class, each blaming a path of the document', async () => {
    const { operations } = await loadSpec(server.name);
    const paths = operations.map(({ path }) => path);
    const ids = server.mutants.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ids).size).toBe(ids.length);
    const classes = server.mutants.map((mutant) => mutant.class);
    expect(findingClasses.filter((one) => !classes.includes(one))).toEqual([]);
    const blamed = server.mutants.flatMap((mutant) => mutant.operations.map((one) => one.split(' ')[1]));
    expect(blamed.filter((path) => !paths.includes(path ?? ''))).toEqual([]);
  });

  test('an unknown mutant is refused with those that there are', async () => {
    const ids = server.mutants.map(({ id }) => id).toSorted();
    const refused = server.start({ mutant: 'no-such' });
    await expect(refused).rejects.toThrow(`there is no mutant "no-such"; there are:\n  ${ids.join('\n  ')}`);
  });
});

test('the samples are two of each server, and of every class', () => {
  expect(samples.length).toBe(2 * breakableServers.length);
  const classes = samples.map(({ mutant }) => mutant.class);
  expect(findingClasses.filter((one) => !classes.includes(one))).toEqual([]);
});
