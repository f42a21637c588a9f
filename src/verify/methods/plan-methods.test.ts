import { describe, expect, test } from 'vitest';
import { annsKey, type Fault, notesFetch, notesModel } from '../auth/notes-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planMethods } from './plan-methods.ts';

async function found(fault?: Fault) {
  const world = openWorld(notesModel, {
    server: 'http://notes.example',
    fetch: notesFetch(fault),
    headers: { 'X-Key': annsKey },
    salt: 'test',
  });
  for (const one of planMethods(notesModel, notesModel.operations)) await runCase(world, one, []);
  await world.close();
  return world.findings.map(({ code, operation, severity }) => `${severity} ${code} ${operation}`);
}

describe('what is wrong is found, and blamed on the path', () => {
  const faults: readonly (readonly [Fault, readonly string[]])[] = [
    ['put-works', ['error method-answered PUT /notes/{id}']],
    ['allow-lacks-post', ['error allow-incomplete GET /notes']],
    ['allow-names-put', ['error allow-incomplete GET /notes/{id}']],
    [
      'no-allow',
      [
        'error allow-incomplete GET /notes',
        'error allow-incomplete GET /notes/{id}',
        'error allow-incomplete GET /status',
      ],
    ],
    [
      'method-is-400',
      [
        'error method-status GET /notes',
        'error method-status GET /notes/{id}',
        'error method-status GET /status',
      ],
    ],
    ['head-is-404', ['error head-differs GET /notes/{id}']],
    ['head-has-other-type', ['error head-differs GET /notes/{id}']],
    ['everything-found', ['error route-answered GET /notes']],
    ['below-found', ['error route-answered GET /notes/{id}']],
  ];
  test.each(faults)('%s', async (fault, want) => {
    expect(await found(fault)).toEqual(want);
  });
});

test.each([undefined, 'no-head', 'head-refused'] as const)('%s is no fault', async (oddity) => {
  expect(await found(oddity)).toEqual([]);
});
